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
