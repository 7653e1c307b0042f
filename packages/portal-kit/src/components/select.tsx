import { classNames } from './class-names.ts'
import { useFieldError } from './form-errors.ts'
import { describedBy, FieldHead, FormGroup, type FieldProps } from './form-group.tsx'

interface SelectProps extends FieldProps {
  value: string
  onChange: (value: string) => void
  options: readonly { value: string; text: string }[]
}

export function Select({ name, label, hint, value, onChange, options }: SelectProps) {
  const error = useFieldError(name)
  return (
    <FormGroup name={name}>
      <FieldHead name={name} label={label} hint={hint} />
      <select
        className={classNames('govuk-select', error && 'govuk-select--error')}
        id={name}
        name={name}
        value={value}
        aria-describedby={describedBy(name, hint, error)}
        onChange={(event) => onChange(event.target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </FormGroup>
  )
}
