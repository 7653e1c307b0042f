import { dateOf, daysInMonth, InvalidDateError, partsOf, type CalendarDate } from './calendar-date.ts'

/**
 * The same day number that many months later, or the last day of that month when it has no such day: the corresponding-date rule for periods
 * counted in months (UK GDPR Article 12(3), Regulation (EEC) 1182/71). Negative numbers go back.
 * @throws InvalidDateError when the number is not whole or the result has no four-digit year.
 */
export function addMonths(date: CalendarDate, count: number): CalendarDate {
  const { year, month, day, exact } = sameDayInMonths(date, count)
  return dateOf(year, month, exact ? day : daysInMonth(year, month))
}

/** Whether the month that many months later has a day of the same number. */
export function hasCorrespondingDay(date: CalendarDate, count: number): boolean {
  return sameDayInMonths(date, count).exact
}

/**
 * The same day of the year that many years later. 29 February becomes 1 March in a common year, so that a minimum period is never a day short.
 * @throws InvalidDateError when the number is not whole or the result has no four-digit year.
 */
export function anniversary(date: CalendarDate, years: number): CalendarDate {
  const { year, month, day, exact } = sameDayInMonths(date, years * 12)
  return exact ? dateOf(year, month, day) : dateOf(year, 3, 1)
}

function sameDayInMonths(date: CalendarDate, count: number): { year: number; month: number; day: number; exact: boolean } {
  if (!Number.isInteger(count)) throw new InvalidDateError(`Not a whole number of months: ${count}`)
  const start = partsOf(date)
  const index = start.year * 12 + (start.month - 1) + count
  const year = Math.floor(index / 12)
  const month = index - year * 12 + 1
  return { year, month, day: start.day, exact: start.day <= daysInMonth(year, month) }
}
