import { expect, it } from 'vitest'
import { assuranceNow, freshSeconds } from './assurance.ts'

const now = new Date('2026-11-21T12:00:00Z')
const ago = (seconds: number) => now.getTime() / 1000 - seconds

it('lets a step-up grow stale into a second factor, and nothing grow into more than it was', () => {
  expect(assuranceNow(3, ago(freshSeconds), now)).toBe(3)
  expect(assuranceNow(3, ago(freshSeconds + 1), now)).toBe(2)
  for (const level of [1, 2] as const) {
    for (const age of [0, freshSeconds + 1, 86_400]) expect(assuranceNow(level, ago(age), now)).toBe(level)
  }
})
