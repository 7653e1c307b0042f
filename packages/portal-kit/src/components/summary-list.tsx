import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

export interface RowProps {
  label: ReactNode
  children: ReactNode
  /** One action for this row, such as a link to change it. */
  action?: ReactNode
}

/** Facts about one thing. Rows are `SummaryRow` or `HiddenRow`. */
export function SummaryList({ children, border = true }: { children: ReactNode; border?: boolean }) {
  return <dl className={classNames('govuk-summary-list', !border && 'govuk-summary-list--no-border')}>{children}</dl>
}

export function SummaryRow({ label, children, action }: RowProps) {
  return (
    <div className="govuk-summary-list__row">
      <dt className="govuk-summary-list__key">{label}</dt>
      <dd className="govuk-summary-list__value">{children}</dd>
      {action ? <dd className="govuk-summary-list__actions">{action}</dd> : null}
    </div>
  )
}

interface SummaryCardProps {
  title: ReactNode
  /** One, or several beside each other. */
  action?: ReactNode | readonly ReactNode[]
  children: ReactNode
}

/** A card of facts with a heading of level 2. */
export function SummaryCard({ title, action, children }: SummaryCardProps) {
  return (
    <div className="govuk-summary-card">
      <div className="govuk-summary-card__title-wrapper">
        <h2 className="govuk-summary-card__title">{title}</h2>
        <CardActions action={action} />
      </div>
      <div className="govuk-summary-card__content">{children}</div>
    </div>
  )
}

function CardActions({ action }: Pick<SummaryCardProps, 'action'>) {
  if (!action) return null
  if (!Array.isArray(action)) return <div className="govuk-summary-card__actions">{action}</div>
  return (
    <ul className="govuk-summary-card__actions">
      {action.map((each: ReactNode, index) => (
        <li className="govuk-summary-card__action" key={index}>
          {each}
        </li>
      ))}
    </ul>
  )
}
