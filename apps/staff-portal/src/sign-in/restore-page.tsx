import { Form, graphql, Page, Radios, useForm, WarningText } from '@candour/portal-kit'
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
  const [proof, setProof] = useState(emptyProof)
  const [channel, setChannel] = useState('')
  const [issued, setIssued] = useState<{ code: string | null; expiresAt: string | null } | null>(null)
  const form = useForm(restoreMutation, { onDone: setIssued, controls: { serviceUserId: 'channel' } })

  const save = () => {
    const read = readProof(proof)
    const complete = form.check([
      ...read.errors,
      !isChannel(channel) && { field: 'channel', message: 'Select how the code reaches them' },
    ])
    if (complete && read.proof && isChannel(channel)) void form.send({ serviceUserId: person.id, channel, ...read.proof })
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
      <Form of={form} onSubmit={save} button="End the old sign-in and make a code">
        <WarningText>The old password stops working and they are signed out everywhere, at once.</WarningText>
        <ProofFields value={proof} onChange={setProof} />
        <Radios
          name="channel"
          legend="How does the new code reach them?"
          legendSize="s"
          choices={channelChoices}
          value={channel}
          onChange={setChannel}
        />
      </Form>
    </Page>
  )
}
