import { Form, graphql, Page, useForm } from '@candour/portal-kit'
import { useState } from 'react'
import { paths } from '../paths.ts'
import { CodeIssued } from '../sign-in/code-issued.tsx'
import { useRepresentative } from './use-representative.tsx'

const inviteMutation = graphql(`
  mutation InviteRepresentative($input: InviteRepresentativeInput!) {
    inviteRepresentative(input: $input) {
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

/** Issues a one-time code with which somebody who acts for the person chooses how they sign in. */
export function InviteRepresentativePage() {
  const { person, id, name, failure } = useRepresentative()
  const [issued, setIssued] = useState<{ code: string | null; expiresAt: string | null } | null>(null)
  const form = useForm(inviteMutation, { onDone: setIssued })

  if (issued)
    return (
      <CodeIssued
        title="Invited"
        {...issued}
        proof="the date of birth of the person for whom they act"
        address="/identity/code"
        back={{ to: paths.access(person.id), text: 'Go back to the record' }}
      />
    )
  return (
    <Page title="Invite somebody who acts for the person" caption={name} back={paths.access(person.id)}>
      {failure ?? (
        <Form of={form} onSubmit={() => void form.send({ representationId: id })} button="Make the code">
          <p className="govuk-body">
            You get a one-time code to hand over. With it and the person’s date of birth they choose a user name and a password.
            Then they see what their authority covers.
          </p>
        </Form>
      )}
    </Page>
  )
}
