import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assignWorker, type AssignmentFacts } from './assign-worker.ts'
import { excludeStaff } from './exclude-staff.ts'
import { grantScope } from './integrator-scope.ts'
import { inForce } from './period.ts'
import { longestReason } from './prose.ts'
import { isRefusal } from './refusal.ts'

const now = new Date('2026-11-23T09:00:00Z')

describe('assigning a worker', () => {
  const facts: AssignmentFacts = {
    worker: { leftAt: null, rolesInForce: ['support-worker'] },
    excluded: false,
    alreadyAssigned: false,
    now,
  }

  it('is for support workers who are here', () => expect(assignWorker(facts)).toEqual({ assigned: true }))

  it.each([
    ['UNKNOWN_STAFF_MEMBER', { worker: null }],
    ['STAFF_MEMBER_LEFT', { worker: { leftAt: now, rolesInForce: ['support-worker'] } }],
    ['NOT_A_SUPPORT_WORKER', { worker: { leftAt: null, rolesInForce: ['administrator'] } }],
    ['NOT_ASSIGNABLE', { excluded: true }],
    ['ALREADY_ASSIGNED', { alreadyAssigned: true }],
  ])('is refused as %s', (refused, wrong) => {
    expect(assignWorker({ ...facts, ...wrong })).toMatchObject({ refused })
  })

  it('does not say why somebody is excluded', () => {
    const outcome = assignWorker({ ...facts, excluded: true })
    expect(isRefusal(outcome) && outcome.message).not.toMatch(/exclu|relat|family|conflict/i)
  })
})

describe('excluding staff', () => {
  it('takes a reason, and keeps it without the space around it', () => {
    const facts = { staffMemberExists: true, alreadyExcluded: false }
    expect(excludeStaff({ ...facts, reason: ' is the sister ' })).toEqual({ reason: 'is the sister' })
    expect(excludeStaff({ ...facts, reason: ' ' })).toMatchObject({ refused: 'REASON_MISSING' })
    expect(excludeStaff({ ...facts, reason: 'x'.repeat(longestReason + 1) })).toMatchObject({ refused: 'TOO_LONG' })
    expect(excludeStaff({ ...facts, alreadyExcluded: true, reason: 'x' })).toMatchObject({ refused: 'ALREADY_EXCLUDED' })
    expect(excludeStaff({ ...facts, staffMemberExists: false, reason: 'x' })).toMatchObject({ refused: 'UNKNOWN_STAFF_MEMBER' })
  })
})

describe('a period', () => {
  it('contains its first instant, not its last, and is never in force when it is empty', () => {
    fc.assert(
      fc.property(
        fc.date({ noInvalidDate: true }),
        fc.option(fc.date({ noInvalidDate: true })),
        fc.date({ noInvalidDate: true }),
        (from, until, at) => {
          expect(inForce({ from, until }, at)).toBe(at >= from && (until === null || at < until))
          expect(until !== null && inForce({ from, until }, until)).toBe(false)
        },
      ),
    )
  })
})

describe('the scope of an integrator', () => {
  it('names categories and a purpose', () => {
    expect(grantScope('special.health.**', 'care')).toEqual({ pattern: 'special.health.**', purpose: 'care' })
    expect(grantScope('identity', 'care')).toEqual({ pattern: 'identity', purpose: 'care' })
    expect(grantScope('**', 'care')).toMatchObject({ refused: 'TOO_WIDE' })
    expect(grantScope('everything', 'care')).toMatchObject({ refused: 'UNKNOWN_CATEGORY' })
    expect(grantScope('structural', 'care')).toMatchObject({ refused: 'UNKNOWN_CATEGORY' })
    expect(grantScope('identity', 'curiosity')).toMatchObject({ refused: 'UNKNOWN_PURPOSE' })
  })
})
