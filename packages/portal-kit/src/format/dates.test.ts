import { expect, it } from 'vitest'
import { isoDateOf, partsOf } from './date-parts.ts'
import { clockTime, dateAndTime, dayHeading, londonInstant, longDate } from './dates.ts'

it('shows instants by the clock of the United Kingdom, in summer and in winter', () => {
  expect(dateAndTime('2026-07-01T13:02:00Z')).toBe('1 July 2026 at 14:02')
  expect(clockTime('2026-12-01T14:02:00Z')).toBe('14:02')
  expect(dayHeading('2026-07-01T23:30:00Z')).toBe('Thursday 2 July 2026')
  expect(longDate('1980-03-31')).toBe('31 March 1980')
})

it('finds the instant of a time in the United Kingdom', () => {
  expect(londonInstant('2026-07-01', '14:02')).toBe('2026-07-01T13:02:00.000Z')
  expect(londonInstant('2026-12-01', '9:05')).toBe('2026-12-01T09:05:00.000Z')
  expect(londonInstant('2026-12-01', '25:00')).toBeNull()
})

it('knows which dates exist', () => {
  expect(isoDateOf({ day: '29', month: '2', year: '2024' })).toBe('2024-02-29')
  expect(isoDateOf({ day: '29', month: '2', year: '2025' })).toBeNull()
  expect(isoDateOf({ day: '1', month: '1', year: '85' })).toBeNull()
  expect(partsOf('1985-03-07')).toEqual({ day: '7', month: '3', year: '1985' })
})
