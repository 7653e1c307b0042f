import { useChange } from '@candour/portal-kit'
import { pageMessages } from '../page-messages.ts'
import { ChoicePage } from './choice-page.tsx'
import { withdrawMutation } from './sharing-query.ts'

const m = pageMessages.sharing

export function StopPage() {
  const change = useChange(withdrawMutation)
  return (
    <ChoicePage
      verb="stop"
      change={change}
      send={async (serviceUserId, { item, version }) => {
        const data = await change.send({ input: { serviceUserId, itemCode: item.code, ...(version !== null && { version }) } })
        return data?.withdrawConsent
      }}
    >
      {({ item }) => (
        <>
          <p className="govuk-body">{m.stopIntro}</p>
          <h2 className="govuk-heading-m">{item.title}</h2>
          <p className="govuk-body">
            {m.stopNow} {m.stopBefore}
          </p>
          <h3 className="govuk-heading-s">{m.stopEffect}</h3>
          <p className="govuk-body">{item.wording.consequences}</p>
        </>
      )}
    </ChoicePage>
  )
}
