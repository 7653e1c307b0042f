import { addDays, InvalidDateError, weekdayOf, type CalendarDate } from './calendar-date.ts'
import { bankHolidaysOf, type BankHolidayOverrides } from './bank-holidays.ts'
import { oneOffBankHolidays } from './one-off-bank-holidays.ts'

/** Which days are bank holidays, for an organisation that may have loaded a newer list. */
export interface WorkingCalendar {
  isBankHoliday(date: CalendarDate): boolean
}

/** The calendar of England with further one-off days or published years; years are computed once, when first asked for. */
export function workingCalendar(overrides: BankHolidayOverrides = {}): WorkingCalendar {
  const all: BankHolidayOverrides = {
    ...overrides,
    added: [...oneOffBankHolidays.added, ...(overrides.added ?? [])],
    removed: [...oneOffBankHolidays.removed, ...(overrides.removed ?? [])],
  }
  const years = new Map<number, ReadonlySet<CalendarDate>>()
  const holidaysOf = (year: number): ReadonlySet<CalendarDate> => {
    const known = years.get(year)
    if (known) return known
    const computed = new Set(bankHolidaysOf(year, all))
    years.set(year, computed)
    return computed
  }
  return { isBankHoliday: (date) => holidaysOf(Number(date.slice(0, 4))).has(date) }
}

/** England by rule, with the one-off days proclaimed so far. */
export const england: WorkingCalendar = workingCalendar()

/** Not a Saturday, a Sunday or a bank holiday. */
export function isWorkingDay(date: CalendarDate, calendar: WorkingCalendar = england): boolean {
  const weekday = weekdayOf(date)
  return weekday !== 0 && weekday !== 6 && !calendar.isBankHoliday(date)
}

/** The day itself, or the next working day after it. */
export function roll(date: CalendarDate, calendar: WorkingCalendar = england): CalendarDate {
  let day = date
  while (!isWorkingDay(day, calendar)) day = addDays(day, 1)
  return day
}

/**
 * The last of that many working days after a day; the day itself is day 0, whether or not it is a working day.
 * @throws InvalidDateError for a negative or broken number.
 */
export function addWorkingDays(date: CalendarDate, count: number, calendar: WorkingCalendar = england): CalendarDate {
  if (!Number.isInteger(count) || count < 0) throw new InvalidDateError(`Not a number of working days: ${count}`)
  let day = date
  for (let left = count; left > 0;) {
    day = addDays(day, 1)
    if (isWorkingDay(day, calendar)) left -= 1
  }
  return day
}

/** Working days after the first date up to and including the second: what is left of a limit. Negative when the second is earlier. */
export function workingDaysBetween(from: CalendarDate, to: CalendarDate, calendar: WorkingCalendar = england): number {
  if (to < from) return 0 - workingDaysBetween(to, from, calendar)
  let count = 0
  for (let day = from; day < to;) {
    day = addDays(day, 1)
    if (isWorkingDay(day, calendar)) count += 1
  }
  return count
}
