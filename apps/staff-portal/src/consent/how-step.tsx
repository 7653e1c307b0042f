import { Button, ErrorSummary, errorFor, Page, Radios, TextInput, type FormError } from '@candour/portal-kit'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useViewer } from '../frame/viewer-context.ts'
import { howErrors, methodsOf, signatures, type DecisionDraft } from './decision-draft.ts'
import type { StepProps } from './step-props.ts'

export function HowStep({ consent, draft, onChange, to }: StepProps) {
  const navigate = useNavigate()
  const { organisation } = useViewer()
  const [errors, setErrors] = useState<FormError[]>([])
  return (
    <Page title="How did they tell you?" caption={consent.item.title} back={to('decision')}>
      <ErrorSummary errors={errors} />
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          const found = howErrors(draft)
          setErrors(found)
          if (found.length === 0) void navigate(to('check'))
        }}
      >
        <Radios
          name="method"
          legend="How they told you"
          legendSize="s"
          choices={methodsOf(organisation)}
          value={draft.method}
          onChange={(value) => onChange({ ...draft, method: value as DecisionDraft['method'] })}
          error={errorFor(errors, 'method')}
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
            error={errorFor(errors, 'signature')}
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
            error={errorFor(errors, 'typedName')}
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
            error={errorFor(errors, 'witness')}
          />
        ) : null}
        <Button>Continue</Button>
      </form>
    </Page>
  )
}
