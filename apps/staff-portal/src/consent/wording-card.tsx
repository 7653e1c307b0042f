import { SummaryList, SummaryRow, type ResultOf } from '@candour/portal-kit'
import type { consentQuery } from './consent-query.ts'

type Consents = NonNullable<NonNullable<ResultOf<typeof consentQuery>['serviceUser']>['consents']>
type Wording = Consents[number]['item']['wording']

/** The words that the person is asked to decide on, in the version that will be kept with the decision. */
export function WordingCard({ wording }: { wording: Wording }) {
  return (
    <>
      <p className="govuk-body-l candour-text">{wording.text}</p>
      <SummaryList>
        <SummaryRow label="Who">{wording.who}</SummaryRow>
        <SummaryRow label="What">{wording.what}</SummaryRow>
        <SummaryRow label="Why">{wording.why}</SummaryRow>
        <SummaryRow label="How long">{wording.howLong}</SummaryRow>
        <SummaryRow label="If they say no">{wording.consequences}</SummaryRow>
        <SummaryRow label="Changing their mind">{wording.howToWithdraw}</SummaryRow>
      </SummaryList>
      <p className="govuk-body-s candour-quiet">Wording version {wording.version}</p>
    </>
  )
}
