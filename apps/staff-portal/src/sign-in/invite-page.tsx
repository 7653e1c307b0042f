import { Form, graphql, Page, Radios, useForm } from '@candour/portal-kit'
import { useState } from 'react'
import { paths } from '../paths.ts'
import { useRecord } from '../record/record-context.ts'
import { channelChoices, isChannel } from './code-channels.ts'
import { CodeIssued } from './code-issued.tsx'

const inviteMutation = graphql(`
  mutation InviteToSelfService($input: InviteToSelfServiceInput!) {
    inviteToSelfService(input: $input) {
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

/** Issues a one-time code with which the person chooses how they sign in. */
export function InvitePage() {
  const { person, name } = useRecord()
  const [channel, setChannel] = useState('')
  const [issued, setIssued] = useState<{ code: string | null; expiresAt: string | null } | null>(null)
  const form = useForm(inviteMutation, { onDone: setIssued, controls: { serviceUserId: 'channel' } })

  const save = () => {
    const complete = form.check([!isChannel(channel) && { field: 'channel', message: 'Select how the code reaches them' }])
    if (complete && isChannel(channel)) void form.send({ serviceUserId: person.id, channel })
  }

  if (issued)
    return (
      <CodeIssued
        title="Invited"
        {...issued}
        proof="their date of birth"
        address="/identity/code"
        messages={paths.messages(person.id)}
        back={{ to: paths.access(person.id), text: 'Go back to the record' }}
      />
    )
  return (
    <Page title="Invite to self-service" about={name} back={paths.access(person.id)}>
      <Form of={form} onSubmit={save} button="Make the code">
        <p className="govuk-body">
          They get a one-time code. With it and their date of birth they choose a user name and a password. Then they see their
          own record, and who has looked at it.
        </p>
        <Radios
          name="channel"
          legend="How does the code reach them?"
          legendSize="s"
          choices={channelChoices}
          value={channel}
          onChange={setChannel}
        />
      </Form>
    </Page>
  )
}
