import type { ReactNode } from 'react'
import type { Problem } from '../data/problem.ts'
import { Button, ButtonGroup, type ButtonKind } from './button.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { Failure } from './failure.tsx'
import { FormErrorsContext, type FormError } from './form-errors.ts'

/** What a form shows of its state: from `useForm` or `useChecks`. */
export interface FormFrame {
  errors: readonly FormError[]
  problem?: Problem | null
  busy?: boolean
  /** By which it finds its controls. */
  id?: string
}

interface FormProps {
  of: FormFrame
  onSubmit: () => void
  /** Says the result of pressing it. */
  button: ReactNode
  kind?: ButtonKind
  /** Beside the button: the way out. */
  instead?: ReactNode
  children?: ReactNode
}

/** What every form shares: what went wrong above it, the sentence of each control beside it, and one button. */
export function Form({ of, onSubmit, button, kind = 'primary', instead, children }: FormProps) {
  const submit = (
    <Button kind={kind} busy={of.busy ?? false}>
      {button}
    </Button>
  )
  return (
    <FormErrorsContext value={of.errors}>
      <ErrorSummary errors={of.errors} />
      {of.problem ? <Failure problem={of.problem} /> : null}
      <form
        noValidate
        id={of.id}
        onSubmit={(event) => {
          event.preventDefault()
          if (!of.busy) onSubmit()
        }}
      >
        {children}
        {instead ? (
          <ButtonGroup>
            {submit}
            {instead}
          </ButtonGroup>
        ) : (
          submit
        )}
      </form>
    </FormErrorsContext>
  )
}
