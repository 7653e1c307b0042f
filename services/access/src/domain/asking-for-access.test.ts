import { describe, expect, it } from 'vitest'
import { askForAccess, daysToDecide, mostDays, type AskFacts } from './ask-for-access.ts'
import { decideAccessRequest, type DecideAccessFacts } from './decide-access-request.ts'

const now = new Date('2026-11-23T09:00:00Z')
const day = 86_400_000

describe('asking for access', () => {
  const wish = { reference: 'dmws-0001', purpose: 'care', days: 30, reason: 'Covers for a colleague' }
  const facts: AskFacts = { wish, rolesInForce: ['team-manager'], mayState: () => true, waiting: false }

  it('is for support workers and team managers, by the reference as it is written', () => {
    expect(askForAccess(facts)).toEqual({ ...wish, reference: 'DMWS-0001' })
    expect(askForAccess({ ...facts, rolesInForce: ['support-worker'], wish: { ...wish, days: mostDays } })).toMatchObject({
      days: mostDays,
    })
  })

  it.each<[string, Partial<AskFacts>]>([
    ['NOT_FOR_YOUR_ROLE', { rolesInForce: ['administrator'] }],
    ['REFERENCE_MISSING', { wish: { ...wish, reference: '?' } }],
    ['UNKNOWN_PURPOSE', { wish: { ...wish, purpose: 'audit' } }],
    ['UNKNOWN_PURPOSE', { mayState: (purpose) => purpose !== 'care' }],
    ...[0, 1.5, mostDays + 1].map((days): [string, Partial<AskFacts>] => ['BAD_DURATION', { wish: { ...wish, days } }]),
    ['REASON_MISSING', { wish: { ...wish, reason: ' ' } }],
    ['ALREADY_ASKED', { waiting: true }],
  ])('is refused as %s', (refused, wrong) => {
    expect(askForAccess({ ...facts, ...wrong })).toMatchObject({ refused })
  })
})

describe('deciding a request for access', () => {
  const request = { state: 'REQUESTED', requesterId: 'ada', days: 30, requestedAt: now }
  const worker = { leftAt: null, rolesInForce: ['support-worker'] }
  const manager = { leftAt: null, rolesInForce: ['team-manager'] }
  const facts: DecideAccessFacts = {
    request,
    decidedById: 'mo',
    requester: worker,
    excluded: false,
    approve: true,
    now,
  }

  it('gives what was asked for, or less', () => {
    const until = (days: number) => new Date(now.getTime() + days * day)
    expect(decideAccessRequest(facts)).toMatchObject({ extent: 'full', until: until(30), kind: 'assigned-worker' })
    expect(decideAccessRequest({ ...facts, days: 7 })).toMatchObject({ until: until(7) })
    expect(decideAccessRequest({ ...facts, extent: 'overview' })).toMatchObject({ kind: 'team' })
    expect(decideAccessRequest({ ...facts, requester: manager })).toMatchObject({ kind: 'team-manager' })
    expect(decideAccessRequest({ ...facts, requester: { ...worker, leftAt: until(1) } })).toMatchObject({ approved: true })
    expect(decideAccessRequest({ ...facts, approve: false })).toEqual({ approved: false })
  })

  it.each<[string, Partial<DecideAccessFacts>]>([
    ['OWN_REQUEST', { decidedById: 'ada' }],
    ['CONFLICT', { request: { ...request, state: 'APPROVED' } }],
    ['CONFLICT', { request: { ...request, requestedAt: new Date(now.getTime() - daysToDecide * day) } }],
    ...[0, 1.5, 31].map((days): [string, Partial<DecideAccessFacts>] => ['BAD_DURATION', { days }]),
    ['UNKNOWN_EXTENT', { extent: 'everything' }],
    ['UNKNOWN_EXTENT', { requester: manager, extent: 'overview' }],
    ['STAFF_MEMBER_LEFT', { requester: null }],
    ['STAFF_MEMBER_LEFT', { requester: { ...worker, leftAt: now } }],
    ['NOT_ASSIGNABLE', { excluded: true }],
    ['NOT_FOR_THEIR_ROLE', { requester: { leftAt: null, rolesInForce: ['administrator'] } }],
  ])('is refused as %s', (refused, wrong) => {
    expect(decideAccessRequest({ ...facts, ...wrong })).toMatchObject({ refused })
  })
})
