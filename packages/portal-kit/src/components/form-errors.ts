import { createContext, useContext } from 'react'

export interface FormError {
  /** Id of the control that it points at; without one the sentence stands alone. */
  field?: string | undefined
  message: string
}

/** What is wrong with the form around a control, given by `Form`. */
export const FormErrorsContext = createContext<readonly FormError[]>([])

/** The sentence of one control, from the errors of the whole form. */
export const useFieldError = (field: string): string | undefined =>
  useContext(FormErrorsContext).find((error) => error.field === field)?.message
