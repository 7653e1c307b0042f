import {
  Button,
  errorFor,
  ErrorSummary,
  Failure,
  formErrorsOf,
  graphql,
  Page,
  TextInput,
  useChange,
  type FormError,
} from '@candour/portal-kit'
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
  const change = useChange(addMutation)
  const [name, setName] = useState('')
  const [username, setUsername] = useState('')
  const [errors, setErrors] = useState<FormError[]>([])

  const save = async () => {
    const data = await change.send({ input: { name, username } })
    if (!data) return
    const { userErrors, staffMember } = data.addStaffMember
    setErrors(formErrorsOf(userErrors, { name: 'name', username: 'username' }))
    if (userErrors.length === 0 && staffMember) void navigate(paths.inviteStaff(staffMember.id))
  }

  return (
    <Page title="Add a member of staff" back={paths.staff()}>
      <ErrorSummary errors={errors} />
      {change.problem ? <Failure problem={change.problem} /> : null}
      <p className="govuk-body">They have no role until you request one and it is approved.</p>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <TextInput name="name" label="Full name" value={name} onChange={setName} error={errorFor(errors, 'name')} />
        <TextInput
          name="username"
          label="User name"
          hint="They sign in with it, and show it together with their one-time code."
          value={username}
          onChange={setUsername}
          error={errorFor(errors, 'username')}
        />
        <Button busy={change.busy}>Add and invite</Button>
      </form>
    </Page>
  )
}
