import { DateInput, done, emptyDate, Form, graphql, isoDateOf, Page, Select, Textarea, useForm } from '@candour/portal-kit'
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
  const [field, setField] = useState('')
  const [text, setText] = useState('')
  const [date, setDate] = useState(emptyDate)
  const [reason, setReason] = useState('')
  const form = useForm(requestCorrectionMutation, {
    onDone: () => void navigate(paths.corrections(person.id), done('The correction is logged')),
  })

  const save = () => {
    const proposed = field === 'BIRTH_DATE' ? (isoDateOf(date) ?? '') : text.trim()
    const complete = form.check([
      !isField(field) && { field: 'field', message: 'Select what is wrong' },
      !proposed && { field: 'proposed', message: 'Enter what it should be' },
    ])
    if (complete && isField(field))
      void form.send({ serviceUserId: person.id, field, proposed, ...(reason.trim() && { reason }) })
  }
  return (
    <Page title="Log a correction" about={name} back={paths.corrections(person.id)}>
      <Form of={form} onSubmit={save} button="Log the correction">
        <Select name="field" label="What is wrong?" options={options} value={field} onChange={setField} />
        {field === 'BIRTH_DATE' ? (
          <DateInput name="proposed" legend="What should it be?" hint="For example, 27 3 1985" value={date} onChange={setDate} />
        ) : (
          <Textarea
            name="proposed"
            label="What should it be?"
            hint={field === 'ADDRESS' ? 'Put the postcode on the last line' : undefined}
            rows={field === 'ADDRESS' ? 5 : 2}
            value={text}
            onChange={setText}
          />
        )}
        <Textarea name="reason" label="What did the person say? (optional)" rows={4} value={reason} onChange={setReason} />
      </Form>
    </Page>
  )
}
