import type { ReactNode } from 'react'
import { usePageTitle } from './page.tsx'
import { Panel } from './panel.tsx'

interface ConfirmPageProps {
  title: string
  /** Inside the panel, such as a reference to keep. */
  detail?: ReactNode
  /** What happens next, and where to go. */
  children: ReactNode
}

/** The end of a task, on a page of its own. */
export function ConfirmPage({ title, detail, children }: ConfirmPageProps) {
  const heading = usePageTitle(title)
  return (
    <div className="govuk-width-container">
      <main className="govuk-main-wrapper" id="main-content">
        <div className="candour-page">
          <Panel title={title} ref={heading}>
            {detail}
          </Panel>
          {children}
        </div>
      </main>
    </div>
  )
}
