import { ConfirmPage, Form, graphql, Page, Radios, useForm } from '@candour/portal-kit'
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
  const [role, setRole] = useState('')
  const [sent, setSent] = useState(false)
  const form = useForm(requestRoleMutation, { onDone: () => setSent(true), controls: { staffMemberId: 'role' } })

  const save = () => {
    if (form.check([!role && { field: 'role', message: 'Select a role' }])) void form.send({ staffMemberId: member.id, role })
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
      <Form of={form} onSubmit={save} button="Send the request">
        <Radios
          name="role"
          legend="Which role do they need?"
          legendSize="s"
          choices={staffRoles}
          value={role}
          onChange={setRole}
        />
      </Form>
    </Page>
  )
}
