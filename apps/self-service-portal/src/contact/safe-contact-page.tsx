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
import { messages } from '../messages.ts'
import { paths } from '../paths.ts'
import { safeContactMessages as m } from './safe-contact-messages.ts'

const safeContactQuery = graphql(`
  query MySafeContact {
    myRecord {
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
  mutation SaveMySafeContact($input: UpdateContactDetailsInput!) {
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

type Held = NonNullable<ResultOf<typeof safeContactQuery>['myRecord']>

/** What the person wants heeded when they are reached; it holds for the next message already. */
export function SafeContactPage() {
  const answer = useFresh(safeContactQuery, {})
  return (
    <Page title={m.title} back={paths.information()}>
      <Loaded of={answer} part={(data) => data.myRecord} missing={<p className="govuk-body">{messages.frame.missing}</p>}>
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
    if (userErrors.length === 0) void navigate(paths.information(), done(m.saved))
  }

  return (
    <>
      <ErrorSummary errors={errors} />
      {change.problem ? <Failure problem={change.problem} /> : null}
      <p className="govuk-body">{m.intro}</p>
      {held.contact?.safeContact && !held.contact.safeContactRules ? <InsetText>{m.unread}</InsetText> : null}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Textarea {...text('text')} label={m.text} hint={m.textHint} rows={3} />
        <Checkboxes
          name="neverBy"
          legend={m.neverBy}
          legendSize="s"
          choices={sendingChannels.map((value) => ({ value, text: m.channels[value] }))}
          value={draft.neverBy}
          onChange={(neverBy) => setDraft({ ...draft, neverBy })}
          error={errorFor(errors, 'neverBy')}
        />
        <TextInput {...text('from')} label={m.from} hint={m.fromHint} width="5" />
        <TextInput {...text('until')} label={m.until} hint={m.untilHint} width="5" />
        <Checkboxes
          name="discreet"
          legend={m.discreet}
          legendSize="s"
          choices={[{ value: 'yes', text: m.discreetYes }]}
          value={draft.discreet ? ['yes'] : []}
          onChange={(chosen) => setDraft({ ...draft, discreet: chosen.includes('yes') })}
          error={errorFor(errors, 'discreet')}
        />
        <Textarea {...text('neverSay')} label={m.neverSay} hint={m.neverSayHint} rows={3} />
        <Button busy={change.busy}>{m.save}</Button>
      </form>
    </>
  )
}
