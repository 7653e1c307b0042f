import { describe, expect, it } from 'vitest'
import { createPolicy } from './create-policy.ts'
import type { DataCategory } from './data-category.ts'
import type { ResourceRef } from './decision.ts'
import { requestDecisions } from './request-decisions.ts'
import { nobody } from './subject-facts.ts'
import type { SubjectFacts } from './subject-facts.ts'
import { roleNames } from './viewer.ts'

const policy = createPolicy({
  organisation: { id: 'dmws', roles: roleNames, consentGates: [] },
}).forViewer({
  kind: 'staff',
  id: 'v1',
  organisation: 'dmws',
  roles: ['support-worker'],
  scopes: ['**'],
  assurance: 1,
  purpose: 'care',
})
const factsOf = (subjectId: string): SubjectFacts => ({
  ...nobody('dmws', subjectId),
  exists: true,
  excluded: false,
  restricted: false,
  relationships: new Set(subjectId === 'mine' ? ['assigned-worker'] : []),
})
const ref = (subjectId: string) => ({
  resource: 'ServiceUser',
  id: subjectId,
  organisation: 'dmws',
  subjectId,
})

describe('the decisions of one request', () => {
  it('are not shared with somebody of whom another person’s facts were read', async () => {
    const decisions = requestDecisions(policy, async () => factsOf('mine'))
    const label = Object.freeze(['identity'] as const)
    expect((await decisions.decide('read', ref('mine'), label)).allowed).toBe(true)
    expect((await decisions.decide('read', ref('theirs'), label)).allowed).toBe(false)
    // nor with another action under the same label
    expect((await decisions.decide('update', ref('mine'), label)).allowed).toBe(false)
    // nor with data of another organisation, nor under a label that has changed since
    expect((await decisions.decide('read', { ...ref('mine'), organisation: 'other' }, label)).allowed).toBe(false)
    const changing: DataCategory[] = ['identity']
    expect((await decisions.decide('read', ref('mine'), changing)).allowed).toBe(true)
    changing[0] = 'special.religion'
    expect((await decisions.decide('read', ref('mine'), changing)).allowed).toBe(false)
  })

  it('tell which of several categories may be read, of each person by themselves', async () => {
    const decisions = requestDecisions(policy, async (id) => factsOf(id))
    const label = Object.freeze(['identity', 'special.religion', 'contact', 'reference'] as const)
    const mine = await decisions.readable(ref('mine'), label)
    const allowed = label.filter((each) => {
      const decision = decisions.decide('read', ref('mine'), [each])
      return !(decision instanceof Promise) && decision.allowed
    })
    expect(mine).toEqual(allowed)
    expect(mine.length).toBeGreaterThan(1)
    expect(await decisions.readable(ref('theirs'), label)).toEqual(['reference'])
    expect(await decisions.readable({ ...ref('mine'), organisation: 'other' }, label)).not.toContain('identity')
    // asked again it is the same answer, which nobody can change; under a list that may change it is a new one
    expect(decisions.readable(ref('mine'), label)).toBe(mine)
    expect(Object.isFrozen(mine)).toBe(true)
    const changing: DataCategory[] = [...label]
    expect(await decisions.readable(ref('mine'), changing)).toEqual(mine)
    changing.splice(0, 2)
    expect(await decisions.readable(ref('mine'), changing)).toEqual(mine.filter((each) => changing.includes(each)))
  })

  it('are at once at hand of everybody whose facts were read together, which is done once', async () => {
    const loads: (readonly string[])[] = []
    const one = (id: string): Promise<SubjectFacts> => Promise.reject(new Error(`${id} is not asked for alone`))
    const decisions = requestDecisions(policy, one, async (ids) => {
      loads.push(ids)
      return ids.map(factsOf)
    })
    await decisions.know(['mine', 'theirs'])
    await decisions.know(['mine', 'theirs'])
    await decisions.know(['theirs', 'other'])
    expect(decisions.decide('read', ref('mine'), ['identity'])).toEqual({ allowed: true })
    expect(decisions.decide('read', ref('theirs'), ['identity'])).toMatchObject({ allowed: false })
    expect(loads).toEqual([['mine', 'theirs'], ['other']])
    const outage = requestDecisions(policy, one, () => Promise.reject(new Error('the database is away')))
    await expect(outage.know(['mine'])).rejects.toThrow('the database is away')
  })

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
    expect(decisions.decide('read', ref('mine'), ['identity', 'audit'])).toMatchObject({
      allowed: false,
    })
  })

  it('keep apart what has relationships of its own', async () => {
    const investigator = createPolicy({
      organisation: { id: 'dmws', roles: roleNames, consentGates: [] },
    }).forViewer({
      kind: 'staff',
      id: 'v1',
      organisation: 'dmws',
      roles: ['team-manager'],
      scopes: ['**'],
      assurance: 1,
      purpose: 'complaint-handling',
    })
    const resources = new Map([
      ['Complaint:one', { relationships: new Set(['investigator'] as const), excluded: false }],
      ['Complaint:two', { relationships: new Set<never>(), excluded: true }],
    ])
    const workItems = new Set(['complaint-handling'] as const)
    const decisions = requestDecisions(investigator, async (id) => ({ ...factsOf(id), resources, workItems }))
    const about = (id: string) => ({ ...ref('mine'), resource: 'Complaint', id })
    const may = async (of: ResourceRef) => (await decisions.decide('read', of, ['complaint.matter'])).allowed
    expect(await may(about('one'))).toBe(true)
    expect(await may(about('two'))).toBe(false)
    expect(await may(about('three'))).toBe(false)
    expect(await may(about('one'))).toBe(true)
    const stage = { resource: 'CaseStage', id: 's', organisation: 'dmws', subjectId: 'mine' }
    expect(await may(stage)).toBe(false)
    expect(await may({ ...stage, partOf: { resource: 'Complaint', id: 'one' } })).toBe(true)
    expect(await may({ ...stage, partOf: { resource: 'Complaint', id: 'two' } })).toBe(false)
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
