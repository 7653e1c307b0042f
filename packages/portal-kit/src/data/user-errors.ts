import type { FormError } from '../components/form-errors.ts'

export interface UserErrorShape {
  code: string
  message: string
  path: readonly string[]
}

/**
 * Turns the expected failures of a mutation into errors of the form. `controlFor` gives the id of the control that asks for a step of an
 * input path; an error that no control asks for stands in the summary alone.
 */
export function formErrorsOf(
  errors: readonly UserErrorShape[],
  controlFor: (step: string) => string | undefined = () => undefined,
): FormError[] {
  return errors.map(({ message, path }) => ({
    field: path
      .filter((step) => step !== 'input')
      .map(controlFor)
      .findLast((id) => id !== undefined),
    message,
  }))
}

export const isConflict = (errors: readonly UserErrorShape[]): boolean => errors.some((error) => error.code === 'CONFLICT')
