import { Form, Radios, type FormFrame } from '@candour/portal-kit'
import type { ComponentProps, ReactNode } from 'react'

interface DecisionFormProps {
  of: FormFrame
  /** What there is to decide about. */
  facts: ReactNode
  /** Whether this viewer may decide it. */
  open?: boolean
  choices: ComponentProps<typeof Radios>['choices']
  decision: string
  onDecide: (decision: string) => void
  onSubmit: () => void
  /** What the decision needs besides, such as its reason. */
  children: ReactNode
}

/** A decision about what somebody asked for: everybody who sees it reads the facts, and only who may decide finds the choice below them. */
export function DecisionForm(props: DecisionFormProps) {
  const { of, facts, open = true, choices, decision, onDecide, onSubmit, children } = props
  if (!open)
    return (
      <>
        {facts}
        <p className="govuk-body">This has been decided, or somebody else must decide it.</p>
      </>
    )
  return (
    <Form of={of} onSubmit={onSubmit} button="Record the decision">
      {facts}
      <Radios name="decision" legend="Your decision" legendSize="s" choices={choices} value={decision} onChange={onDecide} />
      {children}
    </Form>
  )
}
