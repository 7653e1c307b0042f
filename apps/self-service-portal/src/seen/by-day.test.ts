import { expect, it } from 'vitest'
import { byDay } from './by-day.ts'

it('puts a view shortly after midnight in summer under the day in the United Kingdom', () => {
  const entries = [
    { id: 'c', at: '2026-07-01T23:30:00Z' },
    { id: 'b', at: '2026-07-01T22:30:00Z' },
    { id: 'a', at: '2026-07-01T09:00:00Z' },
  ]
  expect(byDay(entries).map(({ day, entries: list }) => [day, list.map(({ id }) => id)])).toEqual([
    ['Thursday 2 July 2026', ['c']],
    ['Wednesday 1 July 2026', ['b', 'a']],
  ])
})
