import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPolicy } from '../src/index.ts'
import type { RelationshipKind, SubjectFacts, Viewer } from '../src/index.ts'
import {
  aboutPerson,
  actions,
  arbitraryProfile,
  authority,
  categories,
  emergency,
  ended,
  factsOf,
  gates,
  profileWith,
  readAt,
} from './arbitrary-cases.ts'
import { arbitraryQuestion } from './arbitrary-decisions.ts'
import { as, readable } from './readable.ts'

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

  it('never read, however wide their authority, of other representatives, of concerns about harm, or of money [DMR-10]', () => {
    const everything = readable(parent, acting(['**']))
    for (const category of ['representation', 'access', 'sharing', 'retention', 'safeguarding', 'risk', 'financial'])
      expect(everything).not.toContain(category)
  })

  it('cannot tell what is hidden from what was never given', () => {
    const somePatterns = fc.subarray([
      'identity',
      'contact',
      'special.**',
      'special.religion',
      'support.**',
      'rights',
      'complaint.**',
    ])
    const never = acting([])
    fc.assert(
      fc.property(
        arbitraryProfile,
        somePatterns,
        somePatterns,
        fc.constantFrom<Viewer['assurance'][]>(1, 2),
        fc.constantFrom(...actions),
        (organisation, scopes, hidden, assurance, action) => {
          const { decide } = createPolicy({ organisation }).forViewer({ ...parent, assurance })
          const about = aboutPerson('dmws')
          const isHidden = (category: string) =>
            hidden.some(
              (pattern) => pattern === category || (pattern.endsWith('**') && category.startsWith(pattern.slice(0, -2))),
            )
          for (const category of categories.filter(isHidden)) {
            expect(decide(action, about, category, acting(scopes, hidden))).toEqual(decide(action, about, category, never))
          }
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
      { numRuns: 2_500 },
    )
  })

  it('needs the consents that the relationship it stands in for needs', () => {
    const gated = createPolicy({ organisation: profileWith(gates) }).forViewer(as('support-worker', 'care'))
    const read = (facts: SubjectFacts) => gated.decide('read', aboutPerson('dmws'), 'special.health.mental', facts).allowed
    expect(read(inAnEmergency)).toBe(false)
    expect(read({ ...inAnEmergency, consents: new Set(['health-information']) })).toBe(true)
  })
})
