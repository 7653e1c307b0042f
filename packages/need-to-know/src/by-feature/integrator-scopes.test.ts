import { describe, expect, it } from 'vitest'
import { createPolicy } from '../create-policy.ts'
import { nobody } from '../subject-facts.ts'
import { roleNames } from '../viewer.ts'

const policy = createPolicy({ organisation: { id: 'dmws', roles: roleNames, consentGates: [] } })
const facts = {
  ...nobody('dmws', 'p1'),
  exists: true,
  excluded: false,
  restricted: false,
  relationships: new Set(['referral-recipient', 'commissioner'] as const),
  workItems: new Set(['contract-monitoring'] as const),
}
const ref = { resource: 'ServiceUser', id: 'p1', organisation: 'dmws', subjectId: 'p1' }

describe('a client of another organisation', () => {
  it.each([
    ['integrator', 'care', ['identity'], ['identity']],
    ['integrator', 'care', ['special.**'], ['special.health.mental']],
    ['integrator', 'care', ['**'], ['identity', 'contact', 'support.plan', 'special.health.mental']],
    ['integrator', 'care', ['financial', 'support.notes'], []],
    ['commissioner', 'contract-monitoring', ['support.outcomes'], ['support.outcomes']],
    ['commissioner', 'contract-monitoring', [], []],
  ] as const)('%s, for %s, within the scopes %j, reads %j', (role, purpose, scopes, readable) => {
    const viewer = { kind: 'integrator', id: 'c1', organisation: 'dmws', roles: [role], scopes, assurance: 1, purpose } as const
    const asked = ['identity', 'contact', 'support.plan', 'support.notes', 'support.outcomes', 'special.health.mental'] as const
    const { decide, rowScope } = policy.forViewer(viewer)
    expect(asked.filter((category) => decide('read', ref, category, facts).allowed)).toEqual(readable)
    expect(rowScope('ServiceUser') !== null).toBe((readable as readonly string[]).includes('identity'))
  })
})
