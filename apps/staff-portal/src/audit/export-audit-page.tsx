import {
  DateInput,
  emptyDate,
  Form,
  graphql,
  InsetText,
  isoDateOf,
  Page,
  Radios,
  saveAs,
  Select,
  useForm,
  WarningText,
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
  const [outcome, setOutcome] = useState<Outcome>('DISCLOSED')
  const [from, setFrom] = useState(emptyDate)
  const [to, setTo] = useState(emptyDate)
  const [why, setWhy] = useState('')
  const [saved, setSaved] = useState<number | null>(null)
  const form = useForm(exportMutation, {
    onDone: ({ csv, entries }) => {
      if (csv === null) return
      const days = `${isoDateOf(from) ?? ''}-to-${isoDateOf(to) ?? ''}`
      saveAs(new Blob([csv], { type: 'text/csv' }), `audit-${outcome.toLowerCase()}-${days}.csv`)
      setSaved(entries)
    },
  })

  const save = () => {
    setSaved(null)
    const [first, last] = [isoDateOf(from), isoDateOf(to)]
    const ground = grounds.find(({ value }) => value === why)?.value
    const complete = form.check([
      !first && { field: 'from', message: 'Enter the first day' },
      !last && { field: 'to', message: 'Enter the last day' },
      !ground && { field: 'ground', message: 'Select why' },
    ])
    if (complete && first && last && ground) void form.send({ outcome, from: first, to: last, ground })
  }

  return (
    <Page title="Export a part of the log" back={paths.audit()}>
      <ForPurpose purpose="audit">
        <Form of={form} onSubmit={save} button="Save the file">
          {saved === null ? null : (
            <div role="status">
              <InsetText>{saved === 1 ? '1 entry was saved.' : `${saved.toLocaleString('en-GB')} entries were saved.`}</InsetText>
            </div>
          )}
          <WarningText>
            The file names people and what was looked at. Keep it as you keep a record, and delete it after use.
          </WarningText>
          <Select
            name="outcome"
            label="What"
            options={outcomes}
            value={outcome}
            onChange={(value) => setOutcome(outcomeOf(value))}
          />
          <DateInput name="from" legend="First day" value={from} onChange={setFrom} />
          <DateInput name="to" legend="Last day" value={to} onChange={setTo} />
          <Radios name="ground" legend="Why" hint="This stays on the log." choices={grounds} value={why} onChange={setWhy} />
        </Form>
      </ForPurpose>
    </Page>
  )
}
