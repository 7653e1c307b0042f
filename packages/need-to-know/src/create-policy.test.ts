import { describe, expect, it } from 'vitest'
import { kindOfRole } from './by-role/all-roles.ts'
import { createPolicy } from './create-policy.ts'
import { purposes, roleNames } from './viewer.ts'
import type { RoleName, Viewer, ViewerKind } from './viewer.ts'

const policy = createPolicy({ organisation: { id: 'dmws', roles: roleNames, consentGates: [] } })
const staff = (roles: readonly RoleName[]): Viewer => ({
  kind: 'staff',
  id: 'v1',
  organisation: 'dmws',
  roles,
  scopes: ['**'],
  assurance: 1,
  purpose: 'care',
})

describe('the policy for a viewer', () => {
  it('is shared by viewers who are alike, whoever they are', () => {
    const one = policy.forViewer(staff(['support-worker', 'team-manager']))
    expect(policy.forViewer({ ...staff(['team-manager', 'support-worker']), id: 'v2' })).toBe(one)
    for (const difference of [
      { assurance: 2 },
      { purpose: 'safeguarding' },
      { roles: ['support-worker'] },
      { scopes: ['identity'] },
      { kind: 'integrator' },
      { organisation: 'other' },
    ] as const) {
      expect(policy.forViewer({ ...staff(['support-worker', 'team-manager']), ...difference })).not.toBe(one)
    }
  })

  it.each<[RoleName, string[]]>([
    ['support-worker', ['care', 'safeguarding']],
    ['team-manager', ['care', 'safeguarding', 'complaint-handling']],
    ['safeguarding-lead', ['safeguarding', 'complaint-handling']],
    ['complaints-officer', ['complaint-handling']],
    ['data-protection-officer', ['rights-request', 'complaint-handling', 'retention-review', 'audit', 'administration']],
    ['records-officer', ['retention-review']],
    ['finance-officer', ['administration']],
    ['trainer', ['training']],
    ['statistics-analyst', ['statistics']],
    ['administrator', ['administration']],
  ])('lets a %s state only %j', (role, stated) => {
    const { mayState } = policy.forViewer(staff([role]))
    expect(purposes.filter(mayState)).toEqual(stated)
  })

  it.each<[ViewerKind, RoleName, string[]]>([
    ['inspector', 'inspector', ['inspection']],
    ['integrator', 'commissioner', ['contract-monitoring']],
    ['integrator', 'integrator', ['care']],
    ['service-user', 'service-user', ['own-record']],
    ['representative', 'representative', ['own-record']],
  ])('lets, of another kind than staff (%s), a %s state only %j', (kind, role, stated) => {
    const { mayState } = policy.forViewer({ ...staff([role]), kind })
    expect(purposes.filter(mayState)).toEqual(stated)
  })

  it('lets those declare an emergency who work with people', () => {
    const ofItsKind = (role: RoleName) => policy.forViewer({ ...staff([role]), kind: kindOfRole[role] })
    expect(roleNames.filter((role) => ofItsKind(role).mayBreakGlass())).toEqual(['support-worker', 'team-manager'])
    expect(policy.forViewer({ ...staff(['support-worker']), kind: 'integrator' }).mayBreakGlass()).toBe(false)
  })

  it('grants nothing to a viewer without a role, without scopes, or of another organisation', () => {
    expect(policy.forViewer(staff([])).hasAnyGrant()).toBe(false)
    expect(policy.forViewer({ ...staff(['support-worker']), scopes: [] }).hasAnyGrant()).toBe(false)
    expect(policy.forViewer({ ...staff(['support-worker']), organisation: 'other' }).hasAnyGrant()).toBe(false)
    expect(policy.forViewer({ ...staff(['support-worker']), purpose: null }).hasAnyGrant()).toBe(true)
  })
})
