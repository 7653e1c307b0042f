import {
  Button,
  ConfirmPage,
  errorFor,
  ErrorSummary,
  Failure,
  formErrorsOf,
  graphql,
  Page,
  Radios,
  useChange,
  type FormError,
} from '@candour/portal-kit'
import { useState } from 'react'
import { Link } from 'react-router'
import { paths } from '../paths.ts'
import { roleName, staffRoles } from '../wording/roles.ts'
import { useMember } from './member-context.ts'

const requestRoleMutation = graphql(`
  mutation RequestRole($input: RequestRoleInput!) {
    requestRole(input: $input) {
      roleRequest {
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

/** Asks for a role for somebody; the data protection officer decides. */
export function RequestRolePage() {
  const { member, name } = useMember()
  const change = useChange(requestRoleMutation)
  const [role, setRole] = useState('')
  const [errors, setErrors] = useState<FormError[]>([])
  const [sent, setSent] = useState(false)

  const save = async () => {
    if (!role) return setErrors([{ field: 'role', message: 'Select a role' }])
    const data = await change.send({ input: { staffMemberId: member.id, role } })
    if (!data) return
    setErrors(formErrorsOf(data.requestRole.userErrors, { role: 'role', staffMemberId: 'role' }))
    setSent(data.requestRole.userErrors.length === 0)
  }

  if (sent)
    return (
      <ConfirmPage title="Role requested" detail={`${roleName(role)} for ${name}`}>
        <p className="govuk-body">The data protection officer decides. Nothing changes until then.</p>
        <p className="govuk-body">
          <Link className="govuk-link" to={paths.staff()}>
            Go to the staff list
          </Link>
        </p>
      </ConfirmPage>
    )
  return (
    <Page title="Request a role" caption={name} back={paths.member(member.id)}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <ErrorSummary errors={errors} />
        {change.problem ? <Failure problem={change.problem} /> : null}
        <Radios
          name="role"
          legend="Which role do they need?"
          legendSize="s"
          choices={staffRoles}
          value={role}
          onChange={setRole}
          error={errorFor(errors, 'role')}
        />
        <Button busy={change.busy}>Send the request</Button>
      </form>
    </Page>
  )
}
