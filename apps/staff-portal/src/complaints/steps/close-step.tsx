import { graphql } from '@candour/portal-kit'
import { StepForm } from './step-form.tsx'
import { useStep, type StepProps } from './use-step.ts'

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
  const step = useStep(closeMutation, props, (data) => data.closeComplaint.userErrors)
  const input = { complaintId: complaint.id, version: complaint.version ?? 0 }
  return (
    <StepForm step={step} button="Close it" onSubmit={() => void step.take({ input })}>
      <p className="govuk-body">Findings and outcome are on record, and nothing more is to be done.</p>
    </StepForm>
  )
}
