import { describe, expect, it } from 'vitest'
import { signInState } from './sign-in-state.ts'

const now = new Date('2026-11-23T09:00:00Z')
const later = new Date(now.getTime() + 1)

describe('how somebody stands with their sign-in', () => {
  it.each([
    ['NONE', { open: false, ended: false, code: null }],
    ['INVITED', { open: false, ended: false, code: { expiresAt: later, spent: false } }],
    ['NONE', { open: false, ended: false, code: { expiresAt: now, spent: false } }],
    ['NONE', { open: false, ended: false, code: { expiresAt: later, spent: true } }],
    ['ACTIVE', { open: true, ended: false, code: null }],
    ['RESTORING', { open: true, ended: true, code: null }],
  ])('is %s for %j', (state, facts) => {
    expect(signInState(facts, now)).toBe(state)
  })
})
