import { graphql } from '@candour/portal-kit'
import { StepForm } from './step-form.tsx'
import { useStep, type StepProps } from './use-step.ts'

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
  const step = useStep(acknowledgeMutation, props, (data) => data.acknowledgeComplaint.userErrors)
  const input = { complaintId: complaint.id, version: complaint.version ?? 0 }
  return (
    <StepForm step={step} button="Acknowledge it" onSubmit={() => void step.take({ input })}>
      <p className="govuk-body">The person is told:</p>
      <ul className="govuk-list govuk-list--bullet">
        <li>that it is here, and its reference</li>
        <li>who looks at it, and by when you reply</li>
        <li>whom else they can turn to</li>
      </ul>
      <p className="govuk-body">The text is kept with the case.</p>
    </StepForm>
  )
}
