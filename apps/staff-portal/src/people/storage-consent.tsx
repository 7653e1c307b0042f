import { DateInput, Radios, type ResultOf } from '@candour/portal-kit'
import { methodsOf } from '../consent/decision-draft.ts'
import { useViewer } from '../frame/viewer-context.ts'
import { WordingCard } from '../consent/wording-card.tsx'
import type { RegisterDraft } from './register-draft.ts'
import type { consentFormQuery } from './register-operations.ts'

type Item = NonNullable<ResultOf<typeof consentFormQuery>['consentForm']>['items'][number]

interface StorageConsentProps {
  item: Item
  draft: RegisterDraft
  onChange: (draft: RegisterDraft) => void
}

const answers = [
  { value: 'yes', text: 'Yes, they agree' },
  { value: 'no', text: 'No, they do not agree' },
]

/** Consent to keep a record, asked before there is one. */
export function StorageConsent({ item, draft, onChange }: StorageConsentProps) {
  const { organisation } = useViewer()
  return (
    <>
      <h2 className="govuk-heading-m">{item.title}</h2>
      <p className="govuk-body">Read this with the person.</p>
      <WordingCard wording={item.wording} />
      <Radios
        name="agrees"
        legend="Does the person agree?"
        legendSize="s"
        choices={answers}
        value={draft.agrees}
        onChange={(value) => onChange({ ...draft, agrees: value as RegisterDraft['agrees'] })}
      />
      {draft.agrees === 'yes' ? (
        <>
          <Radios
            name="method"
            legend="How did they tell you?"
            legendSize="s"
            choices={methodsOf(organisation)}
            value={draft.method}
            onChange={(value) => onChange({ ...draft, method: value as RegisterDraft['method'] })}
          />
          <DateInput
            name="visitedOn"
            legend="Day of the visit or call (optional)"
            legendSize="s"
            hint="Leave it empty if it is today"
            value={draft.visitedOn}
            onChange={(visitedOn) => onChange({ ...draft, visitedOn })}
          />
        </>
      ) : null}
    </>
  )
}
