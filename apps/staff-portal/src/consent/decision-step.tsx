import { Button, ErrorSummary, errorFor, Page, Radios, type FormError } from '@candour/portal-kit'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { decisionErrors, decisions, type DecisionDraft } from './decision-draft.ts'
import type { StepProps } from './step-props.ts'

/** Yes and no weigh the same, and neither is chosen beforehand. */
export function DecisionStep({ consent, draft, onChange, to }: StepProps) {
  const navigate = useNavigate()
  const [errors, setErrors] = useState<FormError[]>([])
  return (
    <Page title="What did the person decide?" caption={consent.item.title} back={to('wording')}>
      <ErrorSummary errors={errors} />
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          const found = decisionErrors(draft)
          setErrors(found)
          if (found.length === 0) void navigate(to('how'))
        }}
      >
        <Radios
          name="decision"
          legend="Their decision"
          legendSize="s"
          choices={decisions}
          value={draft.decision}
          onChange={(value) => onChange({ ...draft, decision: value as DecisionDraft['decision'] })}
          error={errorFor(errors, 'decision')}
        />
        <Button>Continue</Button>
      </form>
    </Page>
  )
}
