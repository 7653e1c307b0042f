import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

interface TableProps {
  caption: ReactNode
  captionHidden?: boolean
  head: readonly ReactNode[]
  children: ReactNode
}

/** A table that turns into cards on a narrow screen (each cell names its column through `label`). */
export function Table({ caption, captionHidden = false, head, children }: TableProps) {
  return (
    <table className="govuk-table candour-table">
      <caption
        className={classNames('govuk-table__caption', captionHidden ? 'govuk-visually-hidden' : 'govuk-table__caption--m')}
      >
        {caption}
      </caption>
      <thead className="govuk-table__head">
        <tr className="govuk-table__row">
          {head.map((text, index) => (
            <th scope="col" className="govuk-table__header" key={index}>
              {text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="govuk-table__body">{children}</tbody>
    </table>
  )
}

export function TableRow({ children }: { children: ReactNode }) {
  return <tr className="govuk-table__row">{children}</tr>
}

export function TableCell({ label, header = false, children }: { label: string; header?: boolean; children: ReactNode }) {
  return header ? (
    <th scope="row" className="govuk-table__header" data-label={label}>
      {children}
    </th>
  ) : (
    <td className="govuk-table__cell" data-label={label}>
      {children}
    </td>
  )
}
