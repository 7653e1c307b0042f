import { errorFor, graphql, Textarea } from '@candour/portal-kit'
import { useState } from 'react'
import { StepForm } from './step-form.tsx'
import { useStep, type StepProps } from './use-step.ts'

const advanceMutation = graphql(`
  mutation AdvanceStage($input: AdvanceStageInput!) {
    advanceStage(input: $input) {
      complaint {
        id
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`)

/** The person is not content: the next stage begins, with somebody else. */
export function AdvanceStep(props: StepProps) {
  const { complaint } = props
  const step = useStep(advanceMutation, props, (data) => data.advanceStage.userErrors, { reason: 'reason' })
  const [reason, setReason] = useState('')
  const take = () => {
    const given = reason.trim() ? { reason: reason.trim() } : {}
    void step.take({ input: { complaintId: complaint.id, version: complaint.version ?? 0, ...given } })
  }
  return (
    <StepForm step={step} button="Take it to the next stage" onSubmit={take}>
      <p className="govuk-body">Somebody is found for the next stage anew.</p>
      <Textarea
        name="reason"
        label="Why is the person not content? (optional)"
        value={reason}
        onChange={setReason}
        error={errorFor(step.errors, 'reason')}
      />
    </StepForm>
  )
}
