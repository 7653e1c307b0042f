import type { InputHTMLAttributes } from 'react'
import { classNames } from './class-names.ts'
import { useFieldError } from './form-errors.ts'
import { describedBy, FieldHead, FormGroup, type FieldProps } from './form-group.tsx'

interface TextInputProps extends FieldProps {
  value: string
  onChange: (value: string) => void
  type?: 'text' | 'email' | 'tel' | 'search'
  width?: '2' | '3' | '4' | '5' | '10' | '20'
  autoComplete?: string
  inputMode?: InputHTMLAttributes<HTMLInputElement>['inputMode']
  spellCheck?: boolean
}

export function TextInput({ name, label, hint, value, onChange, type = 'text', width, ...rest }: TextInputProps) {
  const error = useFieldError(name)
  return (
    <FormGroup name={name}>
      <FieldHead name={name} label={label} hint={hint} />
      <input
        className={classNames('govuk-input', width && `govuk-input--width-${width}`, error && 'govuk-input--error')}
        id={name}
        name={name}
        type={type}
        value={value}
        aria-describedby={describedBy(name, hint, error)}
        onChange={(event) => onChange(event.target.value)}
        {...rest}
      />
    </FormGroup>
  )
}
