import {
  Button,
  DateInput,
  emptyDate,
  errorFor,
  ErrorSummary,
  Failure,
  formErrorsOf,
  graphql,
  isEmptyDate,
  isoDateOf,
  Page,
  Radios,
  Textarea,
  useChange,
  type FormError,
} from '@candour/portal-kit'
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
  const change = useChange(placeMutation)
  const [kind, setKind] = useState('')
  const [reason, setReason] = useState('')
  const [until, setUntil] = useState(emptyDate)
  const [errors, setErrors] = useState<FormError[]>([])

  const save = async () => {
    const day = isoDateOf(until)
    const found: FormError[] = []
    if (!isKind(kind)) found.push({ field: 'kind', message: 'Select what it is for' })
    if (!reason.trim()) found.push({ field: 'reason', message: 'Enter why the record must stay' })
    if (!isEmptyDate(until) && !day) found.push({ field: 'until', message: 'Enter a day, such as 27 3 2028' })
    setErrors(found)
    if (found.length > 0 || !isKind(kind)) return
    const data = await change.send({
      input: { serviceUserId: person.id, kind, reason: reason.trim(), ...(day && { until: day }) },
    })
    if (!data) return
    const refused = data.placeHold.userErrors
    setErrors(formErrorsOf(refused, { kind: 'kind', reason: 'reason', until: 'until' }))
    if (refused.length === 0) void navigate(paths.retention(person.id))
  }

  return (
    <Page title="Place a hold" about={name} back={paths.retention(person.id)}>
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
          legend="What is it for?"
          legendSize="s"
          choices={choices}
          value={kind}
          onChange={setKind}
          error={errorFor(errors, 'kind')}
        />
        <Textarea
          name="reason"
          label="Why must the record stay?"
          rows={4}
          value={reason}
          onChange={setReason}
          error={errorFor(errors, 'reason')}
        />
        <DateInput
          name="until"
          legend="Until when? (optional)"
          legendSize="s"
          hint="Leave it empty if no end is known."
          value={until}
          onChange={setUntil}
          error={errorFor(errors, 'until')}
        />
        <Button busy={change.busy}>Place the hold</Button>
      </form>
    </Page>
  )
}
