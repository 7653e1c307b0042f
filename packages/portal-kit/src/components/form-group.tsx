import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { useKitMessages } from './kit-messages.tsx'

/** What every form field shares. `name` is also the id, so that the error summary can point at it. */
export interface FieldProps {
  name: string
  label: ReactNode
  hint?: ReactNode
  error?: string | undefined
}

/** The ids that describe a field, for `aria-describedby`. */
export const describedBy = (name: string, hint: unknown, error: unknown): string | undefined =>
  classNames(Boolean(hint) && `${name}-hint`, Boolean(error) && `${name}-error`) || undefined

export function FormGroup({ error, children }: { error?: string | undefined; children: ReactNode }) {
  return <div className={classNames('govuk-form-group', error && 'govuk-form-group--error')}>{children}</div>
}

export function Hint({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div id={`${name}-hint`} className="govuk-hint">
      {children}
    </div>
  )
}

export function ErrorMessage({ name, children }: { name: string; children: ReactNode }) {
  const messages = useKitMessages()
  return (
    <p id={`${name}-error`} className="govuk-error-message">
      <span className="govuk-visually-hidden">{messages.errorPrefix}</span> {children}
    </p>
  )
}

/** Label, hint and error of a field that is one control. */
export function FieldHead({ name, label, hint, error }: FieldProps) {
  return (
    <>
      <label className="govuk-label" htmlFor={name}>
        {label}
      </label>
      {hint ? <Hint name={name}>{hint}</Hint> : null}
      {error ? <ErrorMessage name={name}>{error}</ErrorMessage> : null}
    </>
  )
}
