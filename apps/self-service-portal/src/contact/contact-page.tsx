import {
  Button,
  errorFor,
  ErrorSummary,
  Failure,
  FieldValue,
  formErrorsOf,
  graphql,
  isConflict,
  Loaded,
  Page,
  PartFailure,
  Select,
  Textarea,
  TextInput,
  useChange,
  useFresh,
  type FormError,
} from '@candour/portal-kit'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { informationQuery, type MyRecord } from '../information/information-query.ts'
import { messages } from '../messages.ts'
import { pageMessages } from '../page-messages.ts'
import { paths } from '../paths.ts'
import { ConflictPage } from './conflict-page.tsx'
import { changesOf, draftFields, draftOf, type ContactDraft } from './contact-draft.ts'

const m = pageMessages.contact

const updateMutation = graphql(`
  mutation UpdateMyContactDetails($input: UpdateContactDetailsInput!) {
    updateContactDetails(input: $input) {
      serviceUser {
        id
        version
        contact {
          email
          phone
          address {
            lines
            postcode
          }
          preferredChannel
          safeContact
        }
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`)

type Held = Pick<MyRecord, 'id' | 'version' | 'contact'>

const channels = [
  { value: '', text: m.channelNone },
  ...Object.entries(pageMessages.channels).map(([value, text]) => ({ value, text })),
]
const controls = Object.fromEntries(draftFields.map((field) => [field, field]))

/** The person changes how to be reached, with no one to ask. */
export function ContactPage() {
  const answer = useFresh(informationQuery, {})
  return (
    <Loaded
      of={answer}
      part={(data) => data.myRecord}
      missing={<Page title={m.title}>{messages.frame.missing}</Page>}
      page={(failure) => (
        <Page title={m.title} back={paths.information()}>
          {failure}
        </Page>
      )}
    >
      {(record) => {
        const contact = answer.reader.read('ServiceUser', record, 'contact')
        if (contact.kind === 'known' || contact.kind === 'absent') return <ContactForm record={record} />
        return (
          <Page title={m.title} back={paths.information()}>
            {contact.kind === 'failed' ? (
              <PartFailure problem={contact.problem} onRetry={answer.refetch} />
            ) : (
              <FieldValue reading={contact} />
            )}
          </Page>
        )
      }}
    </Loaded>
  )
}

function ContactForm({ record }: { record: Held }) {
  const navigate = useNavigate()
  const change = useChange(updateMutation)
  const [base, setBase] = useState(record)
  const [draft, setDraft] = useState(() => draftOf(record.contact))
  const [latest, setLatest] = useState<Held | null>(null)
  const [errors, setErrors] = useState<FormError[]>([])
  const done = () => void navigate(paths.information())

  const save = async (from: Held, mine: ContactDraft) => {
    const changed = changesOf(draftOf(from.contact), mine)
    if (Object.keys(changed).length === 0) return done()
    const data = await change.send({ input: { serviceUserId: record.id, version: from.version ?? 0, ...changed } })
    if (!data) return
    const { serviceUser, userErrors } = data.updateContactDetails
    if (isConflict(userErrors) && serviceUser) return setLatest(serviceUser)
    setLatest(null)
    setErrors(formErrorsOf(userErrors, controls))
    // A new text takes the rules of the old one away: the next page asks what it means for what we send.
    if (userErrors.length === 0 && changed.safeContact) void navigate(paths.safeContact())
    else if (userErrors.length === 0) done()
  }

  if (latest)
    return (
      <ConflictPage
        base={draftOf(base.contact)}
        mine={draft}
        latest={draftOf(latest.contact)}
        busy={change.busy}
        problem={change.problem}
        onKeep={done}
        onSave={(merged) => {
          setBase(latest)
          setDraft(merged)
          void save(latest, merged)
        }}
      />
    )
  const field = (name: keyof ContactDraft) => ({
    name,
    value: draft[name],
    error: errorFor(errors, name),
    onChange: (value: string) => setDraft({ ...draft, [name]: value }),
  })
  return (
    <Page title={m.title} back={paths.information()}>
      <ErrorSummary errors={errors} />
      {change.problem ? <Failure problem={change.problem} /> : null}
      <p className="govuk-body">{m.intro}</p>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void save(base, draft)
        }}
      >
        <TextInput {...field('email')} label={pageMessages.fields.EMAIL} type="email" autoComplete="email" spellCheck={false} />
        <TextInput {...field('phone')} label={pageMessages.fields.PHONE} type="tel" width="20" autoComplete="tel" />
        <Textarea
          {...field('addressLines')}
          label={pageMessages.fields.ADDRESS}
          hint={m.addressHint}
          rows={4}
          autoComplete="street-address"
        />
        <TextInput {...field('postcode')} label={pageMessages.fields.postcode} width="10" autoComplete="postal-code" />
        <Select {...field('preferredChannel')} label={pageMessages.fields.preferredChannel} options={channels} />
        <Textarea {...field('safeContact')} label={pageMessages.fields.safeContact} hint={m.safeHint} rows={3} />
        <Button busy={change.busy}>{m.save}</Button>
      </form>
    </Page>
  )
}
