import { Form, graphql, useForm } from '@candour/portal-kit'
import type { StepProps } from './step-props.ts'

const closeMutation = graphql(`
  mutation CloseComplaint($input: CloseComplaintInput!) {
    closeComplaint(input: $input) {
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

/** The end of a case whose findings and outcome are on record. */
export function CloseStep(props: StepProps) {
  const { complaint } = props
  const form = useForm(closeMutation, props)
  const input = { complaintId: complaint.id, version: complaint.version ?? 0 }
  return (
    <Form of={form} button="Close it" onSubmit={() => void form.send(input)}>
      <p className="govuk-body">Findings and outcome are on record, and nothing more is to be done.</p>
    </Form>
  )
}
