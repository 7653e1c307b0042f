import { Form, graphql, Textarea, useForm } from '@candour/portal-kit'
import { useState } from 'react'
import type { StepProps } from './step-props.ts'

const decideMutation = graphql(`
  mutation DecideComplaint($input: DecideComplaintInput!) {
    decideComplaint(input: $input) {
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

/** What was found and what follows. Whether findings are needed is the server's answer: a complaint has them, thanks need none. */
export function DecideStep(props: StepProps) {
  const { complaint } = props
  const form = useForm(decideMutation, props)
  const [findings, setFindings] = useState('')
  const [outcome, setOutcome] = useState('')
  const take = () => {
    if (!form.check([!outcome.trim() && { field: 'outcome', message: 'Enter the outcome. The person is told it.' }])) return
    const found = findings.trim() ? { findings: findings.trim() } : {}
    const input = { complaintId: complaint.id, version: complaint.version ?? 0, outcome: outcome.trim(), ...found }
    void form.send(input)
  }
  return (
    <Form of={form} button="Record the decision" onSubmit={take}>
      <Textarea
        name="findings"
        label="Findings"
        hint="What the investigation found. Needed for a complaint."
        rows={6}
        value={findings}
        onChange={setFindings}
      />
      <Textarea
        name="outcome"
        label="Outcome"
        hint="What follows, as you tell it the person. Whom they can turn to next is added for you."
        rows={6}
        value={outcome}
        onChange={setOutcome}
      />
    </Form>
  )
}
