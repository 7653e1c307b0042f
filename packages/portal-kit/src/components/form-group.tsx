import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { useFieldError } from './form-errors.ts'
import { useKitMessages } from './kit-messages.tsx'

/** What every form field shares. `name` is also the id, so that the error summary can point at it. */
export interface FieldProps {
  name: string
  label: ReactNode
  hint?: ReactNode
}

/** The ids that describe a field, for `aria-describedby`. */
export const describedBy = (name: string, hint: unknown, error: unknown): string | undefined =>
  classNames(Boolean(hint) && `${name}-hint`, Boolean(error) && `${name}-error`) || undefined

export function FormGroup({ name, children }: { name: string; children: ReactNode }) {
  const error = useFieldError(name)
  return <div className={classNames('govuk-form-group', error && 'govuk-form-group--error')}>{children}</div>
}

export function Hint({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div id={`${name}-hint`} className="govuk-hint">
      {children}
    </div>
  )
}

/** What is wrong with the field, as the form around it says. */
export function ErrorMessage({ name }: { name: string }) {
  const messages = useKitMessages()
  const error = useFieldError(name)
  return error === undefined ? null : (
    <p id={`${name}-error`} className="govuk-error-message">
      <span className="govuk-visually-hidden">{messages.errorPrefix}</span> {error}
    </p>
  )
}

/** Label, hint and error of a field that is one control. */
export function FieldHead({ name, label, hint }: FieldProps) {
  return (
    <>
      <label className="govuk-label" htmlFor={name}>
        {label}
      </label>
      {hint ? <Hint name={name}>{hint}</Hint> : null}
      <ErrorMessage name={name} />
    </>
  )
}
