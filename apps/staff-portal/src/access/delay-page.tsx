import {
  Button,
  done,
  errorFor,
  ErrorSummary,
  Failure,
  formErrorsOf,
  graphql,
  Page,
  Textarea,
  TextInput,
  useChange,
  WarningText,
  type FormError,
} from '@candour/portal-kit'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { paths } from '../paths.ts'
import { useRecord } from '../record/record-context.ts'

const delayMutation = graphql(`
  mutation DelayTelling($input: DelayTellingInput!) {
    delayTelling(input: $input) {
      delayedTelling {
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

/** Has the person told later that somebody looked. Nothing is taken out of the log. */
export function DelayPage() {
  const { entry = '' } = useParams()
  const { person, name } = useRecord()
  const navigate = useNavigate()
  const change = useChange(delayMutation)
  const [draft, setDraft] = useState({ days: '', reason: '' })
  const [errors, setErrors] = useState<FormError[]>([])
  const set = (field: keyof typeof draft) => (value: string) => setDraft({ ...draft, [field]: value })

  const save = async () => {
    const found: FormError[] = []
    if (!/^\d{1,2}$/.test(draft.days.trim())) found.push({ field: 'days', message: 'Enter a number of days from 1 to 90' })
    if (!draft.reason.trim()) found.push({ field: 'reason', message: 'Enter on what ground' })
    setErrors(found)
    if (found.length > 0) return
    const data = await change.send({
      input: { serviceUserId: person.id, entryId: entry, days: Number(draft.days), reason: draft.reason },
    })
    if (!data) return
    const refused = data.delayTelling.userErrors
    setErrors(formErrorsOf(refused))
    if (refused.length === 0) void navigate(paths.access(person.id), done('The person is told later.'))
  }

  return (
    <Page title="Tell the person later" about={name} back={paths.access(person.id)}>
      <ErrorSummary errors={errors} />
      {change.problem ? <Failure problem={change.problem} /> : null}
      <WarningText>Only where telling them now would warn somebody about an inquiry, or do serious harm.</WarningText>
      <p className="govuk-body">
        From this entry on, what this colleague did for the same purpose does not show in “Who has seen it”. When the time is over
        all of it shows, and that you decided this.
      </p>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <TextInput
          name="days"
          label="For how many days"
          hint="At most 90. You can tell the person earlier."
          width="3"
          inputMode="numeric"
          value={draft.days}
          onChange={set('days')}
          error={errorFor(errors, 'days')}
        />
        <Textarea
          name="reason"
          label="On what ground"
          hint="Which law allows it, and what harm telling now would do. The person does not read this."
          rows={4}
          value={draft.reason}
          onChange={set('reason')}
          error={errorFor(errors, 'reason')}
        />
        <Button busy={change.busy}>Tell the person later</Button>
      </form>
    </Page>
  )
}
