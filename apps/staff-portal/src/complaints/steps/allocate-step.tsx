import { errorFor, graphql } from '@candour/portal-kit'
import { useState } from 'react'
import { ColleagueSelect } from './colleague-select.tsx'
import { StepForm } from './step-form.tsx'
import { useStep, type StepProps } from './use-step.ts'

const allocateMutation = graphql(`
  mutation AllocateComplaint($input: AllocateComplaintInput!) {
    allocateComplaint(input: $input) {
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

/** Who looks into it: never somebody whom it is about. */
export function AllocateStep(props: StepProps) {
  const { complaint } = props
  const step = useStep(allocateMutation, props, (data) => data.allocateComplaint.userErrors, { staffMemberId: 'member' })
  const [member, setMember] = useState('')
  const take = () => {
    if (!step.check(member ? [] : [{ field: 'member', message: 'Select who looks into it' }])) return
    void step.take({ input: { complaintId: complaint.id, version: complaint.version ?? 0, staffMemberId: member } })
  }
  return (
    <StepForm step={step} button="Give it to them" onSubmit={take}>
      <ColleagueSelect
        name="member"
        label="Who looks into it?"
        hint="Never somebody whom it is about."
        error={errorFor(step.errors, 'member')}
        value={member}
        onChange={setMember}
      />
    </StepForm>
  )
}
