import type { AssuranceLevel } from '../viewer.ts'
import { aboutTheViewer } from './condition.ts'
import type { Condition } from './condition.ts'

/** For so many seconds after proving once more who they are, somebody counts as freshly stepped up (RFC 9470, `max_age`). */
export const freshSeconds = 300

/**
 * How strongly a sign-in counts at this instant: a step-up grows stale and is a second factor from then on.
 * @param authenticatedAt when the viewer last proved who they are, in seconds since 1970
 */
export const assuranceNow = (level: AssuranceLevel, authenticatedAt: number, now: Date): AssuranceLevel =>
  level === 3 && now.getTime() / 1000 - authenticatedAt > freshSeconds ? 2 : level

/** The viewer signed in at least this strongly. */
export const assuredAtLevel = (level: AssuranceLevel): Condition => ({
  ...aboutTheViewer(`assurance ${level}`, 'STEP_UP_REQUIRED', (viewer) => viewer.assurance >= level),
  assurance: level,
})
