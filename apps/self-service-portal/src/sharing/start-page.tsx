import { SummaryList, SummaryRow } from '@candour/portal-kit'
import { pageMessages } from '../page-messages.ts'
import { ChoicePage } from './choice-page.tsx'
import { givenInput, giveMutation } from './sharing-query.ts'

const m = pageMessages.sharing

/** The words that are agreed to stand above the button. */
export function StartPage() {
  return (
    <ChoicePage verb="start" mutation={giveMutation} inputOf={givenInput}>
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
