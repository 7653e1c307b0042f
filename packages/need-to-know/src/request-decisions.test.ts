import { describe, expect, it } from 'vitest'
import { createPolicy } from './create-policy.ts'
import { requestDecisions } from './request-decisions.ts'
import type { SubjectFacts } from './subject-facts.ts'
import { roleNames } from './viewer.ts'

const policy = createPolicy({ organisation: { id: 'dmws', roles: roleNames, consentGates: [] } }).forViewer({
  kind: 'staff',
  id: 'v1',
  organisation: 'dmws',
  roles: ['support-worker'],
  scopes: ['**'],
  assurance: 1,
  purpose: 'care',
})
const factsOf = (subjectId: string): SubjectFacts => ({
  subjectId,
  organisation: 'dmws',
  exists: true,
  relationships: new Set(subjectId === 'mine' ? ['assigned-worker'] : []),
  excluded: false,
  consents: new Set(),
})
const ref = (subjectId: string) => ({ resource: 'ServiceUser', id: subjectId, organisation: 'dmws', subjectId })

describe('the decisions of one request', () => {
  it('read the facts of a person once, also when asked at the same moment', async () => {
    const loads: string[] = []
    const decisions = requestDecisions(policy, async (id) => {
      loads.push(id)
      return factsOf(id)
    })
    const asked = ['mine', 'mine', 'theirs'].map((id) => decisions.decide('read', ref(id), ['identity']))
    expect((await Promise.all(asked)).map(({ allowed }) => allowed)).toEqual([true, true, false])
    expect(loads).toEqual(['mine', 'theirs'])
  })

  it('are given at once when the facts are there', async () => {
    const decisions = requestDecisions(policy, async (id) => factsOf(id))
    await decisions.decide('read', ref('mine'), ['identity'])
    expect(decisions.decide('read', ref('mine'), ['contact'])).toEqual({ allowed: true })
    expect(decisions.decide('read', ref('mine'), ['identity', 'audit'])).toMatchObject({ allowed: false })
  })

  it('need no facts for data of the organisation', () => {
    const decisions = requestDecisions(policy, () => Promise.reject(new Error('not asked for')))
    const staff = { resource: 'StaffMember', id: 's1', organisation: 'dmws', subjectId: null }
    expect(decisions.decide('read', staff, ['staff'])).toEqual({ allowed: true })
  })

  it('fail when the facts cannot be read, instead of refusing', async () => {
    const decisions = requestDecisions(policy, () => Promise.reject(new Error('the database is away')))
    await expect(decisions.decide('read', ref('mine'), ['identity'])).rejects.toThrow('the database is away')
  })
})
