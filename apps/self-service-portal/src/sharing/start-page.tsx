import { SummaryList, SummaryRow, useChange } from '@candour/portal-kit'
import { pageMessages } from '../page-messages.ts'
import { ChoicePage } from './choice-page.tsx'
import { givenInput, giveMutation } from './sharing-query.ts'

const m = pageMessages.sharing

/** The words that are agreed to stand above the button. */
export function StartPage() {
  const change = useChange(giveMutation)
  return (
    <ChoicePage
      verb="start"
      change={change}
      send={async (personId, consent) => (await change.send({ input: givenInput(personId, consent) }))?.recordConsentDecision}
    >
      {({ item: { title, wording } }) => (
        <>
          <p className="govuk-body">{m.startRead}</p>
          <h2 className="govuk-heading-m">{title}</h2>
          <p className="govuk-body">{wording.text}</p>
          <SummaryList>
            <SummaryRow label={m.who}>{wording.who}</SummaryRow>
            <SummaryRow label={m.what}>{wording.what}</SummaryRow>
            <SummaryRow label={m.why}>{wording.why}</SummaryRow>
            <SummaryRow label={m.howLong}>{wording.howLong}</SummaryRow>
            <SummaryRow label={m.ifNot}>{wording.consequences}</SummaryRow>
            <SummaryRow label={m.changeMind}>{wording.howToWithdraw}</SummaryRow>
          </SummaryList>
        </>
      )}
    </ChoicePage>
  )
}
