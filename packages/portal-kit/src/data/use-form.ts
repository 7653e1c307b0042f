import type { TypedDocumentNode } from '@urql/core'
import { useId, useState } from 'react'
import type { FormError } from '../components/form-errors.ts'
import type { Problem } from './problem.ts'
import { useChange } from './use-change.ts'
import { formErrorsOf, isConflict, type UserErrorShape } from './user-errors.ts'

export interface Checks {
  errors: readonly FormError[]
  /** Shows what was found before anything is sent. Returns whether there was nothing. */
  check: (found: readonly (FormError | false)[]) => boolean
}

/** A form that sends nothing itself, such as one step of several. */
export function useChecks(): Checks {
  const [errors, setErrors] = useState<readonly FormError[]>([])
  return {
    errors,
    check(found) {
      const mistakes = found.filter((each) => each !== false)
      setErrors(mistakes)
      return mistakes.length === 0
    },
  }
}

interface FormOptions<Payload> {
  /** It is saved. */
  onDone: (payload: Payload) => void
  /** It was refused, with `payload.userErrors`, which the form shows. What was typed stays. */
  onRefused?: (payload: Payload) => void
  /** Somebody else changed it meanwhile. */
  onConflict?: (payload: Payload) => void
  /** Names of the controls that ask for an input field of another name. */
  controls?: Readonly<Record<string, string>>
}

export interface FormState<Input> extends Checks {
  busy: boolean
  problem: Problem | null
  id: string
  /** Sends the input. A second call while busy does nothing. */
  send: (input: Input) => Promise<void>
}

/** A form that sends one mutation: its mistakes, what the server refused beside the control that asks for it, and whether it is being sent. */
export function useForm<Data extends Record<string, { userErrors: readonly UserErrorShape[] }>, Input>(
  mutation: TypedDocumentNode<Data, { input: Input }>,
  { onDone, onRefused, onConflict, controls = {} }: FormOptions<Data[keyof Data]>,
): FormState<Input> {
  const { busy, problem, send } = useChange(mutation)
  const { errors, check } = useChecks()
  const id = useId()
  const controlFor = (step: string) =>
    controls[step] ?? (document.getElementById(id)?.querySelector(`#${CSS.escape(step)}`) ? step : undefined)
  return {
    errors,
    check,
    busy,
    problem,
    id,
    async send(input) {
      const data = await send({ input })
      const payload = data ? (Object.values(data)[0] as Data[keyof Data]) : null
      if (!payload) return
      check(formErrorsOf(payload.userErrors, controlFor))
      if (payload.userErrors.length === 0) return onDone(payload)
      onRefused?.(payload)
      if (isConflict(payload.userErrors)) onConflict?.(payload)
    },
  }
}
