import { addDays, calendarDate, InvalidDateError, type CalendarDate } from './calendar-date.ts'

const wallClock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  calendar: 'iso8601',
  numberingSystem: 'latn',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

interface WallTime {
  readonly date: CalendarDate
  /** `HH:MM:SS` as a clock on a wall in London shows. */
  readonly time: string
}

/** The calendar date on which an instant falls in London. @throws InvalidDateError for an invalid Date. */
export function londonDateOf(instant: Date): CalendarDate {
  return wallTimeOf(instant).date
}

/** The time of day in London at an instant, `HH:MM`. @throws InvalidDateError for an invalid Date. */
export function londonTimeOf(instant: Date): string {
  return wallTimeOf(instant).time.slice(0, 5)
}

/** The instant at which a day begins in London. Clocks change at 01:00 UTC, so every day has exactly one midnight to begin at. */
export function startOfLondonDay(date: CalendarDate): Date {
  const guess = new Date(`${date}T00:00:00Z`)
  const shown = wallTimeOf(guess)
  const aheadOfUtc = Date.parse(`${shown.date}T${shown.time}Z`) - guess.getTime()
  return new Date(guess.getTime() - aheadOfUtc)
}

/** Hours of a day in London: 24, or 23 and 25 on the days the clocks change. */
export function hoursOfLondonDay(date: CalendarDate): number {
  return (startOfLondonDay(addDays(date, 1)).getTime() - startOfLondonDay(date).getTime()) / 3_600_000
}

function wallTimeOf(instant: Date): WallTime {
  if (Number.isNaN(instant.getTime())) throw new InvalidDateError('Not an instant: an invalid Date')
  const parts = Object.fromEntries(wallClock.formatToParts(instant).map(({ type, value }) => [type, value]))
  return {
    date: calendarDate(`${parts['year']?.padStart(4, '0')}-${parts['month']}-${parts['day']}`),
    time: `${parts['hour']}:${parts['minute']}:${parts['second']}`,
  }
}
