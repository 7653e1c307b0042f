import { Form, graphql, Radios, Textarea, useForm } from '@candour/portal-kit'
import { useState } from 'react'
import type { StepProps } from './step-props.ts'

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
  const form = useForm(decideLateMutation, { ...props, controls: { accept: 'choice' } })
  const [choice, setChoice] = useState('')
  const [reason, setReason] = useState('')
  const take = () => {
    const complete = form.check([
      !choice && { field: 'choice', message: 'Select what you decide' },
      !reason.trim() && { field: 'reason', message: 'Enter the reason. The person is told it.' },
    ])
    if (!complete) return
    const decision = { accept: choice === accepting.value, reason: reason.trim() }
    void form.send({ complaintId: complaint.id, version: complaint.version ?? 0, ...decision })
  }
  return (
    <Form of={form} button="Record what you decide" onSubmit={take}>
      {complaint.lateness ? <p className="govuk-body">{complaint.lateness.explanation}</p> : null}
      <Radios
        name="choice"
        legend="What do you decide?"
        legendSize="s"
        choices={complaint.lateness?.acceptable ? [accepting, refusing] : [refusing]}
        value={choice}
        onChange={setChoice}
      />
      <Textarea name="reason" label="Why?" hint="The person reads it." rows={4} value={reason} onChange={setReason} />
    </Form>
  )
}
