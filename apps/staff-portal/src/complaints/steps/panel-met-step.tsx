import { DateInput, emptyDate, errorFor, graphql, isoDateOf } from '@candour/portal-kit'
import { useState } from 'react'
import { StepForm } from './step-form.tsx'
import { useStep, type StepProps } from './use-step.ts'

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
  const step = useStep(holdPanelMutation, props, (data) => data.holdPanel.userErrors, { on: 'on' })
  const [on, setOn] = useState(emptyDate)
  const take = () => {
    const day = isoDateOf(on)
    if (!step.check(day ? [] : [{ field: 'on', message: 'Enter the day it met, such as 27 3 2026' }]) || !day) return
    void step.take({ input: { complaintId: complaint.id, version: complaint.version ?? 0, on: day } })
  }
  return (
    <StepForm step={step} button="Record that it met" onSubmit={take}>
      <DateInput
        name="on"
        legend="When did the panel meet?"
        legendSize="s"
        hint="The time for its report counts from this day."
        value={on}
        onChange={setOn}
        error={errorFor(step.errors, 'on')}
      />
    </StepForm>
  )
}
