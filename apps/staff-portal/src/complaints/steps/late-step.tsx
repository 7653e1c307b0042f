import { errorFor, graphql, Radios, Textarea, type FormError } from '@candour/portal-kit'
import { useState } from 'react'
import { StepForm } from './step-form.tsx'
import { useStep, type StepProps } from './use-step.ts'

const decideLateMutation = graphql(`
  mutation DecideLateComplaint($input: DecideLateComplaintInput!) {
    decideLateComplaint(input: $input) {
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

const accepting = { value: 'accept', text: 'Look into it all the same' }
const refusing = {
  value: 'refuse',
  text: 'Refuse it as out of time',
  hint: 'The person is told your reason and whom else they can turn to.',
}

/** A case that came too late: look into it all the same, or not, with the reason. */
export function LateStep(props: StepProps) {
  const { complaint } = props
  const controls = { accept: 'choice', reason: 'reason' }
  const step = useStep(decideLateMutation, props, (data) => data.decideLateComplaint.userErrors, controls)
  const [choice, setChoice] = useState('')
  const [reason, setReason] = useState('')
  const take = () => {
    const found: FormError[] = []
    if (!choice) found.push({ field: 'choice', message: 'Select what you decide' })
    if (!reason.trim()) found.push({ field: 'reason', message: 'Enter the reason. The person is told it.' })
    if (!step.check(found)) return
    const decision = { accept: choice === accepting.value, reason: reason.trim() }
    void step.take({ input: { complaintId: complaint.id, version: complaint.version ?? 0, ...decision } })
  }
  return (
    <StepForm step={step} button="Record what you decide" onSubmit={take}>
      {complaint.lateness ? <p className="govuk-body">{complaint.lateness.explanation}</p> : null}
      <Radios
        name="choice"
        legend="What do you decide?"
        legendSize="s"
        choices={complaint.lateness?.acceptable ? [accepting, refusing] : [refusing]}
        value={choice}
        onChange={setChoice}
        error={errorFor(step.errors, 'choice')}
      />
      <Textarea
        name="reason"
        label="Why?"
        hint="The person reads it."
        rows={4}
        value={reason}
        onChange={setReason}
        error={errorFor(step.errors, 'reason')}
      />
    </StepForm>
  )
}
