import { Form, graphql, Page, TextInput, useForm } from '@candour/portal-kit'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { paths } from '../paths.ts'

const addMutation = graphql(`
  mutation AddStaffMember($input: AddStaffMemberInput!) {
    addStaffMember(input: $input) {
      staffMember {
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

/** Puts somebody on the staff; the invitation is the next page. */
export function AddStaffPage() {
  const navigate = useNavigate()
  const [name, setName] = useState('')
  const [username, setUsername] = useState('')
  const form = useForm(addMutation, {
    onDone: ({ staffMember }) => staffMember && void navigate(paths.inviteStaff(staffMember.id)),
  })

  return (
    <Page title="Add a member of staff" back={paths.staff()}>
      <Form of={form} onSubmit={() => void form.send({ name, username })} button="Add and invite">
        <p className="govuk-body">They have no role until you request one and it is approved.</p>
        <TextInput name="name" label="Full name" value={name} onChange={setName} />
        <TextInput
          name="username"
          label="User name"
          hint="They sign in with it, and show it together with their one-time code."
          value={username}
          onChange={setUsername}
        />
      </Form>
    </Page>
  )
}
