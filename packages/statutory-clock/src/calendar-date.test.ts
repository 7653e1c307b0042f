import { describe, expect, it } from 'vitest'
import { addDays, calendarDate, daysBetween, InvalidDateError, isCalendarDate, weekdayOf } from './calendar-date.ts'
import { addMonths, anniversary } from './months-and-years.ts'
import { addWorkingDays } from './working-calendar.ts'

describe('a calendar date', () => {
  it.each([
    '2027-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '0000-01-01',
    '2026-1-1',
    ' 2026-01-01',
    '2026-01-01T00:00:00Z',
    '',
    '20260101',
  ])('is refused when written %j', (text) => {
    expect(isCalendarDate(text)).toBe(false)
    expect(() => calendarDate(text)).toThrow(InvalidDateError)
  })

  it('keeps leap days of centuries apart', () => {
    expect(['1900-02-29', '2000-02-29', '2100-02-29', '2028-02-29'].map(isCalendarDate)).toEqual([false, true, false, true])
  })

  it('refuses numbers that are not whole, working days below none, and results outside the calendar', () => {
    const date = calendarDate('2026-11-22')
    for (const bad of [1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => addDays(date, bad)).toThrow(InvalidDateError)
      expect(() => addMonths(date, bad)).toThrow(InvalidDateError)
      expect(() => addWorkingDays(date, bad)).toThrow(InvalidDateError)
    }
    expect(() => addWorkingDays(date, -1)).toThrow(InvalidDateError)
    expect(() => addDays(calendarDate('9999-12-31'), 1)).toThrow(InvalidDateError)
    expect(() => addDays(date, 1e15)).toThrow(InvalidDateError)
    expect(() => anniversary(date, 8000)).toThrow(InvalidDateError)
  })

  it('knows its weekday, also before 1970, and the days to another', () => {
    expect([weekdayOf(calendarDate('2026-11-22')), weekdayOf(calendarDate('1966-07-30'))]).toEqual([0, 6])
    expect(daysBetween(calendarDate('2028-02-28'), calendarDate('2028-03-01'))).toBe(2)
  })

  it('makes 29 February the 1 March of a common year, and keeps it in a leap year', () => {
    expect([anniversary(calendarDate('2012-02-29'), 75), anniversary(calendarDate('2012-02-29'), 4)]).toEqual([
      '2087-03-01',
      '2016-02-29',
    ])
  })
})
