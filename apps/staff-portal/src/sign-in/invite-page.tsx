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
  type FormError,
} from '@candour/portal-kit'
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
  const change = useChange(inviteMutation)
  const [channel, setChannel] = useState('')
  const [errors, setErrors] = useState<FormError[]>([])
  const [issued, setIssued] = useState<{ code: string | null; expiresAt: string | null } | null>(null)

  const save = async () => {
    if (!isChannel(channel)) return setErrors([{ field: 'channel', message: 'Select how the code reaches them' }])
    const data = await change.send({ input: { serviceUserId: person.id, channel } })
    if (!data) return
    const { userErrors, code, expiresAt } = data.inviteToSelfService
    setErrors(formErrorsOf(userErrors, { channel: 'channel', serviceUserId: 'channel' }))
    if (userErrors.length === 0) setIssued({ code, expiresAt })
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
      <ErrorSummary errors={errors} />
      {change.problem ? <Failure problem={change.problem} /> : null}
      <p className="govuk-body">
        They get a one-time code. With it and their date of birth they choose a user name and a password. Then they see their own
        record, and who has looked at it.
      </p>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Radios
          name="channel"
          legend="How does the code reach them?"
          legendSize="s"
          choices={channelChoices}
          value={channel}
          onChange={setChannel}
          error={errorFor(errors, 'channel')}
        />
        <Button busy={change.busy}>Make the code</Button>
      </form>
    </Page>
  )
}
