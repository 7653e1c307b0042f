import { useLocation } from 'react-router'
import { NotificationBanner, NotificationHeading } from './notification-banner.tsx'

/** For `navigate`: what was just done, to be said on the page that it leads to. */
export const done = (what: string) => ({ state: { done: what } })

const whatOf = (state: unknown): string | null =>
  typeof state === 'object' && state !== null && 'done' in state && typeof state.done === 'string' ? state.done : null

/** Says what was done on the page before. */
export function JustDone() {
  const what = whatOf(useLocation().state)
  return what === null ? null : (
    <NotificationBanner success>
      <NotificationHeading>{what}</NotificationHeading>
    </NotificationBanner>
  )
}
