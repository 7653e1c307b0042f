import {
  Button,
  done,
  DateInput,
  emptyDate,
  errorFor,
  ErrorSummary,
  Failure,
  formErrorsOf,
  graphql,
  isoDateOf,
  Page,
  Select,
  Textarea,
  useChange,
  type FormError,
} from '@candour/portal-kit'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { paths } from '../paths.ts'
import { useRecord } from '../record/record-context.ts'
import { correctableFields, type CorrectableField } from '../wording/corrections.ts'

const requestCorrectionMutation = graphql(`
  mutation LogCorrection($input: RequestCorrectionInput!) {
    requestCorrection(input: $input) {
      correction {
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

const options = [
  { value: '', text: 'Select one' },
  ...Object.entries(correctableFields).map(([value, text]) => ({ value, text })),
]
const isField = (field: string): field is CorrectableField => field in correctableFields

/** Logs a correction that the person asked for at a visit or on the phone. */
export function AskCorrectionPage() {
  const { person, name } = useRecord()
  const navigate = useNavigate()
  const change = useChange(requestCorrectionMutation)
  const [field, setField] = useState('')
  const [text, setText] = useState('')
  const [date, setDate] = useState(emptyDate)
  const [reason, setReason] = useState('')
  const [errors, setErrors] = useState<FormError[]>([])

  const save = async () => {
    const found: FormError[] = []
    if (!isField(field)) found.push({ field: 'field', message: 'Select what is wrong' })
    const proposed = field === 'BIRTH_DATE' ? (isoDateOf(date) ?? '') : text.trim()
    if (!proposed) found.push({ field: 'proposed', message: 'Enter what it should be' })
    setErrors(found)
    if (found.length > 0 || !isField(field)) return
    const data = await change.send({ input: { serviceUserId: person.id, field, proposed, ...(reason.trim() && { reason }) } })
    if (!data) return
    const refused = data.requestCorrection.userErrors
    setErrors(formErrorsOf(refused, { field: 'field', proposed: 'proposed', reason: 'reason' }))
    if (refused.length === 0) void navigate(paths.corrections(person.id), done('The correction is logged'))
  }
  return (
    <Page title="Log a correction" about={name} back={paths.corrections(person.id)}>
      <ErrorSummary errors={errors} />
      {change.problem ? <Failure problem={change.problem} /> : null}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Select
          name="field"
          label="What is wrong?"
          options={options}
          value={field}
          onChange={setField}
          error={errorFor(errors, 'field')}
        />
        {field === 'BIRTH_DATE' ? (
          <DateInput
            name="proposed"
            legend="What should it be?"
            hint="For example, 27 3 1985"
            value={date}
            onChange={setDate}
            error={errorFor(errors, 'proposed')}
          />
        ) : (
          <Textarea
            name="proposed"
            label="What should it be?"
            hint={field === 'ADDRESS' ? 'Put the postcode on the last line' : undefined}
            rows={field === 'ADDRESS' ? 5 : 2}
            value={text}
            onChange={setText}
            error={errorFor(errors, 'proposed')}
          />
        )}
        <Textarea
          name="reason"
          label="What did the person say? (optional)"
          rows={4}
          value={reason}
          onChange={setReason}
          error={errorFor(errors, 'reason')}
        />
        <Button busy={change.busy}>Log the correction</Button>
      </form>
    </Page>
  )
}
