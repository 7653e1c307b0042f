import { DateInput, emptyDate, errorFor, graphql, isoDateOf, Textarea, type FormError } from '@candour/portal-kit'
import { useState } from 'react'
import { StepForm } from './step-form.tsx'
import { useStep, type StepProps } from './use-step.ts'

const sendReportMutation = graphql(`
  mutation SendPanelReport($input: SendPanelReportInput!) {
    sendPanelReport(input: $input) {
      complaint {
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

/** The report of the panel, as the person is told it. The decision answers it. */
export function PanelReportStep(props: StepProps) {
  const { complaint } = props
  const controls = { on: 'on', report: 'report' }
  const step = useStep(sendReportMutation, props, (data) => data.sendPanelReport.userErrors, controls)
  const [on, setOn] = useState(emptyDate)
  const [report, setReport] = useState('')
  const take = () => {
    const day = isoDateOf(on)
    const found: FormError[] = []
    if (!day) found.push({ field: 'on', message: 'Enter the day it was sent, such as 27 3 2026' })
    if (!report.trim()) found.push({ field: 'report', message: 'Enter what the panel found and recommends' })
    if (!step.check(found) || !day) return
    void step.take({ input: { complaintId: complaint.id, version: complaint.version ?? 0, on: day, report: report.trim() } })
  }
  return (
    <StepForm step={step} button="Record the report" onSubmit={take}>
      <DateInput
        name="on"
        legend="When was the report sent?"
        legendSize="s"
        hint="The time for your answer counts from this day."
        value={on}
        onChange={setOn}
        error={errorFor(step.errors, 'on')}
      />
      <Textarea
        name="report"
        label="What did the panel find and recommend?"
        hint="The person reads it with the case."
        rows={7}
        value={report}
        onChange={setReport}
        error={errorFor(step.errors, 'report')}
      />
    </StepForm>
  )
}
