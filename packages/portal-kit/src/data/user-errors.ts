import type { FormError } from '../components/error-summary.tsx'

export interface UserErrorShape {
  code: string
  message: string
  path: readonly string[]
}

/**
 * Turns the expected failures of a mutation into errors of the form. `fields` maps the last step of an input path to the id of the control
 * that asks for it; an error that no control asks for stands in the summary alone.
 */
export function formErrorsOf(errors: readonly UserErrorShape[], fields: Record<string, string> = {}): FormError[] {
  return errors.map(({ message, path }) => {
    const steps = path.filter((step) => step !== 'input')
    const field = steps.map((step) => fields[step]).findLast((id) => id !== undefined)
    return { field, message }
  })
}

/** The sentence of one control, from the errors of the whole form. */
export const errorFor = (errors: readonly FormError[], field: string): string | undefined =>
  errors.find((error) => error.field === field)?.message

export const isConflict = (errors: readonly UserErrorShape[]): boolean => errors.some((error) => error.code === 'CONFLICT')
