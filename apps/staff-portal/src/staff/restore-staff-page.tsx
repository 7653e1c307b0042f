import { Form, graphql, Page, useForm, WarningText } from '@candour/portal-kit'
import { useState } from 'react'
import { paths } from '../paths.ts'
import { CodeIssued } from '../sign-in/code-issued.tsx'
import { emptyProof, ProofFields, readProof } from '../sign-in/proof-fields.tsx'
import { useMember } from './member-context.ts'

const restoreMutation = graphql(`
  mutation RestoreStaffAccess($input: RestoreStaffAccessInput!) {
    restoreStaffAccess(input: $input) {
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

/** Lets a colleague back in who lost access, once it is certain who they are. */
export function RestoreStaffPage() {
  const { member, name } = useMember()
  const [proof, setProof] = useState(emptyProof)
  const [issued, setIssued] = useState<{ code: string | null; expiresAt: string | null } | null>(null)
  const form = useForm(restoreMutation, { onDone: setIssued, controls: { staffMemberId: 'proofSeen' } })

  const save = () => {
    const read = readProof(proof)
    if (form.check(read.errors) && read.proof) void form.send({ staffMemberId: member.id, ...read.proof })
  }

  if (issued)
    return (
      <CodeIssued
        title="Access restored"
        {...issued}
        proof="their user name"
        address="/identity/code?for=staff"
        back={{ to: paths.member(member.id), text: 'Go back to the member of staff' }}
      />
    )
  return (
    <Page title="Restore a colleague’s access" caption={name} back={paths.member(member.id)}>
      <Form of={form} onSubmit={save} button="End the old sign-in and make a code">
        <WarningText>The old password and security codes stop working and they are signed out everywhere, at once.</WarningText>
        <ProofFields value={proof} onChange={setProof} />
      </Form>
    </Page>
  )
}
