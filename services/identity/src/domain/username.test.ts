import { describe, expect, it } from 'vitest'
import { objectionToUsername, suggestedUsername } from './username.ts'

describe('a user name', () => {
  it.each(['amber-river-4821', ' Sam.Okafor ', 'sam@example.org', 'abc'])('may be %j', (typed) => {
    expect(objectionToUsername(typed)).toBeNull()
  })

  it.each([
    ['', 'missing'],
    ['   ', 'missing'],
    ['ab', 'length'],
    ['x'.repeat(101), 'length'],
    ['sam okafor', 'signs'],
    ['-sam', 'signs'],
    ['sam<b>', 'signs'],
  ])('may not be %j', (typed, objection) => {
    expect(objectionToUsername(typed)).toBe(objection)
  })

  it('is suggested in a form that may be chosen', () => {
    for (let times = 0; times < 200; times += 1) expect(objectionToUsername(suggestedUsername())).toBeNull()
  })
})
