import type { MouseEventHandler, ReactNode } from 'react'
import { Link } from 'react-router'
import { classNames } from './class-names.ts'

export type ButtonKind = 'primary' | 'secondary' | 'warning'

const classOf = (kind: ButtonKind) => classNames('govuk-button', kind !== 'primary' && `govuk-button--${kind}`)

interface ButtonProps {
  children: ReactNode
  kind?: ButtonKind
  type?: 'submit' | 'button'
  /** True while the answer is awaited: a second press is ignored, the button keeps its focus. */
  busy?: boolean
  onClick?: MouseEventHandler<HTMLButtonElement>
  /** Completes the name for those who do not see the row: "Stop sharing" of what. */
  about?: string | undefined
}

/** An action; its words say the result. */
export function Button({ children, kind = 'primary', type = 'submit', busy = false, onClick, about }: ButtonProps) {
  return (
    <button
      type={type}
      className={classOf(kind)}
      aria-disabled={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault()
        else onClick?.(event)
      }}
    >
      {children}
      {about ? <span className="govuk-visually-hidden"> {about}</span> : null}
    </button>
  )
}

/** A link that looks like a button, for starting a task on its own page. */
export function ButtonLink({
  to,
  kind = 'primary',
  children,
  about,
}: {
  to: string
  kind?: ButtonKind
  children: ReactNode
  about?: string
}) {
  return (
    <Link to={to} className={classOf(kind)} draggable={false}>
      {children}
      {about ? <span className="govuk-visually-hidden"> {about}</span> : null}
    </Link>
  )
}

export function ButtonGroup({ children }: { children: ReactNode }) {
  return <div className="govuk-button-group">{children}</div>
}

/** An action that looks like a link, for the lesser of two choices. */
export function LinkButton({ children, onClick }: { children: ReactNode; onClick: () => void }) {
  return (
    <button type="button" className="candour-link-button govuk-link" onClick={onClick}>
      {children}
    </button>
  )
}
