import type { InstantClock } from './clock.ts'
import { sentence } from './due-sentence.ts'
import { londonDateOf, londonTimeOf } from './europe-london.ts'
import { counted, writtenDate } from './written-date.ts'

export interface Breach {
  /** The instant the organisation became aware. */
  readonly awareAt: Date
  readonly reportedAt?: Date | null
}

const rule = '72 hours to report a breach to the Commissioner, UK GDPR Article 33(1)'
const hour = 3_600_000

/**
 * The time for reporting a personal-data breach (DPPC-66): 72 hours of real time from awareness, so a change of the clocks in between moves the time of
 * day. Never moved on to a working day. Due soon in the last 24 hours.
 * @throws InvalidDateError for an invalid Date.
 */
export function breachClock({ awareAt, reportedAt = null }: Breach, now: Date): InstantClock {
  const dueOn = new Date(awareAt.getTime() + 72 * hour)
  const awareOn = londonDateOf(awareAt)
  return {
    rule,
    receivedOn: awareOn,
    startsOn: awareOn,
    dueOn,
    provisional: false,
    pausedDays: 0,
    pauses: [],
    ...standingAt(dueOn, reportedAt, now),
    explanation: sentence(
      `We became aware at ${writtenInstant(awareAt)}`,
      `by the rule "${rule}" it is due by ${writtenInstant(dueOn)}, London time`,
    ),
  }
}

function standingAt(dueOn: Date, reportedAt: Date | null, now: Date): Pick<InstantClock, 'state' | 'remaining'> {
  if (reportedAt) return { state: reportedAt > dueOn ? 'DONE_LATE' : 'DONE', remaining: null }
  const left = (dueOn.getTime() - now.getTime()) / hour
  if (left < 0)
    return { state: 'OVERDUE', remaining: left > -1 ? 'less than an hour late' : `${counted(Math.floor(-left), 'hour')} late` }
  const remaining = left < 1 ? 'less than an hour left' : `${counted(Math.floor(left), 'hour')} left`
  return { state: left <= 24 ? 'DUE_SOON' : 'ON_TIME', remaining }
}

function writtenInstant(instant: Date): string {
  return `${londonTimeOf(instant)} on ${writtenDate(londonDateOf(instant))}`
}
