import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endRole } from './end-role.ts'
import { nameFirstHolder } from './first-holders.ts'
import { isRefusal } from './refusal.ts'
import { indispensableRoles, staffRoleOf, type StaffRole } from './staff-role.ts'

const role = fc.constantFrom<StaffRole>('support-worker', 'team-manager', 'data-protection-officer', 'administrator')

describe('naming a first holder without approval', () => {
  it('is for an administrator or data protection officer of an organisation that has none [DMWS-08]', () => {
    fc.assert(
      fc.property(role, fc.nat({ max: 3 }), (wished, holders) => {
        const named = !isRefusal(nameFirstHolder(wished, holders))
        expect(named).toBe(holders === 0 && indispensableRoles.includes(wished))
      }),
    )
  })
})

describe('ending a role', () => {
  it('never leaves an organisation without an administrator or a data protection officer', () => {
    fc.assert(
      fc.property(role, fc.uniqueArray(fc.constantFrom('ada', 'dee', 'mo')), (ended, holders) => {
        const outcome = endRole({ role: ended, staffMemberId: 'ada', holders })
        const left = holders.filter((holder) => holder !== 'ada')
        const endable = left.length > 0 || !indispensableRoles.includes(ended)
        const expected = !holders.includes('ada') ? 'HAS_NOT_ROLE' : endable ? null : 'LAST_OF_ROLE'
        expect(isRefusal(outcome) ? outcome.refused : null).toBe(expected)
      }),
    )
    for (const last of indispensableRoles)
      expect(endRole({ role: last, staffMemberId: 'ada', holders: ['ada'] })).toMatchObject({ refused: 'LAST_OF_ROLE' })
  })
})

describe('a role of staff', () => {
  it('is one that the organisation has switched on', () => {
    expect(staffRoleOf('team-manager', ['team-manager'])).toBe('team-manager')
    expect(staffRoleOf('team-manager', ['support-worker'])).toBeNull()
    expect(staffRoleOf('service-user', ['service-user'])).toBeNull()
    expect(staffRoleOf('toString', ['support-worker'])).toBeNull()
  })
})
