import { expect, it } from 'vitest'
import { byDay } from './by-day.ts'

const entry = (id: string, at: string, sentence = `Someone read ${id}.`) => ({ id, at, sentence })

it('puts a view shortly after midnight in summer under the day in the United Kingdom', () => {
  const days = byDay([entry('c', '2026-07-01T23:30:00Z'), entry('b', '2026-07-01T22:30:00Z'), entry('a', '2026-07-01T09:00:00Z')])
  expect(days.map(({ day, lines }) => [day, lines.map((line) => line.entry.id)])).toEqual([
    ['Thursday 2 July 2026', ['c']],
    ['Wednesday 1 July 2026', ['b', 'a']],
  ])
})

it('counts what reads the same in the same minute, and nothing else', () => {
  const same = 'Robin Sample read your name.'
  const [day] = byDay([
    entry('d', '2026-07-01T09:02:00Z', same),
    entry('c', '2026-07-01T09:01:50Z', same),
    entry('b', '2026-07-01T09:01:40Z', 'Robin Sample read your notes.'),
    entry('a', '2026-07-01T09:01:30Z', same),
  ])
  expect(day?.lines.map(({ entry: { id }, count }) => [id, count])).toEqual([
    ['d', 1],
    ['c', 2],
    ['b', 1],
  ])
})
