import { createContext, useContext, useEffect, useRef, type ReactNode } from 'react'
import { Link, useLocation } from 'react-router'
import { classNames } from './class-names.ts'
import { JustDone } from './just-done.tsx'
import { useKitMessages } from './kit-messages.tsx'

export interface PageFrame {
  /** Ends every document title, such as `Candour staff portal`. */
  serviceName: string
  /** Tells those who do not see the page that it changed. */
  announce: (title: string) => void
}

export const PageFrameContext = createContext<PageFrame>({ serviceName: '', announce: () => {} })

/** The first page of a visit keeps the browser's own focus; only later ones move it. */
let pageShown = false

/** Sets the document title and, after a change of route, moves the focus to the h1 and announces it. */
export function usePageTitle(title: string, about?: string) {
  const heading = useRef<HTMLHeadingElement>(null)
  const { serviceName, announce } = useContext(PageFrameContext)
  const { key } = useLocation()
  useEffect(() => {
    document.title = [title, about, serviceName].filter(Boolean).join(' – ')
  }, [title, about, serviceName])
  useEffect(() => {
    const first = !pageShown
    pageShown = true
    if (first) return
    window.scrollTo(0, 0)
    heading.current?.focus({ preventScroll: true })
    announce(title)
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once for each visit of a route, not for each change of its words
  }, [key])
  return heading
}

interface PageProps {
  /** Text of the h1. */
  title: string
  /** Above the h1 and in the document title: which task the page belongs to. */
  caption?: string | undefined
  /** In the document title only: whose page, where the identity bar already shows it. */
  about?: string | undefined
  /** Where "Back" leads; a page without one is a top page. */
  back?: string | undefined
  /** Beside the h1: the main action of the page. */
  action?: ReactNode
  wide?: boolean
  children: ReactNode
}

/** One page: back link, one h1, and its content in a column that is comfortable to read. */
export function Page({ title, caption, about = caption, back, action, wide = false, children }: PageProps) {
  const messages = useKitMessages()
  const heading = usePageTitle(title, about)
  return (
    <div className="govuk-width-container">
      {back ? (
        <nav aria-label={messages.back}>
          <Link to={back} className="govuk-back-link">
            {messages.back}
          </Link>
        </nav>
      ) : null}
      <main className="govuk-main-wrapper candour-main" id="main-content">
        <div className={classNames('candour-page', wide && 'candour-page--wide')}>
          <JustDone />
          <div className="candour-page__head">
            <h1 className="govuk-heading-l" ref={heading} tabIndex={-1}>
              {caption ? <span className="govuk-caption-l">{caption} </span> : null}
              {title}
            </h1>
            {action ? <div className="candour-page__action">{action}</div> : null}
          </div>
          {children}
        </div>
      </main>
    </div>
  )
}
