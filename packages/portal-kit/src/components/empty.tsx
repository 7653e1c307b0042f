import type { ReactNode } from 'react'

/** Nothing is here: says what would be, and what can be done next. Only for an answer that came back empty, never for a failure. */
export function Empty({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className="candour-empty">
      <p className="govuk-body govuk-!-font-weight-bold">{title}</p>
      {children}
    </div>
  )
}
