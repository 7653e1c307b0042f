import fc from 'fast-check'
import { addDays, calendarDate, type CalendarDate } from '../src/index.ts'

const origin = calendarDate('1990-01-01')

/** Any day from 1990 to 2150, with month ends, leap days and the turn of the year more often than chance would bring them. */
export const anyDate: fc.Arbitrary<CalendarDate> = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 58_000 }).map((days) => addDays(origin, days)) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.integer({ min: 1990, max: 2148 }),
        fc.constantFrom('01-30', '01-31', '02-28', '03-01', '08-31', '12-24', '12-25', '12-26', '12-31'),
      )
      .map(([year, day]) => calendarDate(`${year}-${day}`)),
  },
  { weight: 1, arbitrary: fc.integer({ min: 498, max: 524 }).map((quarter) => calendarDate(`${quarter * 4}-02-29`)) },
)

/** A day up to that many days after another. */
export const daysAfter = (date: CalendarDate, most: number): fc.Arbitrary<CalendarDate> =>
  fc.integer({ min: 0, max: most }).map((days) => addDays(date, days))
