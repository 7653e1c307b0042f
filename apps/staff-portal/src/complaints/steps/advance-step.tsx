import { Form, graphql, Textarea, useForm } from '@candour/portal-kit'
import { useState } from 'react'
import type { StepProps } from './step-props.ts'

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
  const form = useForm(advanceMutation, props)
  const [reason, setReason] = useState('')
  const take = () => {
    const given = reason.trim() ? { reason: reason.trim() } : {}
    void form.send({ complaintId: complaint.id, version: complaint.version ?? 0, ...given })
  }
  return (
    <Form of={form} button="Take it to the next stage" onSubmit={take}>
      <p className="govuk-body">Somebody is found for the next stage anew.</p>
      <Textarea name="reason" label="Why is the person not content? (optional)" value={reason} onChange={setReason} />
    </Form>
  )
}
