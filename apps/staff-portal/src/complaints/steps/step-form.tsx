import { Button, ErrorSummary, Failure, type FormError, type Problem } from '@candour/portal-kit'
import type { ReactNode } from 'react'

interface StepFormProps {
  step: { errors: readonly FormError[]; problem: Problem | null; busy: boolean }
  button: string
  onSubmit: () => void
  children: ReactNode
}

/** The form of one step: what went wrong, what it asks for, and one button that says the result. */
export function StepForm({ step, button, onSubmit, children }: StepFormProps) {
  return (
    <>
      <ErrorSummary errors={step.errors} />
      {step.problem ? <Failure problem={step.problem} /> : null}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          onSubmit()
        }}
      >
        {children}
        <Button busy={step.busy}>{button}</Button>
      </form>
    </>
  )
}
