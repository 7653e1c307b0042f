import { expect, it } from 'vitest'
import { exportedCsv, exportedPeriod } from './audit-export.ts'

const now = new Date('2026-11-23T09:00:00Z')
const period = (from: string, to: string) => exportedPeriod({ from: new Date(from), to: new Date(to), now })

it('a part of the log is of whole days, both ends included', () => {
  expect(period('2026-11-01', '2026-11-01')).toEqual({ from: new Date('2026-11-01'), until: new Date('2026-11-02') })
})

it.each([
  ['2026-11-02', '2026-11-01', 'to'],
  ['2026-11-24', '2026-11-25', 'from'],
  ['2025-11-01', '2026-11-02', 'to'],
])('from %s to %s is no such part', (from, to, path) => {
  expect(period(from, to)).toMatchObject({ refused: 'BAD_PERIOD', path: [path] })
})

it('a name that looks like a formula is none in the file, and quotes stay within their cell', () => {
  const [, row] = exportedCsv([['2026-11-01T00:00:00.000Z', '=HYPERLINK("x")', 'a, b', '-1', '@b', '+c', '']]).split('\r\n')
  expect(row).toBe(`"2026-11-01T00:00:00.000Z","'=HYPERLINK(""x"")","a, b","'-1","'@b","'+c",""`)
})
