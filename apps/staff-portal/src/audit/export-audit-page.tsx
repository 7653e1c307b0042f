import {
  Button,
  DateInput,
  emptyDate,
  errorFor,
  ErrorSummary,
  Failure,
  formErrorsOf,
  graphql,
  InsetText,
  isoDateOf,
  Page,
  Radios,
  saveAs,
  Select,
  useChange,
  WarningText,
  type FormError,
} from '@candour/portal-kit'
import { useState } from 'react'
import { ForPurpose } from '../frame/for-purpose.tsx'
import { paths } from '../paths.ts'
import { outcomeOf, outcomes, type Outcome } from './audit-entries.tsx'

const exportMutation = graphql(`
  mutation ExportAudit($input: ExportAuditInput!) {
    exportAudit(input: $input) {
      csv
      entries
      userErrors {
        code
        message
        path
      }
    }
  }
`)

const grounds = [
  { value: 'REGULATOR', text: 'The regulator asks for it' },
  { value: 'COURT_OR_POLICE', text: 'A court or the police ask for it' },
  { value: 'REQUEST_OF_A_PERSON', text: 'To answer a person’s request about their data' },
  { value: 'INTERNAL_AUDIT', text: 'To check how we work' },
] as const

/** Saves a part of the log as a file, after one has proved once more who one is. That, and why, is on the log itself. */
export function ExportAuditPage() {
  const change = useChange(exportMutation)
  const [outcome, setOutcome] = useState<Outcome>('DISCLOSED')
  const [days, setDays] = useState({ from: emptyDate, to: emptyDate })
  const [why, setWhy] = useState('')
  const [errors, setErrors] = useState<FormError[]>([])
  const [saved, setSaved] = useState<number | null>(null)

  const save = async () => {
    setSaved(null)
    const [from, to] = [isoDateOf(days.from), isoDateOf(days.to)]
    const ground = grounds.find(({ value }) => value === why)?.value
    const found: FormError[] = []
    if (from === null) found.push({ field: 'from', message: 'Enter the first day' })
    if (to === null) found.push({ field: 'to', message: 'Enter the last day' })
    if (ground === undefined) found.push({ field: 'ground', message: 'Select why' })
    setErrors(found)
    if (from === null || to === null || ground === undefined) return
    const exported = (await change.send({ input: { outcome, from, to, ground } }))?.exportAudit
    if (!exported) return
    setErrors(formErrorsOf(exported.userErrors))
    if (exported.csv === null) return
    saveAs(new Blob([exported.csv], { type: 'text/csv' }), `audit-${outcome.toLowerCase()}-${from}-to-${to}.csv`)
    setSaved(exported.entries)
  }

  return (
    <Page title="Export a part of the log" back={paths.audit()}>
      <ForPurpose purpose="audit">
        <ErrorSummary errors={errors} />
        {change.problem ? <Failure problem={change.problem} /> : null}
        {saved === null ? null : (
          <div role="status">
            <InsetText>{saved === 1 ? '1 entry was saved.' : `${saved.toLocaleString('en-GB')} entries were saved.`}</InsetText>
          </div>
        )}
        <WarningText>
          The file names people and what was looked at. Keep it as you keep a record, and delete it after use.
        </WarningText>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            void save()
          }}
        >
          <Select
            name="outcome"
            label="What"
            options={outcomes}
            value={outcome}
            onChange={(value) => setOutcome(outcomeOf(value))}
          />
          <DateInput
            name="from"
            legend="First day"
            value={days.from}
            onChange={(from) => setDays({ ...days, from })}
            error={errorFor(errors, 'from')}
          />
          <DateInput
            name="to"
            legend="Last day"
            value={days.to}
            onChange={(to) => setDays({ ...days, to })}
            error={errorFor(errors, 'to')}
          />
          <Radios
            name="ground"
            legend="Why"
            hint="This stays on the log."
            choices={grounds}
            value={why}
            onChange={setWhy}
            error={errorFor(errors, 'ground')}
          />
          <Button busy={change.busy}>Save the file</Button>
        </form>
      </ForPurpose>
    </Page>
  )
}
