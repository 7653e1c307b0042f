import { errorFor, graphql, Textarea } from '@candour/portal-kit'
import { useState } from 'react'
import { StepForm } from './step-form.tsx'
import { useStep, type StepProps } from './use-step.ts'

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
  const controls = { findings: 'findings', outcome: 'outcome' }
  const step = useStep(decideMutation, props, (data) => data.decideComplaint.userErrors, controls)
  const [findings, setFindings] = useState('')
  const [outcome, setOutcome] = useState('')
  const take = () => {
    if (!step.check(outcome.trim() ? [] : [{ field: 'outcome', message: 'Enter the outcome. The person is told it.' }])) return
    const found = findings.trim() ? { findings: findings.trim() } : {}
    const input = { complaintId: complaint.id, version: complaint.version ?? 0, outcome: outcome.trim(), ...found }
    void step.take({ input })
  }
  return (
    <StepForm step={step} button="Record the decision" onSubmit={take}>
      <Textarea
        name="findings"
        label="Findings"
        hint="What the investigation found. Needed for a complaint."
        rows={6}
        value={findings}
        onChange={setFindings}
        error={errorFor(step.errors, 'findings')}
      />
      <Textarea
        name="outcome"
        label="Outcome"
        hint="What follows, as you tell it the person. Whom they can turn to next is added for you."
        rows={6}
        value={outcome}
        onChange={setOutcome}
        error={errorFor(step.errors, 'outcome')}
      />
    </StepForm>
  )
}
