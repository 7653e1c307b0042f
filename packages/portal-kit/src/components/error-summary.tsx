import { useEffect, useRef } from 'react'
import type { FormError } from './form-errors.ts'
import { useKitMessages } from './kit-messages.tsx'

function focusControl(field: string) {
  const target = document.getElementById(field)
  const control = target?.matches('input,select,textarea') ? target : (target?.querySelector('input,select,textarea') ?? target)
  if (control instanceof HTMLElement) control.focus()
}

/** All errors of a form, above it; takes the focus whenever the errors change, so that nobody misses them. */
export function ErrorSummary({ errors }: { errors: readonly FormError[] }) {
  const messages = useKitMessages()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (errors.length > 0) box.current?.focus()
  }, [errors])
  if (errors.length === 0) return null
  return (
    <div className="govuk-error-summary" ref={box} tabIndex={-1}>
      <div role="alert">
        <h2 className="govuk-error-summary__title">{messages.problemTitle}</h2>
        <div className="govuk-error-summary__body">
          <ul className="govuk-list govuk-error-summary__list">
            {errors.map((error) => (
              <li key={`${error.field ?? ''} ${error.message}`}>
                {error.field ? (
                  <a
                    href={`#${error.field}`}
                    onClick={(event) => {
                      event.preventDefault()
                      focusControl(error.field ?? '')
                    }}
                  >
                    {error.message}
                  </a>
                ) : (
                  error.message
                )}
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  )
}
