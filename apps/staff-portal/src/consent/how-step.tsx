import { Form, Page, Radios, TextInput, useChecks } from '@candour/portal-kit'
import { useNavigate } from 'react-router'
import { useViewer } from '../frame/viewer-context.ts'
import { howErrors, methodsOf, signatures, type DecisionDraft } from './decision-draft.ts'
import type { StepProps } from './step-props.ts'

export function HowStep({ consent, draft, onChange, to }: StepProps) {
  const navigate = useNavigate()
  const { organisation } = useViewer()
  const form = useChecks()
  return (
    <Page title="How did they tell you?" caption={consent.item.title} back={to('decision')}>
      <Form of={form} onSubmit={() => form.check(howErrors(draft)) && void navigate(to('check'))} button="Continue">
        <Radios
          name="method"
          legend="How they told you"
          legendSize="s"
          choices={methodsOf(organisation)}
          value={draft.method}
          onChange={(value) => onChange({ ...draft, method: value as DecisionDraft['method'] })}
        />
        {draft.method === 'IN_PERSON' ? (
          <Radios
            name="signature"
            legend="How it is signed"
            legendSize="s"
            hint="Both count the same."
            choices={signatures}
            value={draft.signature}
            onChange={(value) => onChange({ ...draft, signature: value as DecisionDraft['signature'] })}
          />
        ) : null}
        {draft.method === 'IN_PERSON' && draft.signature === 'TYPED' ? (
          <TextInput
            name="typedName"
            label="Name they typed"
            width="20"
            autoComplete="off"
            value={draft.typedName}
            onChange={(typedName) => onChange({ ...draft, typedName })}
          />
        ) : null}
        {draft.method === 'IN_PERSON' && draft.signature === 'SAID_IN_PERSON' ? (
          <TextInput
            name="witness"
            label="Name of the person who heard it"
            width="20"
            autoComplete="off"
            value={draft.witness}
            onChange={(witness) => onChange({ ...draft, witness })}
          />
        ) : null}
      </Form>
    </Page>
  )
}
