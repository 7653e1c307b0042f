import {
  Button,
  ErrorSummary,
  Failure,
  formErrorsOf,
  graphql,
  Page,
  useChange,
  WarningText,
  type FormError,
} from '@candour/portal-kit'
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
  const change = useChange(restoreMutation)
  const [proof, setProof] = useState(emptyProof)
  const [errors, setErrors] = useState<FormError[]>([])
  const [issued, setIssued] = useState<{ code: string | null; expiresAt: string | null } | null>(null)

  const save = async () => {
    const read = readProof(proof)
    setErrors(read.errors)
    if (!read.proof) return
    const data = await change.send({ input: { representationId: id, ...read.proof } })
    if (!data) return
    const { userErrors, code, expiresAt } = data.restoreRepresentativeAccess
    setErrors(formErrorsOf(userErrors, { proofSeen: 'proofSeen', note: 'note' }))
    if (userErrors.length === 0) setIssued({ code, expiresAt })
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
      {failure}
      <ErrorSummary errors={errors} />
      {change.problem ? <Failure problem={change.problem} /> : null}
      <WarningText>The old password stops working and they are signed out everywhere, at once.</WarningText>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <ProofFields value={proof} onChange={setProof} errors={errors} />
        <Button busy={change.busy}>End the old sign-in and make a code</Button>
      </form>
    </Page>
  )
}
