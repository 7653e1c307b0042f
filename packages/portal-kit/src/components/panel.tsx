import type { ReactNode, Ref } from 'react'

/** The end of a task: what was done. Its title is the page's h1. */
export function Panel({ title, children, ref }: { title: ReactNode; children?: ReactNode; ref?: Ref<HTMLHeadingElement> }) {
  return (
    <div className="govuk-panel govuk-panel--confirmation">
      <h1 className="govuk-panel__title" ref={ref} tabIndex={ref ? -1 : undefined}>
        {title}
      </h1>
      {children ? <div className="govuk-panel__body">{children}</div> : null}
    </div>
  )
}
