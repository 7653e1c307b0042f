import { DateInput, emptyDate, Form, graphql, isoDateOf, Textarea, useForm } from '@candour/portal-kit'
import { useState } from 'react'
import type { StepProps } from './step-props.ts'

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
  const form = useForm(sendReportMutation, props)
  const [on, setOn] = useState(emptyDate)
  const [report, setReport] = useState('')
  const take = () => {
    const day = isoDateOf(on)
    const complete = form.check([
      !day && { field: 'on', message: 'Enter the day it was sent, such as 27 3 2026' },
      !report.trim() && { field: 'report', message: 'Enter what the panel found and recommends' },
    ])
    if (!complete || !day) return
    void form.send({ complaintId: complaint.id, version: complaint.version ?? 0, on: day, report: report.trim() })
  }
  return (
    <Form of={form} button="Record the report" onSubmit={take}>
      <DateInput
        name="on"
        legend="When was the report sent?"
        legendSize="s"
        hint="The time for your answer counts from this day."
        value={on}
        onChange={setOn}
      />
      <Textarea
        name="report"
        label="What did the panel find and recommend?"
        hint="The person reads it with the case."
        rows={7}
        value={report}
        onChange={setReport}
      />
    </Form>
  )
}
