import { classNames } from './class-names.ts'
import { useFieldError } from './form-errors.ts'
import { describedBy, FieldHead, FormGroup, type FieldProps } from './form-group.tsx'

interface TextareaProps extends FieldProps {
  value: string
  onChange: (value: string) => void
  rows?: number
  autoComplete?: string
}

export function Textarea({ name, label, hint, value, onChange, rows = 5, autoComplete }: TextareaProps) {
  const error = useFieldError(name)
  return (
    <FormGroup name={name}>
      <FieldHead name={name} label={label} hint={hint} />
      <textarea
        className={classNames('govuk-textarea', error && 'govuk-textarea--error')}
        id={name}
        name={name}
        rows={rows}
        value={value}
        autoComplete={autoComplete}
        aria-describedby={describedBy(name, hint, error)}
        onChange={(event) => onChange(event.target.value)}
      />
    </FormGroup>
  )
}
