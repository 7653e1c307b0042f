import {
  Button,
  Checkboxes,
  DateInput,
  emptyDate,
  errorFor,
  ErrorSummary,
  Failure,
  formErrorsOf,
  graphql,
  isoDateOf,
  londonInstant,
  Page,
  Radios,
  Textarea,
  TextInput,
  useChange,
  type FormError,
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
  const change = useChange(addNoteMutation)
  const [kind, setKind] = useState('')
  const [date, setDate] = useState(emptyDate)
  const [time, setTime] = useState('')
  const [text, setText] = useState('')
  const [categories, setCategories] = useState<string[]>([])
  const [lateReason, setLateReason] = useState('')
  const [errors, setErrors] = useState<FormError[]>([])

  const save = async () => {
    const day = isoDateOf(date)
    const occurredAt = day ? londonInstant(day, time) : null
    const found: FormError[] = []
    if (!isKind(kind)) found.push({ field: 'kind', message: 'Select what kind of note this is' })
    if (!day) found.push({ field: 'date', message: 'Enter the date it happened, such as 27 3 2026' })
    if (day && !occurredAt) found.push({ field: 'time', message: 'Enter the time it happened, such as 14:30' })
    if (!text.trim()) found.push({ field: 'text', message: 'Enter the note' })
    if (categories.length === 0) found.push({ field: 'categories', message: 'Select what the note contains' })
    setErrors(found)
    if (found.length > 0 || !occurredAt || !isKind(kind)) return
    const data = await change.send({
      input: { serviceUserId: person.id, text, kind, occurredAt, categories, ...(lateReason.trim() && { lateReason }) },
    })
    if (!data) return
    const refused = data.addNote.userErrors
    if (refused.length > 0)
      setErrors(
        formErrorsOf(refused, {
          kind: 'kind',
          occurredAt: 'date',
          text: 'text',
          categories: 'categories',
          lateReason: 'lateReason',
        }),
      )
    else void navigate(paths.notes(person.id))
  }

  return (
    <Page title="Add a note" about={name} back={paths.notes(person.id)}>
      <ErrorSummary errors={errors} />
      {change.problem ? <Failure problem={change.problem} /> : null}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Radios
          name="kind"
          legend="What kind of note is it?"
          legendSize="s"
          choices={kinds}
          value={kind}
          onChange={setKind}
          error={errorFor(errors, 'kind')}
        />
        <DateInput
          name="date"
          legend="When did it happen?"
          legendSize="s"
          hint="For example, 27 3 2026"
          value={date}
          onChange={setDate}
          error={errorFor(errors, 'date')}
        />
        <TextInput
          name="time"
          label="Time"
          hint="24-hour clock, for example 14:30"
          width="5"
          value={time}
          onChange={setTime}
          error={errorFor(errors, 'time')}
        />
        <Textarea
          name="text"
          label="Note"
          hint="Write what the person would expect to read: they can see it."
          rows={8}
          value={text}
          onChange={setText}
          error={errorFor(errors, 'text')}
        />
        <Checkboxes
          name="categories"
          legend="What does the note contain?"
          legendSize="s"
          hint="Select everything that applies. Only people allowed to see all of it can read the note."
          choices={noteContents}
          value={categories}
          onChange={setCategories}
          error={errorFor(errors, 'categories')}
        />
        <TextInput
          name="lateReason"
          label="Reason for a late entry (optional)"
          hint="Only if you write the note more than a day after."
          value={lateReason}
          onChange={setLateReason}
          error={errorFor(errors, 'lateReason')}
        />
        <Button busy={change.busy}>Save the note</Button>
      </form>
    </Page>
  )
}
