import { pageMessages } from '../page-messages.ts'
import { ChoicePage } from './choice-page.tsx'
import { withdrawMutation, withdrawnInput } from './sharing-query.ts'

const m = pageMessages.sharing

export function StopPage() {
  return (
    <ChoicePage verb="stop" mutation={withdrawMutation} inputOf={withdrawnInput}>
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
