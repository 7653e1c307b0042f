import { formErrorsOf, isConflict, useChange, type FormError, type Problem, type UserErrorShape } from '@candour/portal-kit'
import type { AnyVariables, TypedDocumentNode } from '@urql/core'
import { useState } from 'react'

/** What every step is given: the case as it was read, and where to go when the step is taken. */
export interface StepProps {
  complaint: {
    readonly id: string
    readonly version: number | null
    readonly rule: string | null
    /** That it came too late; null where it did not. */
    readonly lateness: { readonly explanation: string; readonly acceptable: boolean } | null
    /** How many the panel of the present stage needs. */
    readonly panelSize: number
  }
  /** The step is taken. */
  onDone: () => void
  /** Somebody else changed the case: read it again, and keep what was typed. */
  onConflict: () => void
}

interface Step<Variables> {
  errors: readonly FormError[]
  /** Errors that are found before anything is sent. Returns whether there are none. */
  check: (found: FormError[]) => boolean
  take: (variables: Variables) => Promise<void>
  busy: boolean
  problem: Problem | null
}

/** Sends one step of a case. `errorsOf` finds the expected failures in its payload, `controls` the control that each belongs to. */
export function useStep<Data, Variables extends AnyVariables>(
  mutation: TypedDocumentNode<Data, Variables>,
  { onDone, onConflict }: StepProps,
  errorsOf: (data: Data) => readonly UserErrorShape[],
  controls: Record<string, string> = {},
): Step<Variables> {
  const change = useChange(mutation)
  const [errors, setErrors] = useState<FormError[]>([])
  return {
    errors,
    busy: change.busy,
    problem: change.problem,
    check(found) {
      setErrors(found)
      return found.length === 0
    },
    async take(variables) {
      const data = await change.send(variables)
      if (!data) return
      const refused = errorsOf(data)
      setErrors(formErrorsOf(refused, controls))
      if (isConflict(refused)) onConflict()
      else if (refused.length === 0) onDone()
    },
  }
}
