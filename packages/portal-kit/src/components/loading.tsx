import { useEffect, useState } from 'react'
import { useKitMessages } from './kit-messages.tsx'

/** After 300 ms, so that quick answers do not flicker. */
const delay = 300

export function Loading({ what }: { what?: string | undefined }) {
  const messages = useKitMessages()
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), delay)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div role="status" className="candour-loading">
      {shown ? <p className="govuk-body">{what ?? messages.loading}</p> : null}
    </div>
  )
}

/** A page of which nothing is known yet, for as long as it takes: it has a heading all the same, to which the skip link leads. */
export function LoadingPage({ what }: { what?: string | undefined }) {
  const messages = useKitMessages()
  return (
    <main className="govuk-width-container" id="main-content">
      <h1 className="govuk-visually-hidden" tabIndex={-1}>
        {what ?? messages.loading}
      </h1>
      <Loading what={what} />
    </main>
  )
}
