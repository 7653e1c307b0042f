import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPolicy } from '../src/index.ts'
import { aboutComplaint, aboutPerson, arbitraryProfile, factsOf, itsFacts } from './arbitrary-cases.ts'
import { arbitraryQuestion } from './arbitrary-decisions.ts'
import { as, policy, readable } from './readable.ts'

describe('a complaint', () => {
  const investigating = itsFacts({ relationships: new Set(['investigator']), excluded: false })
  const complainedAbout = itsFacts({ relationships: new Set(), excluded: true })
  const workItems = new Set(['complaint-handling'] as const)
  const complaint = ['complaint.matter', 'complaint.parties', 'complaint.outcome'] as const

  it('is read by the complaints officer and by the person', () => {
    expect(readable(as('complaints-officer', 'complaint-handling'), factsOf({ workItems }), aboutComplaint('dmws'))).toEqual(
      expect.arrayContaining([...complaint]),
    )
    const person = factsOf({ relationships: new Set(['self']) })
    expect(readable(as('service-user', 'own-record'), person, aboutComplaint('dmws'))).toEqual(
      expect.arrayContaining([...complaint]),
    )
    for (const purpose of ['care', 'safeguarding'] as const) {
      const close = factsOf({ relationships: new Set(['assigned-worker', 'team-manager']) })
      for (const role of ['support-worker', 'team-manager'] as const)
        expect(readable(as(role, purpose), close, aboutComplaint('dmws')).filter((each) => each.startsWith('complaint'))).toEqual(
          [],
        )
    }
  })

  it('is never read by the worker complained about, who keeps the rest of the person’s record', () => {
    const officer = as('complaints-officer', 'complaint-handling')
    const facts = factsOf({ workItems, resources: complainedAbout })
    expect(readable(officer, facts, aboutComplaint('dmws'))).toEqual([])
    expect(readable(officer, facts, { ...aboutComplaint('dmws'), id: 'c2' })).toContain('complaint.matter')
    expect(readable(officer, facts)).toContain('identity')
    const stage = { resource: 'ComplaintStage', id: 's1', organisation: 'dmws', subjectId: 'p1', partOf: aboutComplaint('dmws') }
    expect(readable(officer, facts, stage)).toEqual([])
  })

  it('is read by its investigator, and no other of the same person is', () => {
    const manager = as('team-manager', 'complaint-handling')
    const facts = factsOf({ workItems, resources: investigating })
    expect(readable(manager, facts, aboutComplaint('dmws'))).toEqual([...complaint, 'reference'])
    expect(readable(manager, facts, { ...aboutComplaint('dmws'), id: 'c2' })).toEqual(['reference'])
    const ofOne = factsOf({ workItems, relationships: new Set(['investigator']), resources: investigating })
    expect(readable(manager, ofOne, { ...aboutComplaint('dmws'), id: 'c2' })).not.toContain('complaint.matter')
    expect(readable(manager, ofOne)).toEqual(expect.arrayContaining(['identity', 'contact']))
  })
})

describe('money', () => {
  it('is for the finance role and the person, and for nobody else [DMR-10]', () => {
    fc.assert(
      fc.property(arbitraryProfile, arbitraryQuestion, (organisation, { viewer, facts, action }) => {
        const { allowed } = createPolicy({ organisation })
          .forViewer(viewer)
          .decide(action, aboutPerson(facts.organisation), 'financial', facts)
        const finance = viewer.kind === 'staff' && viewer.roles.includes('finance-officer')
        const person = viewer.kind === 'service-user' && facts.relationships.has('self')
        if (allowed) expect(finance || person).toBe(true)
      }),
      { numRuns: 1_500 },
    )
    expect(readable(as('finance-officer', 'administration'), factsOf({}))).toEqual([
      'identity',
      'financial',
      'staff',
      'reference',
    ])
    expect(readable(as('service-user', 'own-record'), factsOf({ relationships: new Set(['self']) }))).toContain('financial')
  })
})

describe('those who see nobody', () => {
  const everyStanding = factsOf({
    relationships: new Set(['self', 'assigned-worker', 'team', 'team-manager', 'investigator', 'commissioner']),
    workItems: new Set(['inspection', 'statistics', 'training', 'contract-monitoring']),
  })

  it.each([
    ['statistics-analyst', 'statistics'],
    ['trainer', 'training'],
    ['administrator', 'administration'],
  ] as const)('%s', (role, purpose) => {
    expect(readable(as(role, purpose, 3), everyStanding)).toEqual(['reference'])
  })

  it.each([
    ['inspector', 'inspection', ['risk', 'support.plan', 'support.outcomes', 'consent', 'sharing', 'reference']],
    ['commissioner', 'contract-monitoring', ['support.plan', 'support.outcomes', 'reference']],
  ] as const)('%s: how people are supported, not who they are [POL-46]', (role, purpose, seen) => {
    expect(readable(as(role, purpose), everyStanding)).toEqual(seen)
    expect(readable(as(role, purpose), { ...everyStanding, relationships: new Set(), workItems: new Set() })).toEqual([
      'reference',
    ])
    expect(policy.forViewer(as(role, purpose)).rowScope('ServiceUser')).toBeNull()
    expect(policy.forViewer(as(role, purpose)).rowScope('ServiceUser', 'support.outcomes')).not.toBeNull()
  })
})
