import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, calendarDate, InvalidDateError } from './calendar-date.ts'
import { hoursOfLondonDay, londonDateOf, londonTimeOf, startOfLondonDay } from './europe-london.ts'

describe('London time', () => {
  it('has 23 hours on 28 March 2027, when the clocks go forward', () => {
    const day = calendarDate('2027-03-28')
    expect(startOfLondonDay(day).toISOString()).toBe('2027-03-28T00:00:00.000Z')
    expect(startOfLondonDay(addDays(day, 1)).toISOString()).toBe('2027-03-28T23:00:00.000Z')
    expect(hoursOfLondonDay(day)).toBe(23)
    expect([londonTimeOf(new Date('2027-03-28T00:59:59Z')), londonTimeOf(new Date('2027-03-28T01:00:00Z'))]).toEqual([
      '00:59',
      '02:00',
    ])
  })

  it('has 25 hours on 31 October 2027, when the clocks go back and one hour comes twice', () => {
    const day = calendarDate('2027-10-31')
    expect(startOfLondonDay(day).toISOString()).toBe('2027-10-30T23:00:00.000Z')
    expect(startOfLondonDay(addDays(day, 1)).toISOString()).toBe('2027-11-01T00:00:00.000Z')
    expect(hoursOfLondonDay(day)).toBe(25)
    expect([londonTimeOf(new Date('2027-10-31T00:30:00Z')), londonTimeOf(new Date('2027-10-31T01:30:00Z'))]).toEqual([
      '01:30',
      '01:30',
    ])
  })

  it('is a day ahead of UTC late on a summer evening, and not in winter', () => {
    expect([londonDateOf(new Date('2027-06-30T23:30:00Z')), londonDateOf(new Date('2027-12-30T23:30:00Z'))]).toEqual([
      '2027-07-01',
      '2027-12-30',
    ])
  })

  it('starts each day at its first instant, whichever day it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 36_000 }), (days) => {
        const day = addDays(calendarDate('1975-01-01'), days)
        const start = startOfLondonDay(day)
        expect(londonDateOf(start)).toBe(day)
        expect(londonTimeOf(start)).toBe('00:00')
        expect(londonDateOf(new Date(start.getTime() - 1))).toBe(addDays(day, -1))
      }),
    )
  })

  it('refuses an invalid Date', () => {
    expect(() => londonDateOf(new Date('nonsense'))).toThrow(InvalidDateError)
  })
})
