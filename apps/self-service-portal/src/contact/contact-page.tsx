import {
  Failure,
  FieldValue,
  Form,
  graphql,
  isConflict,
  Loaded,
  Page,
  Select,
  Textarea,
  TextInput,
  useForm,
  useFresh,
} from '@candour/portal-kit'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { informationQuery, type MyRecord } from '../information/information-query.ts'
import { messages } from '../messages.ts'
import { pageMessages } from '../page-messages.ts'
import { paths } from '../paths.ts'
import { ConflictPage } from './conflict-page.tsx'
import { changesOf, draftOf, type ContactDraft } from './contact-draft.ts'

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

/** The person changes how to be reached, with no one to ask. */
export function ContactPage() {
  const answer = useFresh(informationQuery, {})
  return (
    <Loaded
      of={answer}
      part={(data) => data.myRecord}
      missing={<Page title={m.title}>{messages.frame.missing}</Page>}
      page={(standIn) => (
        <Page title={m.title} back={paths.information()}>
          {standIn}
        </Page>
      )}
    >
      {(record) => {
        const contact = answer.reader.read('ServiceUser', record, 'contact')
        if (contact.kind === 'known' || contact.kind === 'absent') return <ContactForm record={record} />
        return (
          <Page title={m.title} back={paths.information()}>
            {contact.kind === 'failed' ? (
              <Failure problem={contact.problem} onRetry={answer.refetch} />
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
  const [base, setBase] = useState(record)
  const [draft, setDraft] = useState(() => draftOf(record.contact))
  const [latest, setLatest] = useState<Held | null>(null)
  const done = () => void navigate(paths.information())
  const form = useForm(updateMutation, {
    onRefused: ({ serviceUser, userErrors }) => setLatest(isConflict(userErrors) ? serviceUser : null),
    onDone({ serviceUser }) {
      const text = serviceUser?.contact?.safeContact
      // A new text takes the rules of the old one away: the next page asks what it means for what we send.
      if (text && text !== base.contact?.safeContact) void navigate(paths.safeContact())
      else done()
    },
  })

  const save = (from: Held, mine: ContactDraft) => {
    const changed = changesOf(draftOf(from.contact), mine)
    if (Object.keys(changed).length === 0) done()
    else void form.send({ serviceUserId: record.id, version: from.version ?? 0, ...changed })
  }

  if (latest)
    return (
      <ConflictPage
        base={draftOf(base.contact)}
        mine={draft}
        latest={draftOf(latest.contact)}
        busy={form.busy}
        problem={form.problem}
        onKeep={done}
        onSave={(merged) => {
          setBase(latest)
          setDraft(merged)
          save(latest, merged)
        }}
      />
    )
  const field = (name: keyof ContactDraft) => ({
    name,
    value: draft[name],
    onChange: (value: string) => setDraft({ ...draft, [name]: value }),
  })
  return (
    <Page title={m.title} back={paths.information()}>
      <Form of={form} onSubmit={() => save(base, draft)} button={m.save}>
        <p className="govuk-body">{m.intro}</p>
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
      </Form>
    </Page>
  )
}
