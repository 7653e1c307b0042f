import { describe, expect, it } from 'vitest'
import { parseCalendarDate, parseInstant } from './scalars.ts'

describe('a date', () => {
  it('is a day that exists', () => {
    expect(parseCalendarDate('2024-02-29')).toBe('2024-02-29')
    for (const wrong of [
      '2026-02-29',
      '2026-02-30',
      '2026-13-01',
      '0000-00-00',
      '2026-1-1',
      '26-01-01',
      ' 2026-01-01',
      20_260_101,
      null,
      ['2026-01-01'],
    ]) {
      expect(() => parseCalendarDate(wrong), String(wrong)).toThrow('Enter a date as YYYY-MM-DD.')
    }
  })
})

describe('an instant', () => {
  it('is a moment of a day that exists, in a named zone', () => {
    expect(parseInstant('2026-01-31T10:00:00Z')).toEqual(new Date('2026-01-31T10:00:00Z'))
    expect(parseInstant('2026-01-31T10:00+02:00')).toEqual(new Date('2026-01-31T08:00:00Z'))
    for (const wrong of ['2026-02-30T10:00:00Z', '2026-01-31T25:00:00Z', '2026-01-31T10:00:00', '2026-01-31', 'now', 0, null]) {
      expect(() => parseInstant(wrong), String(wrong)).toThrow()
    }
  })
})
