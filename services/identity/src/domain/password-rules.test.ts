import { describe, expect, it } from 'vitest'
import { canonicalUsername, objectionToPassword } from './password-rules.ts'

describe('choosing a password', () => {
  it.each([
    ['elevenchars', 'too-short'],
    ['a'.repeat(201), 'too-long'],
    ['aaaaaaaabbbbbbbb', 'repeats-itself'],
    ['my.Worker.One-2026', 'holds-username'],
    ['quiet harbour lantern', null],
  ])('%s: %s', (password, objection) => {
    expect(objectionToPassword(password, 'worker.one')).toBe(objection)
  })

  it('takes a user name as typed on a phone', () => {
    expect(canonicalUsername(' Dmws.Support-Worker ')).toBe('dmws.support-worker')
  })
})
