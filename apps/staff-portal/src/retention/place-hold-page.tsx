import { DateInput, emptyDate, Form, graphql, isEmptyDate, isoDateOf, Page, Radios, Textarea, useForm } from '@candour/portal-kit'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { paths } from '../paths.ts'
import { useRecord } from '../record/record-context.ts'
import { holdKinds, type HoldKind } from '../wording/retention.ts'

const placeMutation = graphql(`
  mutation PlaceHold($input: PlaceHoldInput!) {
    placeHold(input: $input) {
      hold {
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

const choices = Object.entries(holdKinds).map(([value, text]) => ({ value, text }))
const isKind = (kind: string): kind is HoldKind => kind in holdKinds

/** Keeps the record from disposal, with a reason. */
export function PlaceHoldPage() {
  const { person, name } = useRecord()
  const navigate = useNavigate()
  const [kind, setKind] = useState('')
  const [reason, setReason] = useState('')
  const [until, setUntil] = useState(emptyDate)
  const form = useForm(placeMutation, { onDone: () => void navigate(paths.retention(person.id)) })

  const save = () => {
    const day = isoDateOf(until)
    const complete = form.check([
      !isKind(kind) && { field: 'kind', message: 'Select what it is for' },
      !reason.trim() && { field: 'reason', message: 'Enter why the record must stay' },
      !isEmptyDate(until) && !day && { field: 'until', message: 'Enter a day, such as 27 3 2028' },
    ])
    if (complete && isKind(kind))
      void form.send({ serviceUserId: person.id, kind, reason: reason.trim(), ...(day && { until: day }) })
  }

  return (
    <Page title="Place a hold" about={name} back={paths.retention(person.id)}>
      <Form of={form} onSubmit={save} button="Place the hold">
        <Radios name="kind" legend="What is it for?" legendSize="s" choices={choices} value={kind} onChange={setKind} />
        <Textarea name="reason" label="Why must the record stay?" rows={4} value={reason} onChange={setReason} />
        <DateInput
          name="until"
          legend="Until when? (optional)"
          legendSize="s"
          hint="Leave it empty if no end is known."
          value={until}
          onChange={setUntil}
        />
      </Form>
    </Page>
  )
}
