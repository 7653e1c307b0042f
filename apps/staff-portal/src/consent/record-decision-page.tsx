import { Empty, Failure, FieldValue, Loaded, Page, useFresh } from '@candour/portal-kit'
import { useState } from 'react'
import { Navigate, useParams } from 'react-router'
import { consentSteps, paths, type ConsentStep } from '../paths.ts'
import { useRecord } from '../record/record-context.ts'
import { CheckStep } from './check-step.tsx'
import { consentQuery, type Consent } from './consent-query.ts'
import { decisionErrors, emptyDraft, howErrors } from './decision-draft.ts'
import { DecisionStep } from './decision-step.tsx'
import { HowStep } from './how-step.tsx'
import { WordingStep } from './wording-step.tsx'

const isStep = (step: string | undefined): step is ConsentStep => (consentSteps as readonly string[]).includes(step ?? '')

/** Recording a decision: wording, decision, how and signature, check answers; one page each. */
export function RecordDecisionPage() {
  const { person } = useRecord()
  const { item = '' } = useParams()
  const answer = useFresh(consentQuery, { id: person.id })
  const nothing = (
    <Page title="Record a decision" back={paths.consent(person.id)}>
      <Empty title="There is no such item on the form." />
    </Page>
  )
  return (
    <Loaded
      of={answer}
      part={(data) => data.serviceUser}
      missing={nothing}
      page={(standIn) => (
        <Page title="Record a decision" back={paths.consent(person.id)}>
          {standIn}
        </Page>
      )}
    >
      {(record) => {
        const consents = answer.reader.read('ServiceUser', record, 'consents')
        const consent = consents.kind === 'known' ? consents.value.find((one) => one.item.code === item) : undefined
        if (consent) return <Steps consent={consent} reload={answer.refetch} key={item} />
        return consents.kind === 'hidden' || consents.kind === 'failed' ? (
          <Page title="Record a decision" back={paths.consent(person.id)}>
            {consents.kind === 'failed' ? (
              <Failure problem={consents.problem} onRetry={answer.refetch} />
            ) : (
              <FieldValue reading={consents} />
            )}
          </Page>
        ) : (
          nothing
        )
      }}
    </Loaded>
  )
}

function Steps({ consent, reload }: { consent: Consent; reload: () => void }) {
  const { person } = useRecord()
  const { item = '', step } = useParams()
  const [draft, setDraft] = useState(emptyDraft)
  const to = (next: ConsentStep) => paths.recordConsent(person.id, item, next)
  // A reload forgets the answers: start again rather than record half of them.
  if (!isStep(step) || (step === 'how' && decisionErrors(draft).length > 0)) return <Navigate to={to('wording')} replace />
  if (step === 'check' && [...decisionErrors(draft), ...howErrors(draft)].length > 0)
    return <Navigate to={to('wording')} replace />
  const props = { consent, draft, onChange: setDraft, to, reload }
  if (step === 'wording') return <WordingStep {...props} />
  if (step === 'decision') return <DecisionStep {...props} />
  if (step === 'how') return <HowStep {...props} />
  return <CheckStep {...props} />
}
