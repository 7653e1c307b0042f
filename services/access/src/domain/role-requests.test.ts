import { roleNames } from '@candour/need-to-know'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideRoleRequest } from './decide-role-request.ts'
import { isRefusal } from './refusal.ts'
import { requestRole, type RoleRequestFacts } from './request-role.ts'

const now = new Date('2026-11-23T09:00:00Z')
const id = fc.constantFrom('ada', 'dee', 'mo')
const dpo = ['data-protection-officer']

describe('deciding a request for a role', () => {
  it('is never done by whoever asked for it or would receive it, whatever else they are [DMWS-08]', () => {
    fc.assert(
      fc.property(
        id,
        id,
        id,
        fc.boolean(),
        fc.subarray([...roleNames]),
        (staffMemberId, requestedById, decidedById, approve, rolesInForce) => {
          const outcome = decideRoleRequest(
            { state: 'REQUESTED', staffMemberId, requestedById },
            { decidedById, rolesInForce, approve },
          )
          const own = decidedById === requestedById || decidedById === staffMemberId
          expect(isRefusal(outcome)).toBe(own || !rolesInForce.includes('data-protection-officer'))
        },
      ),
    )
  })

  it('is done once', () => {
    const request = { staffMemberId: 'ada', requestedById: 'mo' }
    const decision = { decidedById: 'dee', rolesInForce: dpo, approve: true }
    for (const state of ['APPROVED', 'REFUSED'] as const) {
      expect(decideRoleRequest({ ...request, state }, decision)).toMatchObject({ refused: 'CONFLICT' })
    }
    expect(decideRoleRequest({ ...request, state: 'REQUESTED' }, decision)).toEqual({ state: 'APPROVED' })
    expect(decideRoleRequest({ ...request, state: 'REQUESTED' }, { ...decision, approve: false })).toEqual({ state: 'REFUSED' })
    expect(decideRoleRequest(null, decision)).toMatchObject({ refused: 'UNKNOWN_ROLE_REQUEST' })
  })
})

describe('asking for a role', () => {
  const facts: RoleRequestFacts = {
    role: 'support-worker',
    switchedOn: roleNames,
    staffMember: { leftAt: null },
    rolesInForce: [],
    rolesRequested: [],
    lastDay: null,
    today: '2026-11-22',
    now,
  }

  it('is possible for staff who do not have it yet', () => {
    expect(requestRole(facts)).toEqual({ role: 'support-worker' })
    expect(requestRole({ ...facts, lastDay: facts.today })).toEqual({ role: 'support-worker' })
    expect(requestRole({ ...facts, staffMember: { leftAt: new Date(now.getTime() + 1) } })).toEqual({ role: 'support-worker' })
  })

  it.each([
    ['UNKNOWN_ROLE', { role: 'wizard' }],
    ['UNKNOWN_ROLE', { role: 'service-user' }],
    ['UNKNOWN_ROLE', { role: 'integrator' }],
    ['UNKNOWN_ROLE', { switchedOn: ['administrator'] as const }],
    ['UNKNOWN_STAFF_MEMBER', { staffMember: null }],
    ['STAFF_MEMBER_LEFT', { staffMember: { leftAt: now } }],
    ['ALREADY_HAS_ROLE', { rolesInForce: ['support-worker'] }],
    ['ALREADY_REQUESTED', { rolesRequested: ['support-worker'] }],
    ['EXPIRED', { lastDay: '2026-11-21' }],
  ])('is refused as %s', (refused, wrong) => {
    expect(requestRole({ ...facts, ...wrong })).toMatchObject({ refused })
  })
})
