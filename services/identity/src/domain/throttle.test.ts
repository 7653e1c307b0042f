import { describe, expect, it } from 'vitest'
import { type AttemptCount, considerAttempt, throttleRules } from './throttle.ts'

const start = new Date('2026-11-23T09:00:00Z')
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000)

function fail(times: number, at: Date, count: AttemptCount | null = null): AttemptCount {
  let current = count
  for (let attempt = 0; attempt < times; attempt++) {
    const decision = considerAttempt(throttleRules.account, current, at)
    if (!decision.allowed) throw new Error(`attempt ${attempt + 1} was not allowed`)
    current = decision.next
  }
  if (!current) throw new Error('no attempt was made')
  return current
}

describe('throttling of attempts', () => {
  it('lets five attempts pass and then asks for a wait of half a minute', () => {
    const count = fail(5, start)
    expect(considerAttempt(throttleRules.account, count, start)).toEqual({ allowed: false, until: later(30) })
  })

  it('doubles the wait with each further failure, up to a quarter of an hour', () => {
    let count = fail(5, start)
    const waits: number[] = []
    for (let round = 0; round < 7; round++) {
      const at = count.blockedUntil as Date
      count = fail(1, at, count)
      waits.push(((count.blockedUntil as Date).getTime() - at.getTime()) / 1000)
    }
    expect(waits).toEqual([60, 120, 240, 480, 900, 900, 900])
  })

  it('allows an attempt at the very moment the wait ends', () => {
    expect(considerAttempt(throttleRules.account, fail(5, start), later(30)).allowed).toBe(true)
  })

  it('starts anew after an hour without an attempt', () => {
    const decision = considerAttempt(throttleRules.account, fail(5, start), later(3601))
    expect(decision).toMatchObject({ allowed: true, next: { failures: 1, blockedUntil: null } })
  })
})
