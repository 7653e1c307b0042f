import { DateInput, emptyDate, Form, graphql, isoDateOf, useForm } from '@candour/portal-kit'
import { useState } from 'react'
import type { StepProps } from './step-props.ts'

const holdPanelMutation = graphql(`
  mutation HoldPanel($input: HoldPanelInput!) {
    holdPanel(input: $input) {
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

/** That the panel met. The time for its report counts from that day. */
export function PanelMetStep(props: StepProps) {
  const { complaint } = props
  const form = useForm(holdPanelMutation, props)
  const [on, setOn] = useState(emptyDate)
  const take = () => {
    const day = isoDateOf(on)
    if (!form.check([!day && { field: 'on', message: 'Enter the day it met, such as 27 3 2026' }]) || !day) return
    void form.send({ complaintId: complaint.id, version: complaint.version ?? 0, on: day })
  }
  return (
    <Form of={form} button="Record that it met" onSubmit={take}>
      <DateInput
        name="on"
        legend="When did the panel meet?"
        legendSize="s"
        hint="The time for its report counts from this day."
        value={on}
        onChange={setOn}
      />
    </Form>
  )
}
