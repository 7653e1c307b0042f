import { Form, graphql, useForm } from '@candour/portal-kit'
import { useState } from 'react'
import { ColleagueSelect } from './colleague-select.tsx'
import type { StepProps } from './step-props.ts'

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
  const form = useForm(allocateMutation, { ...props, controls: { staffMemberId: 'member' } })
  const [member, setMember] = useState('')
  const take = () => {
    if (!form.check([!member && { field: 'member', message: 'Select who looks into it' }])) return
    void form.send({ complaintId: complaint.id, version: complaint.version ?? 0, staffMemberId: member })
  }
  return (
    <Form of={form} button="Give it to them" onSubmit={take}>
      <ColleagueSelect
        name="member"
        label="Who looks into it?"
        hint="Never somebody whom it is about."
        value={member}
        onChange={setMember}
      />
    </Form>
  )
}
