import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPolicy } from '../src/index.ts'
import type { DataCategory, Purpose, RelationshipKind, RoleName, SubjectFacts, Viewer } from '../src/index.ts'
import {
  aboutComplaint,
  aboutPerson,
  actions,
  arbitraryProfile,
  authority,
  categories,
  emergency,
  ended,
  factsOf,
  gates,
  itsFacts,
  kindOf,
  profileWith,
  readAt,
} from './arbitrary-cases.ts'
import { arbitraryQuestion } from './arbitrary-decisions.ts'

const as = (role: RoleName, purpose: Purpose, assurance: Viewer['assurance'] = 2): Viewer => ({
  kind: kindOf(role),
  id: 'v1',
  organisation: 'dmws',
  roles: [role],
  scopes: ['**'],
  assurance,
  purpose,
})
const policy = createPolicy({ organisation: profileWith([]) })
const readable = (viewer: Viewer, facts: SubjectFacts, about = aboutPerson('dmws')): DataCategory[] =>
  categories.filter((category) => policy.forViewer(viewer).decide('read', about, category, facts).allowed)

describe('representatives', () => {
  const parent = as('representative', 'own-record')
  const acting = (scopes: readonly string[], hidden: readonly string[] = []) =>
    factsOf({ relationships: new Set(['representative']), representation: authority(scopes, hidden) })

  it('read what their authority names and is not hidden from them', () => {
    expect(readable(parent, acting(['identity', 'support.**']))).toEqual([
      'identity',
      'support.plan',
      'support.notes',
      'support.outcomes',
      'reference',
    ])
    expect(readable(parent, acting(['identity', 'support.**'], ['support.notes']))).not.toContain('support.notes')
    expect(readable(parent, acting(['**'], ['**']))).toEqual(['reference'])
    expect(readable(parent, acting([]))).toEqual(['reference'])
  })

  it('never read, however wide their authority, of other representatives, of who looked, of concerns about harm, or of money [DMR-10]', () => {
    const everything = readable(parent, acting(['**']))
    for (const category of ['representation', 'audit', 'access', 'sharing', 'retention', 'safeguarding', 'risk', 'financial'])
      expect(everything).not.toContain(category)
  })

  it('cannot tell what is hidden from what was never given', () => {
    const anyPatterns = fc.subarray([
      'identity',
      'contact',
      'special.**',
      'special.religion',
      'support.**',
      'rights',
      'complaint.**',
    ])
    fc.assert(
      fc.property(
        arbitraryProfile,
        anyPatterns,
        anyPatterns,
        fc.constantFrom<Viewer['assurance'][]>(1, 2),
        fc.constantFrom(...actions),
        (organisation, scopes, hidden, assurance, action) => {
          const { decide, rowScope } = createPolicy({ organisation }).forViewer({ ...parent, assurance })
          for (const category of categories) {
            const isHidden = hidden.some((pattern) => pattern === category || category.startsWith(pattern.replace('**', '')))
            if (!isHidden) continue
            const never = acting(scopes.filter((pattern) => !hidden.includes(pattern)))
            const told = decide(action, aboutPerson('dmws'), category, acting(scopes, hidden))
            expect(told).toEqual(decide(action, aboutPerson('dmws'), category, { ...never, representation: authority([]) }))
          }
          expect(rowScope('ServiceUser')).toEqual(rowScope('ServiceUser'))
        },
      ),
      { numRuns: 400 },
    )
  })

  it('are nobody once their authority has ended', () => {
    expect(readable(parent, factsOf({ relationships: new Set(['representative']) }))).toEqual(['reference'])
    expect(readable(parent, factsOf({ representation: authority(['**']) }))).toEqual(['reference'])
  })
})

describe('emergency access', () => {
  const inAnEmergency = factsOf({ relationships: new Set(['break-glass']), breakGlass: emergency })

  it('lets a worker read without a relationship what they could read with one [DMR-20]', () => {
    const worker = as('support-worker', 'care')
    expect(readable(worker, inAnEmergency)).toEqual(readable(worker, factsOf({ relationships: new Set(['assigned-worker']) })))
    expect(readable(worker, inAnEmergency)).toContain('special.health.mental')
    expect(readable(worker, factsOf({}))).toEqual(['reference'])
  })

  it('ends, also for facts that still name it', () => {
    const worker = as('support-worker', 'care')
    for (const breakGlass of [null, ended, { until: new Date('2026-11-20T12:00:00Z'), readAt }])
      expect(readable(worker, { ...inAnEmergency, breakGlass })).toEqual(['reference'])
    expect(readable(worker, { ...inAnEmergency, relationships: new Set() })).toEqual(['reference'])
  })

  it('never widens what a role could do with a relationship, and changes nothing', () => {
    const close = new Set<RelationshipKind>(['assigned-worker', 'team-manager'])
    const entitled = (['support-worker', 'team-manager'] as const).map(String)
    fc.assert(
      fc.property(arbitraryProfile, arbitraryQuestion, (organisation, { viewer, facts, action, category }) => {
        const { decide } = createPolicy({ organisation }).forViewer(viewer)
        const ask = (relationships: ReadonlySet<RelationshipKind>, breakGlass: SubjectFacts['breakGlass']) =>
          decide(action, aboutPerson(facts.organisation), category, { ...facts, relationships, breakGlass }).allowed
        const allowed = ask(new Set(['break-glass']), emergency)
        const stranger = ask(new Set(), null)
        if (allowed && !stranger) {
          expect(action).toBe('read')
          expect(viewer.roles.some((role) => entitled.includes(role))).toBe(true)
          expect(ask(close, null)).toBe(true)
        }
      }),
      { numRuns: 6_000 },
    )
  })

  it('needs the consents that the relationship it stands in for needs', () => {
    const gated = createPolicy({ organisation: profileWith(gates) }).forViewer(as('support-worker', 'care'))
    const read = (facts: SubjectFacts) => gated.decide('read', aboutPerson('dmws'), 'special.health.mental', facts).allowed
    expect(read(inAnEmergency)).toBe(false)
    expect(read({ ...inAnEmergency, consents: new Set(['health-information']) })).toBe(true)
  })
})

describe('a complaint', () => {
  const investigating = itsFacts({ relationships: new Set(['investigator']), excluded: false })
  const complainedAbout = itsFacts({ relationships: new Set(), excluded: true })
  const complaint = ['complaint.matter', 'complaint.parties', 'complaint.outcome'] as const

  it('is read by the complaints officer and by the person', () => {
    expect(readable(as('complaints-officer', 'complaint-handling'), factsOf({}), aboutComplaint('dmws'))).toEqual(
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
    const facts = factsOf({ resources: complainedAbout })
    expect(readable(officer, facts, aboutComplaint('dmws'))).toEqual(['reference'])
    expect(readable(officer, facts, { ...aboutComplaint('dmws'), id: 'c2' })).toContain('complaint.matter')
    expect(readable(officer, facts)).toContain('identity')
    const stage = { resource: 'ComplaintStage', id: 's1', organisation: 'dmws', subjectId: 'p1', partOf: aboutComplaint('dmws') }
    expect(readable(officer, facts, stage)).toEqual(['reference'])
  })

  it('is read by its investigator, and no other of the same person is', () => {
    const manager = as('team-manager', 'complaint-handling')
    const facts = factsOf({ resources: investigating })
    expect(readable(manager, facts, aboutComplaint('dmws'))).toEqual([...complaint, 'reference'])
    expect(readable(manager, facts, { ...aboutComplaint('dmws'), id: 'c2' })).toEqual(['reference'])
    const ofOne = factsOf({ relationships: new Set(['investigator']), resources: investigating })
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
      { numRuns: 3_000 },
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

describe('restricted data', () => {
  it('is kept, and read by the person, for their rights and for keeping people safe only', () => {
    const open = (role: RoleName, purpose: Purpose, kind: RelationshipKind) => {
      const free = factsOf({ relationships: new Set([kind]), representation: authority(['**']) })
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

describe('an errand', () => {
  it('counts for those whom its work item concerns, except to begin it', () => {
    const strict = createPolicy({ organisation: profileWith([], ['complaint-handling', 'safeguarding']) })
    const { decide } = strict.forViewer(as('complaints-officer', 'complaint-handling'))
    const concerned = factsOf({ workItems: new Set(['complaint-handling']) })
    expect(decide('read', aboutPerson('dmws'), 'identity', concerned).allowed).toBe(true)
    expect(decide('read', aboutPerson('dmws'), 'identity', factsOf({ workItems: new Set(['safeguarding']) }))).toEqual({
      allowed: false,
      reason: 'NOT_YOUR_ROLE',
      remedy: 'NONE',
    })
    expect(decide('create', aboutPerson('dmws'), 'complaint.matter', factsOf({})).allowed).toBe(true)
    const worker = factsOf({ relationships: new Set(['assigned-worker']) })
    const read = (purpose: Purpose) =>
      strict.forViewer(as('support-worker', purpose)).decide('read', aboutPerson('dmws'), 'identity', worker).allowed
    expect([read('care'), read('safeguarding')]).toEqual([true, false])
  })
})
