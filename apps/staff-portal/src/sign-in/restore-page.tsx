import {
  Button,
  errorFor,
  ErrorSummary,
  Failure,
  formErrorsOf,
  graphql,
  Page,
  Radios,
  useChange,
  WarningText,
  type FormError,
} from '@candour/portal-kit'
import { useState } from 'react'
import { paths } from '../paths.ts'
import { useRecord } from '../record/record-context.ts'
import { channelChoices, isChannel } from './code-channels.ts'
import { CodeIssued } from './code-issued.tsx'
import { emptyProof, ProofFields, readProof } from './proof-fields.tsx'

const restoreMutation = graphql(`
  mutation RestoreAccess($input: RestoreAccessInput!) {
    restoreAccess(input: $input) {
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

/** Lets a person back in who lost access, once it is certain who they are. */
export function RestorePage() {
  const { person, name } = useRecord()
  const change = useChange(restoreMutation)
  const [proof, setProof] = useState(emptyProof)
  const [channel, setChannel] = useState('')
  const [errors, setErrors] = useState<FormError[]>([])
  const [issued, setIssued] = useState<{ code: string | null; expiresAt: string | null } | null>(null)

  const save = async () => {
    const read = readProof(proof)
    const found = [
      ...read.errors,
      ...(isChannel(channel) ? [] : [{ field: 'channel', message: 'Select how the code reaches them' }]),
    ]
    setErrors(found)
    if (found.length > 0 || !read.proof || !isChannel(channel)) return
    const data = await change.send({ input: { serviceUserId: person.id, channel, ...read.proof } })
    if (!data) return
    const { userErrors, code, expiresAt } = data.restoreAccess
    setErrors(formErrorsOf(userErrors, { channel: 'channel', proofSeen: 'proofSeen', note: 'note', serviceUserId: 'channel' }))
    if (userErrors.length === 0) setIssued({ code, expiresAt })
  }

  if (issued)
    return (
      <CodeIssued
        title="Access restored"
        {...issued}
        proof="their date of birth"
        address="/identity/code"
        messages={paths.messages(person.id)}
        back={{ to: paths.access(person.id), text: 'Go back to the record' }}
      />
    )
  return (
    <Page title="Restore access" about={name} back={paths.access(person.id)}>
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
        <Radios
          name="channel"
          legend="How does the new code reach them?"
          legendSize="s"
          choices={channelChoices}
          value={channel}
          onChange={setChannel}
          error={errorFor(errors, 'channel')}
        />
        <Button busy={change.busy}>End the old sign-in and make a code</Button>
      </form>
    </Page>
  )
}
