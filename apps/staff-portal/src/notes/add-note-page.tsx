import {
  Checkboxes,
  DateInput,
  emptyDate,
  Form,
  graphql,
  isoDateOf,
  londonInstant,
  Page,
  Radios,
  Textarea,
  TextInput,
  useForm,
} from '@candour/portal-kit'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { paths } from '../paths.ts'
import { useRecord } from '../record/record-context.ts'
import { noteContents } from '../wording/person.ts'

const addNoteMutation = graphql(`
  mutation AddNote($input: AddNoteInput!) {
    addNote(input: $input) {
      note {
        id
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`)

const kinds = [
  { value: 'VISIT', text: 'Visit' },
  { value: 'CALL', text: 'Call' },
  { value: 'OTHER', text: 'Something else' },
] as const
type Kind = (typeof kinds)[number]['value']

const isKind = (kind: string): kind is Kind => kinds.some(({ value }) => value === kind)

/** A new note: what kind, when, what it says and what it contains, so that the right people can read it. */
export function AddNotePage() {
  const { person, name } = useRecord()
  const navigate = useNavigate()
  const [kind, setKind] = useState('')
  const [date, setDate] = useState(emptyDate)
  const [time, setTime] = useState('')
  const [text, setText] = useState('')
  const [categories, setCategories] = useState<string[]>([])
  const [lateReason, setLateReason] = useState('')
  const form = useForm(addNoteMutation, {
    onDone: () => void navigate(paths.notes(person.id)),
    controls: { occurredAt: 'date' },
  })

  const save = () => {
    const day = isoDateOf(date)
    const occurredAt = day ? londonInstant(day, time) : null
    const complete = form.check([
      !isKind(kind) && { field: 'kind', message: 'Select what kind of note this is' },
      !day && { field: 'date', message: 'Enter the date it happened, such as 27 3 2026' },
      day !== null && !occurredAt && { field: 'time', message: 'Enter the time it happened, such as 14:30' },
      !text.trim() && { field: 'text', message: 'Enter the note' },
      categories.length === 0 && { field: 'categories', message: 'Select what the note contains' },
    ])
    if (complete && occurredAt && isKind(kind))
      void form.send({ serviceUserId: person.id, text, kind, occurredAt, categories, ...(lateReason.trim() && { lateReason }) })
  }

  return (
    <Page title="Add a note" about={name} back={paths.notes(person.id)}>
      <Form of={form} onSubmit={save} button="Save the note">
        <Radios name="kind" legend="What kind of note is it?" legendSize="s" choices={kinds} value={kind} onChange={setKind} />
        <DateInput
          name="date"
          legend="When did it happen?"
          legendSize="s"
          hint="For example, 27 3 2026"
          value={date}
          onChange={setDate}
        />
        <TextInput name="time" label="Time" hint="24-hour clock, for example 14:30" width="5" value={time} onChange={setTime} />
        <Textarea
          name="text"
          label="Note"
          hint="Write what the person would expect to read: they can see it."
          rows={8}
          value={text}
          onChange={setText}
        />
        <Checkboxes
          name="categories"
          legend="What does the note contain?"
          legendSize="s"
          hint="Select everything that applies. Only people allowed to see all of it can read the note."
          choices={noteContents}
          value={categories}
          onChange={setCategories}
        />
        <TextInput
          name="lateReason"
          label="Reason for a late entry (optional)"
          hint="Only if you write the note more than a day after."
          value={lateReason}
          onChange={setLateReason}
        />
      </Form>
    </Page>
  )
}
