import {
  Button,
  ErrorSummary,
  Failure,
  FieldValue,
  formErrorsOf,
  isConflict,
  Loaded,
  Page,
  PartFailure,
  useChange,
  useFresh,
  type FormError,
} from '@candour/portal-kit'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { paths } from '../paths.ts'
import { useRecord } from '../record/record-context.ts'
import { changedContact, contactDraftOf, type ContactDraft } from './contact-draft.ts'
import { contactControls, ContactFields } from './contact-fields.tsx'
import { contactQuery, updateContactMutation, type ContactRecord } from './contact-operations.ts'
import { ContactConflict } from './contact-conflict.tsx'

export function EditContactPage() {
  const { person, name } = useRecord()
  const answer = useFresh(contactQuery, { id: person.id })
  return (
    <Loaded
      of={answer}
      part={(data) => data.serviceUser}
      page={(failure) => (
        <Page title="Change contact details" about={name} back={paths.person(person.id)}>
          {failure}
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

function EditContact({ record }: { record: ContactRecord }) {
  const { person, name } = useRecord()
  const navigate = useNavigate()
  const change = useChange(updateContactMutation)
  // What the form started from; a later reload of the page behind it must not move it.
  const [base, setBase] = useState(record)
  const [draft, setDraft] = useState(() => contactDraftOf(record.contact))
  const [latest, setLatest] = useState<ContactRecord | null>(null)
  const [errors, setErrors] = useState<FormError[]>([])
  const done = () => void navigate(paths.person(person.id))

  const save = async (from: ContactRecord, mine: ContactDraft) => {
    const changed = changedContact(contactDraftOf(from.contact), mine)
    if (Object.keys(changed).length === 0) return done()
    const data = await change.send({ input: { serviceUserId: person.id, version: from.version ?? 0, ...changed } })
    if (!data) return
    const { serviceUser, userErrors } = data.updateContactDetails
    if (isConflict(userErrors) && serviceUser) return setLatest(serviceUser)
    setLatest(null)
    setErrors(formErrorsOf(userErrors, contactControls))
    // A new text takes the rules of the old one away: somebody has to say what it means for messages.
    if (userErrors.length === 0 && changed.safeContact) void navigate(paths.safeContact(person.id))
    else if (userErrors.length === 0) done()
  }

  if (latest)
    return (
      <ContactConflict
        name={name}
        back={paths.person(person.id)}
        mine={draft}
        base={contactDraftOf(base.contact)}
        theirs={contactDraftOf(latest.contact)}
        busy={change.busy}
        problem={change.problem}
        onKeepTheirs={done}
        onSaveMine={(merged) => {
          setBase(latest)
          setDraft(merged)
          void save(latest, merged)
        }}
      />
    )
  return (
    <Page title="Change contact details" about={name} back={paths.person(person.id)}>
      <ErrorSummary errors={errors} />
      {change.problem ? <Failure problem={change.problem} /> : null}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void save(base, draft)
        }}
      >
        <ContactFields draft={draft} onChange={setDraft} errors={errors} />
        <Button busy={change.busy}>Save the contact details</Button>
      </form>
    </Page>
  )
}
