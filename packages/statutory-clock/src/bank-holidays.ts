import { addDays, dateOf, daysInMonth, weekdayOf, type CalendarDate } from './calendar-date.ts'
import { easterSunday } from './easter.ts'

/** Changes to the rule: single days proclaimed or moved, and whole years as published. */
export interface BankHolidayOverrides {
  readonly added?: readonly CalendarDate[]
  readonly removed?: readonly CalendarDate[]
  /** The complete list of a year; the rule and the single days are not asked for such a year. */
  readonly years?: Readonly<Record<number, readonly CalendarDate[]>>
}

const sunday = 0
const monday = 1
const saturday = 6

/**
 * Bank holidays of England in a year, in date order, substitute days included and the weekend days they stand for left out.
 * Computed by the rule in force since 1978 (Banking and Financial Dealings Act 1971, Schedule 1, and the yearly proclamation).
 */
export function bankHolidaysOf(year: number, overrides: BankHolidayOverrides = {}): readonly CalendarDate[] {
  const published = overrides.years?.[year]
  if (published) return [...published].sort()
  const ofTheYear = (dates: readonly CalendarDate[] = []) => dates.filter((date) => Number(date.slice(0, 4)) === year)
  const days = new Set([...byRule(year), ...ofTheYear(overrides.added)])
  for (const date of ofTheYear(overrides.removed)) days.delete(date)
  return [...days].sort()
}

function byRule(year: number): CalendarDate[] {
  const easter = easterSunday(year)
  return [
    newYearsDay(year),
    addDays(easter, -2),
    addDays(easter, 1),
    firstMonday(year, 5),
    lastMonday(year, 5),
    lastMonday(year, 8),
    ...christmas(year),
  ]
}

function newYearsDay(year: number): CalendarDate {
  const day = dateOf(year, 1, 1)
  if (weekdayOf(day) === saturday) return addDays(day, 2)
  return weekdayOf(day) === sunday ? addDays(day, 1) : day
}

// Two days that never share one substitute: a Saturday and Sunday become Monday and Tuesday; a lone weekend day goes to the next free weekday.
function christmas(year: number): CalendarDate[] {
  const [christmasDay, boxingDay] = [dateOf(year, 12, 25), dateOf(year, 12, 26)]
  if (weekdayOf(christmasDay) === saturday) return [addDays(christmasDay, 2), addDays(boxingDay, 2)]
  if (weekdayOf(christmasDay) === sunday) return [boxingDay, addDays(christmasDay, 2)]
  return [christmasDay, weekdayOf(boxingDay) === saturday ? addDays(boxingDay, 2) : boxingDay]
}

function firstMonday(year: number, month: number): CalendarDate {
  const first = dateOf(year, month, 1)
  return addDays(first, (monday - weekdayOf(first) + 7) % 7)
}

function lastMonday(year: number, month: number): CalendarDate {
  const last = dateOf(year, month, daysInMonth(year, month))
  return addDays(last, -((weekdayOf(last) - monday + 7) % 7))
}
