import type { CalendarDate } from './calendar-date.ts'
import type { Clock } from './clock.ts'
import { workingDaysBetween, type WorkingCalendar } from './working-calendar.ts'
import { counted } from './written-date.ts'

export interface StandingOf {
  readonly startsOn: CalendarDate
  readonly dueOn: CalendarDate
  readonly doneOn: CalendarDate | null
  readonly held: 'WAITING' | 'PAUSED' | null
  readonly today: CalendarDate
  readonly calendar: WorkingCalendar
}

/** How a deadline that falls on a day stands today. Being held back comes before the date; being done comes before everything. */
export function standing({ startsOn, dueOn, doneOn, held, today, calendar }: StandingOf): Pick<Clock, 'state' | 'remaining'> {
  if (doneOn) return { state: doneOn > dueOn ? 'DONE_LATE' : 'DONE', remaining: null }
  if (held) return { state: held, remaining: null }
  const left = workingDaysBetween(today, dueOn, calendar)
  if (today > dueOn) return { state: 'OVERDUE', remaining: left === 0 ? 'late' : `${counted(-left, 'working day')} late` }
  const state = left <= soon(workingDaysBetween(startsOn, dueOn, calendar)) ? 'DUE_SOON' : 'ON_TIME'
  return { state, remaining: today === dueOn ? 'due today' : `${counted(left, 'working day')} left` }
}

// The last quarter of the time, so that a limit of five days is not due soon from its first day; at most a week, so that one of months is not either.
function soon(all: number): number {
  return Math.min(5, Math.max(1, Math.floor(all / 4)))
}
