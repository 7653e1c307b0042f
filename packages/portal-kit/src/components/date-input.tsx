import type { ReactNode } from 'react'
import type { DateParts } from '../format/date-parts.ts'
import { classNames } from './class-names.ts'
import { Fieldset } from './fieldset.tsx'
import { useFieldError } from './form-errors.ts'
import { useKitMessages } from './kit-messages.tsx'

interface DateInputProps {
  name: string
  legend: ReactNode
  legendSize?: 's' | 'm'
  hint?: ReactNode
  value: DateParts
  onChange: (value: DateParts) => void
  /** Asks the browser for the person's own birthday. */
  birthday?: boolean
}

/** Three boxes for a date that the person knows; the id of the first is the field's name, for the error summary. */
export function DateInput({ name, legend, legendSize, hint, value, onChange, birthday = false }: DateInputProps) {
  const messages = useKitMessages()
  const error = useFieldError(name)
  const part = (key: keyof DateParts, label: string, width: 2 | 4) => (
    <div className="govuk-date-input__item">
      <div className="govuk-form-group">
        <label className="govuk-label govuk-date-input__label" htmlFor={`${name}-${key}`}>
          {label}
        </label>
        <input
          className={classNames(
            'govuk-input govuk-date-input__input',
            error && 'govuk-input--error',
            `govuk-input--width-${width}`,
          )}
          id={`${name}-${key}`}
          name={key}
          type="text"
          inputMode="numeric"
          autoComplete={birthday ? `bday-${key}` : undefined}
          value={value[key]}
          onChange={(event) => onChange({ ...value, [key]: event.target.value })}
        />
      </div>
    </div>
  )
  return (
    <Fieldset name={name} legend={legend} legendSize={legendSize} hint={hint} role="group">
      <div className="govuk-date-input" id={name}>
        {part('day', messages.day, 2)}
        {part('month', messages.month, 2)}
        {part('year', messages.year, 4)}
      </div>
    </Fieldset>
  )
}
