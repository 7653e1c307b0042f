import { Form, graphql, Page, useForm } from '@candour/portal-kit'
import { useState } from 'react'
import { paths } from '../paths.ts'
import { CodeIssued } from '../sign-in/code-issued.tsx'
import { useMember } from './member-context.ts'

const inviteMutation = graphql(`
  mutation InviteStaffMember($input: InviteStaffMemberInput!) {
    inviteStaffMember(input: $input) {
      code
      expiresAt
      userErrors {
        code
        message
        path
      }
    }
  }
`)

/** Issues a one-time code with which a member of staff chooses their password and second factor. */
export function InviteStaffPage() {
  const { member, name } = useMember()
  const [issued, setIssued] = useState<{ code: string | null; expiresAt: string | null } | null>(null)
  const form = useForm(inviteMutation, { onDone: setIssued })

  if (issued)
    return (
      <CodeIssued
        title="Invited"
        {...issued}
        proof="their user name"
        address="/identity/code?for=staff"
        back={{ to: paths.member(member.id), text: 'Go back to the member of staff' }}
      />
    )
  return (
    <Page title="Invite a member of staff" caption={name} back={paths.member(member.id)}>
      <Form of={form} onSubmit={() => void form.send({ staffMemberId: member.id })} button="Make the code">
        <p className="govuk-body">
          You get a one-time code to hand over. With it and their user name they choose a password and set up security codes.
        </p>
      </Form>
    </Page>
  )
}
