declare const branded: unique symbol

/** A day of the calendar, written `YYYY-MM-DD`, without a time of day and without a time zone. Strings compare in date order. */
export type CalendarDate = string & { readonly [branded]: 'CalendarDate' }

/** A value that was to be a calendar date, an instant or a number of days, and is none. */
export class InvalidDateError extends RangeError {
  override readonly name = 'InvalidDateError'
}

const millisecondsOfADay = 86_400_000
const written = /^(\d{4})-(\d{2})-(\d{2})$/

/** Whether the text is a real day between the years 0001 and 9999. */
export function isCalendarDate(text: string): text is CalendarDate {
  const match = written.exec(text)
  if (!match) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/** The text as a calendar date. @throws InvalidDateError for anything but a real day written `YYYY-MM-DD`. */
export function calendarDate(text: string): CalendarDate {
  if (!isCalendarDate(text)) throw new InvalidDateError(`Not a day of the calendar written YYYY-MM-DD: ${JSON.stringify(text)}`)
  return text
}

/** The day of that year, month (1 to 12) and day of the month. @throws InvalidDateError when there is no such day. */
export function dateOf(year: number, month: number, day: number): CalendarDate {
  return calendarDate(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`)
}

export interface DateParts {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  readonly day: number
}

/** Year, month and day of the month as numbers. */
export function partsOf(date: CalendarDate): DateParts {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) }
}

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

/** Number of days of a month (1 to 12). */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** That many days later, or earlier when negative. @throws InvalidDateError when the number is not whole or the result has no four-digit year. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  if (!Number.isInteger(days)) throw new InvalidDateError(`Not a whole number of days: ${days}`)
  const result = new Date((dayNumber(date) + days) * millisecondsOfADay)
  if (Number.isNaN(result.getTime())) throw new InvalidDateError(`Outside the calendar: ${date} and ${days} days`)
  return calendarDate(result.toISOString().slice(0, 10))
}

/** Days from the first date to the second; negative when the second is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return dayNumber(to) - dayNumber(from)
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(date: CalendarDate): number {
  return (((dayNumber(date) + 4) % 7) + 7) % 7
}

/** The latest of some dates. */
export function latestOf(first: CalendarDate, ...others: readonly CalendarDate[]): CalendarDate {
  return others.reduce((latest, date) => (date > latest ? date : latest), first)
}

// Days since 1 January 1970, which was a Thursday. A calendar day always has 24 hours in UTC, so no clock change can disturb the count.
function dayNumber(date: CalendarDate): number {
  return Date.parse(`${date}T00:00:00Z`) / millisecondsOfADay
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0')
}
