import { Form, Page, Radios, useChecks } from '@candour/portal-kit'
import { useNavigate } from 'react-router'
import { decisionErrors, decisions, type DecisionDraft } from './decision-draft.ts'
import type { StepProps } from './step-props.ts'

/** Yes and no weigh the same, and neither is chosen beforehand. */
export function DecisionStep({ consent, draft, onChange, to }: StepProps) {
  const navigate = useNavigate()
  const form = useChecks()
  return (
    <Page title="What did the person decide?" caption={consent.item.title} back={to('wording')}>
      <Form of={form} onSubmit={() => form.check(decisionErrors(draft)) && void navigate(to('how'))} button="Continue">
        <Radios
          name="decision"
          legend="Their decision"
          legendSize="s"
          choices={decisions}
          value={draft.decision}
          onChange={(value) => onChange({ ...draft, decision: value as DecisionDraft['decision'] })}
        />
      </Form>
    </Page>
  )
}
