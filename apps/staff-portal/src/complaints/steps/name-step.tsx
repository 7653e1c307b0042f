import { Form, graphql, useForm } from '@candour/portal-kit'
import { useState } from 'react'
import { ColleagueSelect } from './colleague-select.tsx'
import type { StepProps } from './step-props.ts'

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
  const form = useForm(nameMutation, { ...props, controls: { staffMemberId: 'member' } })
  const [member, setMember] = useState('')
  const take = () => {
    if (!form.check([!member && { field: 'member', message: 'Select whom it is about' }])) return
    void form.send({ complaintId: complaint.id, version: complaint.version ?? 0, staffMemberId: member })
  }
  return (
    <Form of={form} button="Keep them out of it" onSubmit={take}>
      <ColleagueSelect
        name="member"
        label="Which member of staff is it about?"
        hint="They see nothing of it from now on, and lose it if it is theirs."
        value={member}
        onChange={setMember}
      />
    </Form>
  )
}
