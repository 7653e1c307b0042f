import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { useFieldError } from './form-errors.ts'
import { describedBy, ErrorMessage, FormGroup, Hint, type FieldProps } from './form-group.tsx'

interface FieldsetProps extends Omit<FieldProps, 'label'> {
  legend: ReactNode
  /** Larger legends head a question that has the page nearly to itself. */
  legendSize?: 's' | 'm' | undefined
  role?: 'group'
  children: ReactNode
}

/** A group of controls that answer one question. */
export function Fieldset({ name, legend, legendSize, hint, role, children }: FieldsetProps) {
  const error = useFieldError(name)
  return (
    <FormGroup name={name}>
      <fieldset className="govuk-fieldset" role={role} aria-describedby={describedBy(name, hint, error)}>
        <legend className={classNames('govuk-fieldset__legend', legendSize && `govuk-fieldset__legend--${legendSize}`)}>
          {legend}
        </legend>
        {hint ? <Hint name={name}>{hint}</Hint> : null}
        <ErrorMessage name={name} />
        {children}
      </fieldset>
    </FormGroup>
  )
}
