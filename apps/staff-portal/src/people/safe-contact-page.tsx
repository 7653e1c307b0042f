import {
  Button,
  Checkboxes,
  done,
  errorFor,
  ErrorSummary,
  Failure,
  FieldValue,
  formErrorsOf,
  graphql,
  InsetText,
  isConflict,
  Loaded,
  Page,
  PartFailure,
  safeContactControls,
  safeContactDraftOf,
  safeContactInput,
  sendingChannels,
  Textarea,
  TextInput,
  useChange,
  useFresh,
  type FormError,
  type ResultOf,
} from '@candour/portal-kit'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { paths } from '../paths.ts'
import { useRecord } from '../record/record-context.ts'
import { sendingChannelNames } from '../wording/messages.ts'

const safeContactQuery = graphql(`
  query SafeContact($id: ID!) {
    serviceUser(id: $id) {
      id
      version
      contact {
        safeContact
        safeContactRules {
          neverBy
          from
          until
          discreet
          neverSay
        }
      }
    }
  }
`)

const saveMutation = graphql(`
  mutation SaveSafeContact($input: UpdateContactDetailsInput!) {
    updateContactDetails(input: $input) {
      serviceUser {
        id
        version
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`)

type Held = NonNullable<ResultOf<typeof safeContactQuery>['serviceUser']>

/** What must be heeded before contact is made: in words for people, and in rules that every message heeds. */
export function SafeContactPage() {
  const { person, name } = useRecord()
  const answer = useFresh(safeContactQuery, { id: person.id })
  return (
    <Page title="Safe contact" about={name} back={paths.person(person.id)}>
      <Loaded
        of={answer}
        part={(data) => data.serviceUser}
        missing={<p className="govuk-body">This record is no longer open to you.</p>}
      >
        {(held) => {
          const contact = answer.reader.read('ServiceUser', held, 'contact')
          if (contact.kind === 'failed') return <PartFailure problem={contact.problem} onRetry={answer.refetch} />
          if (contact.kind === 'hidden') return <FieldValue reading={contact} />
          return <SafeContactForm held={held} />
        }}
      </Loaded>
    </Page>
  )
}

function SafeContactForm({ held }: { held: Held }) {
  const navigate = useNavigate()
  const change = useChange(saveMutation)
  const [version, setVersion] = useState(held.version ?? 0)
  const [draft, setDraft] = useState(() => safeContactDraftOf(held.contact))
  const [errors, setErrors] = useState<FormError[]>([])
  const unread = held.contact?.safeContact && !held.contact.safeContactRules
  const text = (name: 'text' | 'from' | 'until' | 'neverSay') => ({
    name,
    value: draft[name],
    error: errorFor(errors, name),
    onChange: (value: string) => setDraft({ ...draft, [name]: value }),
  })

  const save = async () => {
    const data = await change.send({ input: { serviceUserId: held.id, version, ...safeContactInput(draft) } })
    if (!data) return
    const { serviceUser, userErrors } = data.updateContactDetails
    // What was typed stays; the next press saves it over what somebody else changed meanwhile.
    if (isConflict(userErrors) && serviceUser) setVersion(serviceUser.version ?? 0)
    setErrors(formErrorsOf(userErrors, safeContactControls))
    if (userErrors.length === 0) void navigate(paths.person(held.id), done('Safe contact is saved'))
  }

  return (
    <>
      <ErrorSummary errors={errors} />
      {change.problem ? <Failure problem={change.problem} /> : null}
      {unread ? (
        <InsetText>Nobody has said yet what this text means for messages. Until you save this page, nothing is sent.</InsetText>
      ) : null}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Textarea
          {...text('text')}
          label="What must we know before we make contact?"
          hint="For people who call or visit. For example, do not leave a message."
          rows={3}
        />
        <Checkboxes
          name="neverBy"
          legend="Never send anything by"
          legendSize="s"
          choices={sendingChannels.map((value) => ({ value, text: sendingChannelNames[value] }))}
          value={draft.neverBy}
          onChange={(neverBy) => setDraft({ ...draft, neverBy })}
          error={errorFor(errors, 'neverBy')}
        />
        <TextInput
          {...text('from')}
          label="Send email and texts only from (optional)"
          hint="24-hour clock, for example 09:30"
          width="5"
        />
        <TextInput {...text('until')} label="Until (optional)" hint="Later on the same day, for example 17:00" width="5" />
        <Checkboxes
          name="discreet"
          legend="Should messages be discreet?"
          legendSize="s"
          choices={[{ value: 'yes', text: 'Name neither us nor the matter' }]}
          value={draft.discreet ? ['yes'] : []}
          onChange={(chosen) => setDraft({ ...draft, discreet: chosen.includes('yes') })}
          error={errorFor(errors, 'discreet')}
        />
        <Textarea
          {...text('neverSay')}
          label="Words that no message may say (optional)"
          hint="One on each line. A message that would say one is not sent."
          rows={3}
        />
        <Button busy={change.busy}>Save safe contact</Button>
      </form>
    </>
  )
}
