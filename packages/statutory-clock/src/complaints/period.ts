import { addDays, type CalendarDate } from '../calendar-date.ts'
import { addMonths, anniversary, hasCorrespondingDay } from '../months-and-years.ts'
import { addWorkingDays, roll, type WorkingCalendar } from '../working-calendar.ts'
import { counted } from '../written-date.ts'

/** A length of time as a regime states it. */
export interface Period {
  readonly count: number
  readonly unit: 'WORKING_DAYS' | 'DAYS' | 'MONTHS' | 'YEARS'
  /** The first day counts too ("commencing on"). Otherwise day 1 is the day after. Months only. */
  readonly commencingOnTheDay?: boolean
  /** A last day that is no working day moves on to the next one. */
  readonly rolled?: boolean
}

/** The last day of a period that follows (or commences on) a day. */
export function endOf(period: Period, from: CalendarDate, calendar: WorkingCalendar): CalendarDate {
  const last = unrolledEndOf(period, from, calendar)
  return period.rolled ? roll(last, calendar) : last
}

/** `5 working days`, `6 months`. */
export function writtenPeriod({ count, unit }: Period): string {
  return counted(count, { WORKING_DAYS: 'working day', DAYS: 'day', MONTHS: 'month', YEARS: 'year' }[unit])
}

function unrolledEndOf({ count, unit, commencingOnTheDay }: Period, from: CalendarDate, calendar: WorkingCalendar): CalendarDate {
  if (unit === 'WORKING_DAYS') return addWorkingDays(from, count, calendar)
  if (unit === 'DAYS') return addDays(from, count)
  if (unit === 'YEARS') return anniversary(from, count)
  const corresponding = addMonths(from, count)
  // Six months commencing on 11 January end on 10 July; commencing on 31 August they end with February, which has no corresponding day to stop before.
  return commencingOnTheDay && hasCorrespondingDay(from, count) ? addDays(corresponding, -1) : corresponding
}
