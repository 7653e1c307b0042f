import { Failure, FieldValue, Form, isConflict, Loaded, Page, useForm, useFresh } from '@candour/portal-kit'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { paths } from '../paths.ts'
import { useRecord } from '../record/record-context.ts'
import { changedContact, contactDraftOf, type ContactDraft } from './contact-draft.ts'
import { ContactFields } from './contact-fields.tsx'
import { contactQuery, updateContactMutation, type ContactRecord } from './contact-operations.ts'
import { ContactConflict } from './contact-conflict.tsx'

export function EditContactPage() {
  const { person, name } = useRecord()
  const answer = useFresh(contactQuery, { id: person.id })
  return (
    <Loaded
      of={answer}
      part={(data) => data.serviceUser}
      page={(standIn) => (
        <Page title="Change contact details" about={name} back={paths.person(person.id)}>
          {standIn}
        </Page>
      )}
      missing={
        <Page title="Change contact details" about={name} back={paths.person(person.id)}>
          <p className="govuk-body">This record is no longer open to you.</p>
        </Page>
      }
    >
      {(record) => {
        const contact = answer.reader.read('ServiceUser', record, 'contact')
        if (contact.kind === 'known' || contact.kind === 'absent') return <EditContact record={record} />
        return (
          <Page title="Change contact details" about={name} back={paths.person(person.id)}>
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

function EditContact({ record }: { record: ContactRecord }) {
  const { person, name } = useRecord()
  const navigate = useNavigate()
  // What the form started from; a later reload of the page behind it must not move it.
  const [base, setBase] = useState(record)
  const [draft, setDraft] = useState(() => contactDraftOf(record.contact))
  const [latest, setLatest] = useState<ContactRecord | null>(null)
  const done = () => void navigate(paths.person(person.id))
  const form = useForm(updateContactMutation, {
    onRefused: ({ serviceUser, userErrors }) => setLatest(isConflict(userErrors) ? serviceUser : null),
    onDone({ serviceUser }) {
      const text = serviceUser?.contact?.safeContact
      // A new text takes the rules of the old one away: somebody has to say what it means for messages.
      if (text && text !== base.contact?.safeContact) void navigate(paths.safeContact(person.id))
      else done()
    },
  })

  const save = (from: ContactRecord, mine: ContactDraft) => {
    const changed = changedContact(contactDraftOf(from.contact), mine)
    if (Object.keys(changed).length === 0) done()
    else void form.send({ serviceUserId: person.id, version: from.version ?? 0, ...changed })
  }

  if (latest)
    return (
      <ContactConflict
        name={name}
        back={paths.person(person.id)}
        mine={draft}
        base={contactDraftOf(base.contact)}
        theirs={contactDraftOf(latest.contact)}
        busy={form.busy}
        problem={form.problem}
        onKeepTheirs={done}
        onSaveMine={(merged) => {
          setBase(latest)
          setDraft(merged)
          save(latest, merged)
        }}
      />
    )
  return (
    <Page title="Change contact details" about={name} back={paths.person(person.id)}>
      <Form of={form} onSubmit={() => save(base, draft)} button="Save the contact details">
        <ContactFields draft={draft} onChange={setDraft} />
      </Form>
    </Page>
  )
}
