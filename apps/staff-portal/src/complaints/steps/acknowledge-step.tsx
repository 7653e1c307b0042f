import { Form, graphql, useForm } from '@candour/portal-kit'
import type { StepProps } from './step-props.ts'

const acknowledgeMutation = graphql(`
  mutation AcknowledgeComplaint($input: AcknowledgeComplaintInput!) {
    acknowledgeComplaint(input: $input) {
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

/** Tells the person that the case is here, what happens with it and by when. */
export function AcknowledgeStep(props: StepProps) {
  const { complaint } = props
  const form = useForm(acknowledgeMutation, props)
  const input = { complaintId: complaint.id, version: complaint.version ?? 0 }
  return (
    <Form of={form} button="Acknowledge it" onSubmit={() => void form.send(input)}>
      <p className="govuk-body">The person is told:</p>
      <ul className="govuk-list govuk-list--bullet">
        <li>that it is here, and its reference</li>
        <li>who looks at it, and by when you reply</li>
        <li>whom else they can turn to</li>
      </ul>
      <p className="govuk-body">The text is kept with the case.</p>
    </Form>
  )
}
