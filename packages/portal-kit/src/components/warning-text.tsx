import type { ReactNode } from 'react'
import { useKitMessages } from './kit-messages.tsx'

export function WarningText({ children }: { children: ReactNode }) {
  const messages = useKitMessages()
  return (
    <div className="govuk-warning-text">
      <span className="govuk-warning-text__icon" aria-hidden="true">
        !
      </span>
      <strong className="govuk-warning-text__text">
        <span className="govuk-visually-hidden">{messages.warning}</span> {children}
      </strong>
    </div>
  )
}
