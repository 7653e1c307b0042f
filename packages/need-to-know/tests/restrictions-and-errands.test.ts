import { describe, expect, it } from 'vitest'
import { createPolicy } from '../src/index.ts'
import type { DataCategory, Purpose, RelationshipKind, RoleName, SubjectFacts } from '../src/index.ts'
import { aboutPerson, authority, factsOf, profileWith } from './arbitrary-cases.ts'
import { as, policy, readable } from './readable.ts'

describe('restricted data', () => {
  it('is kept, and read by the person, for their rights and for keeping people safe only', () => {
    const open = (role: RoleName, purpose: Purpose, kind: RelationshipKind) => {
      const free = factsOf({ relationships: new Set([kind]), representation: authority(['**']), workItems: new Set([purpose]) })
      return [readable(as(role, purpose), { ...free, restricted: true }), readable(as(role, purpose), free)] as const
    }
    for (const [role, purpose, kind] of [
      ['service-user', 'own-record', 'self'],
      ['representative', 'own-record', 'representative'],
      ['data-protection-officer', 'rights-request', 'team'],
      ['safeguarding-lead', 'safeguarding', 'team'],
      ['records-officer', 'retention-review', 'team'],
    ] as const) {
      const [restricted, free] = open(role, purpose, kind)
      expect(restricted, role).toEqual(free)
    }
    expect(open('support-worker', 'care', 'assigned-worker')[0]).toEqual(['identity', 'consent', 'rights', 'reference'])
    expect(open('integrator', 'care', 'referral-recipient')[0]).toEqual(['identity', 'reference'])
    expect(open('finance-officer', 'administration', 'team')[0]).toEqual(['identity', 'reference'])
  })

  it('is not changed or added to for care', () => {
    const { decide } = policy.forViewer(as('support-worker', 'care'))
    const restricted = factsOf({ relationships: new Set(['assigned-worker']), restricted: true })
    const may = (action: 'create' | 'update', category: DataCategory, facts: SubjectFacts) =>
      decide(action, aboutPerson('dmws'), category, facts).allowed
    for (const [action, category] of [
      ['create', 'support.notes'],
      ['update', 'contact'],
    ] as const) {
      expect(may(action, category, restricted)).toBe(false)
      expect(may(action, category, { ...restricted, restricted: false })).toBe(true)
    }
    expect(may('create', 'rights', restricted)).toBe(true)
  })
})

describe('a consent that is asked for to read about oneself', () => {
  it('is asked of those who act for the person, never of the person', () => {
    const gate = { item: 'store-and-use', categories: ['**'], purposes: ['own-record'], relationships: [] } as const
    const gated = createPolicy({ organisation: profileWith([gate]) })
    const read = (role: 'service-user' | 'representative', kind: RelationshipKind, consents: readonly string[]) =>
      gated
        .forViewer(as(role, 'own-record'))
        .decide(
          'read',
          aboutPerson('dmws'),
          'identity',
          factsOf({ relationships: new Set([kind]), representation: authority(['**']), consents: new Set(consents) }),
        ).allowed
    expect(read('service-user', 'self', [])).toBe(true)
    expect(read('representative', 'representative', [])).toBe(false)
    expect(read('representative', 'representative', ['store-and-use'])).toBe(true)
  })
})

describe('an errand', () => {
  it('counts for those whom its work item concerns, except to begin it', () => {
    const { decide } = policy.forViewer(as('complaints-officer', 'complaint-handling'))
    const concerned = factsOf({ workItems: new Set(['complaint-handling']) })
    expect(decide('read', aboutPerson('dmws'), 'contact', concerned).allowed).toBe(true)
    const elsewhere = factsOf({ workItems: new Set(['safeguarding']) })
    expect(decide('read', aboutPerson('dmws'), 'identity', elsewhere).allowed).toBe(true)
    expect(decide('read', aboutPerson('dmws'), 'contact', elsewhere)).toEqual({
      allowed: false,
      reason: 'NO_WORK_ITEM',
      remedy: 'OPEN_A_WORK_ITEM',
    })
    expect(decide('update', aboutPerson('dmws'), 'complaint.matter', elsewhere).allowed).toBe(false)
    expect(decide('create', aboutPerson('dmws'), 'complaint.matter', factsOf({})).allowed).toBe(true)
  })
})
