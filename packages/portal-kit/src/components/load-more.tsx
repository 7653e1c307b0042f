import { fill } from '../messages.ts'
import { Button } from './button.tsx'
import { useKitMessages } from './kit-messages.tsx'

interface LoadMoreProps {
  count: number
  hasMore: boolean
  busy: boolean
  onMore: () => void
}

/** Asks for the next part of a long list and says how many are shown. */
export function LoadMore({ count, hasMore, busy, onMore }: LoadMoreProps) {
  const messages = useKitMessages()
  return (
    <div className="candour-load-more">
      <p className="govuk-body-s" role="status">
        {busy ? messages.loading : fill(hasMore ? messages.showing : messages.showingAll, { count })}
      </p>
      {hasMore ? (
        <Button type="button" kind="secondary" busy={busy} onClick={onMore}>
          {messages.loadMore}
        </Button>
      ) : null}
    </div>
  )
}
