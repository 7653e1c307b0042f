import { describe, expect, it } from 'vitest'
import { bankHolidaysOf } from './bank-holidays.ts'
import { calendarDate } from './calendar-date.ts'
import { oneOffBankHolidays } from './one-off-bank-holidays.ts'
import { addWorkingDays, isWorkingDay, workingCalendar } from './working-calendar.ts'

const published: Readonly<Record<number, string>> = {
  2026: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
  2027: '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28',
  2028: '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26',
}

const publishedWithOneOffs: Readonly<Record<number, string>> = {
  2020: '01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28',
  2021: '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28',
  2022: '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27',
  2023: '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26',
}

const dates = (year: number, list: string | undefined) => list?.split(' ').map((day) => `${year}-${day}`)

describe('the bank holidays of England', () => {
  it.each([2026, 2027, 2028])('are by rule what was published for %i', (year) => {
    expect(bankHolidaysOf(year)).toEqual(dates(year, published[year]))
  })

  it.each([2020, 2021, 2022, 2023])('are with the one-off days what was published for %i', (year) => {
    expect(bankHolidaysOf(year, oneOffBankHolidays)).toEqual(dates(year, publishedWithOneOffs[year]))
  })

  it('follow a list that was loaded: a day more, a day fewer, or a whole year', () => {
    const calendar = workingCalendar({
      added: [calendarDate('2029-06-08')],
      removed: [calendarDate('2029-05-07')],
      years: { 2030: [calendarDate('2030-03-01')] },
    })
    expect(isWorkingDay(calendarDate('2029-06-08'), calendar)).toBe(false)
    expect(isWorkingDay(calendarDate('2029-05-07'), calendar)).toBe(true)
    expect(isWorkingDay(calendarDate('2030-12-25'), calendar)).toBe(true)
    expect(addWorkingDays(calendarDate('2030-02-28'), 1, calendar)).toBe('2030-03-04')
  })
})
