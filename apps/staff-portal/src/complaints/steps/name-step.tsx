import { errorFor, graphql } from '@candour/portal-kit'
import { useState } from 'react'
import { ColleagueSelect } from './colleague-select.tsx'
import { StepForm } from './step-form.tsx'
import { useStep, type StepProps } from './use-step.ts'

const nameMutation = graphql(`
  mutation NameComplainedAbout($input: NameComplainedAboutInput!) {
    nameComplainedAbout(input: $input) {
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

/** Whom it is about: from then on they find nothing of it. */
export function NameStep(props: StepProps) {
  const { complaint } = props
  const step = useStep(nameMutation, props, (data) => data.nameComplainedAbout.userErrors, { staffMemberId: 'member' })
  const [member, setMember] = useState('')
  const take = () => {
    if (!step.check(member ? [] : [{ field: 'member', message: 'Select whom it is about' }])) return
    void step.take({ input: { complaintId: complaint.id, version: complaint.version ?? 0, staffMemberId: member } })
  }
  return (
    <StepForm step={step} button="Keep them out of it" onSubmit={take}>
      <ColleagueSelect
        name="member"
        label="Which member of staff is it about?"
        hint="They see nothing of it from now on, and lose it if it is theirs."
        error={errorFor(step.errors, 'member')}
        value={member}
        onChange={setMember}
      />
    </StepForm>
  )
}
