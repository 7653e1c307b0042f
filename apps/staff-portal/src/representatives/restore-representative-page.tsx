import { Form, graphql, Page, useForm, WarningText } from '@candour/portal-kit'
import { useState } from 'react'
import { paths } from '../paths.ts'
import { CodeIssued } from '../sign-in/code-issued.tsx'
import { emptyProof, ProofFields, readProof } from '../sign-in/proof-fields.tsx'
import { useRepresentative } from './use-representative.tsx'

const restoreMutation = graphql(`
  mutation RestoreRepresentativeAccess($input: RestoreRepresentativeAccessInput!) {
    restoreRepresentativeAccess(input: $input) {
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

/** Lets somebody who acts for the person back in, once it is certain who they are. */
export function RestoreRepresentativePage() {
  const { person, id, name, failure } = useRepresentative()
  const [proof, setProof] = useState(emptyProof)
  const [issued, setIssued] = useState<{ code: string | null; expiresAt: string | null } | null>(null)
  const form = useForm(restoreMutation, { onDone: setIssued })

  const save = () => {
    const read = readProof(proof)
    if (form.check(read.errors) && read.proof) void form.send({ representationId: id, ...read.proof })
  }

  if (issued)
    return (
      <CodeIssued
        title="Access restored"
        {...issued}
        proof="the date of birth of the person for whom they act"
        address="/identity/code"
        back={{ to: paths.access(person.id), text: 'Go back to the record' }}
      />
    )
  return (
    <Page title="Restore access of somebody who acts for the person" caption={name} back={paths.access(person.id)}>
      {failure ?? (
        <Form of={form} onSubmit={save} button="End the old sign-in and make a code">
          <WarningText>The old password stops working and they are signed out everywhere, at once.</WarningText>
          <ProofFields value={proof} onChange={setProof} />
        </Form>
      )}
    </Page>
  )
}
