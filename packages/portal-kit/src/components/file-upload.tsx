import { classNames } from './class-names.ts'
import { useFieldError } from './form-errors.ts'
import { describedBy, FieldHead, FormGroup, type FieldProps } from './form-group.tsx'

interface FileUploadProps extends FieldProps {
  onChange: (file: File | null) => void
  /** What the browser offers first, such as `.pdf,.png`; the server looks into the file itself. */
  accept?: string
}

/** Chooses one file from the device. */
export function FileUpload({ name, label, hint, onChange, accept }: FileUploadProps) {
  const error = useFieldError(name)
  return (
    <FormGroup name={name}>
      <FieldHead name={name} label={label} hint={hint} />
      <input
        className={classNames('govuk-file-upload', error && 'govuk-file-upload--error')}
        id={name}
        name={name}
        type="file"
        accept={accept}
        aria-describedby={describedBy(name, hint, error)}
        onChange={(event) => onChange(event.target.files?.[0] ?? null)}
      />
    </FormGroup>
  )
}
