import { describe, expect, it } from 'vitest'
import { isAssured, leastAssurance } from './assurance.ts'
import { secondsLeft } from './session-lifetime.ts'

describe('assurance', () => {
  it.each([
    [undefined, '1'],
    ['2', '2'],
    ['2 1', '1'],
    ['urn:other', '1'],
    ['urn:other 2', '2'],
    ['3', '3'],
    ['3 2', '2'],
  ])('acr_values %s needs at least %s', (values, least) => {
    expect(leastAssurance(values)).toBe(least)
  })

  it('is not there without a sign-in', () => {
    expect(isAssured(undefined, '1', 0)).toBe(false)
    expect(isAssured('1', '2', 0)).toBe(false)
    expect(isAssured('2', '1', 10_000)).toBe(true)
  })

  it('of a step-up is worth five minutes', () => {
    expect(isAssured('2', '3', 0)).toBe(false)
    expect(isAssured('3', '3', 300)).toBe(true)
    expect(isAssured('3', '3', 301)).toBe(false)
    expect(isAssured('3', '2', 10_000)).toBe(true)
  })
})

describe('lifetime of a session', () => {
  const limits = { idle: 1800, absolute: 43_200 }

  it('ends after half an hour without use, and twelve hours after the sign-in in any case', () => {
    expect(secondsLeft(limits, 1000, 1000)).toBe(1800)
    expect(secondsLeft(limits, 1000, 1000 + 43_200 - 60)).toBe(60)
    expect(secondsLeft(limits, 1000, 1000 + 50_000)).toBe(1)
  })
})
