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
  const change = useChange(restoreMutation)
  const [proof, setProof] = useState(emptyProof)
  const [errors, setErrors] = useState<FormError[]>([])
  const [issued, setIssued] = useState<{ code: string | null; expiresAt: string | null } | null>(null)

  const save = async () => {
    const read = readProof(proof)
    setErrors(read.errors)
    if (!read.proof) return
    const data = await change.send({ input: { staffMemberId: member.id, ...read.proof } })
    if (!data) return
    const { userErrors, code, expiresAt } = data.restoreStaffAccess
    setErrors(formErrorsOf(userErrors, { staffMemberId: 'proofSeen', proofSeen: 'proofSeen', note: 'note' }))
    if (userErrors.length === 0) setIssued({ code, expiresAt })
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
      <ErrorSummary errors={errors} />
      {change.problem ? <Failure problem={change.problem} /> : null}
      <WarningText>The old password and security codes stop working and they are signed out everywhere, at once.</WarningText>
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
