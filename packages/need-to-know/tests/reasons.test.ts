import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPolicy } from '../src/index.ts'
import type { SubjectFacts, Viewer } from '../src/index.ts'
import { aboutPerson, actions, arbitraryFacts, arbitraryViewer, categories, gates, profileWith } from './arbitrary-cases.ts'

const policy = createPolicy({ organisation: profileWith(gates) })
const worker: Viewer = {
  kind: 'staff',
  id: 'v1',
  organisation: 'dmws',
  roles: ['support-worker'],
  scopes: ['**'],
  assurance: 1,
  purpose: 'care',
}
const assigned: SubjectFacts = {
  subjectId: 'p1',
  organisation: 'dmws',
  exists: true,
  relationships: new Set(['assigned-worker']),
  excluded: false,
  consents: new Set(['health-information']),
}
const ref = aboutPerson('dmws')

describe('the reason for withholding', () => {
  it.each([
    ['a category outside the role', worker, assigned, 'special.religion', 'NOT_YOUR_ROLE', 'NONE'],
    ['a weaker sign-in than the category needs', worker, assigned, 'special.health.mental', 'STEP_UP_REQUIRED', 'STEP_UP'],
    ['no purpose', { ...worker, purpose: null }, assigned, 'identity', 'OTHER_PURPOSE', 'STATE_A_PURPOSE'],
    [
      'a purpose the role may not state',
      { ...worker, purpose: 'own-record' },
      assigned,
      'identity',
      'OTHER_PURPOSE',
      'STATE_A_PURPOSE',
    ],
    [
      'no consent',
      { ...worker, assurance: 2 },
      { ...assigned, consents: new Set() },
      'special.health.mental',
      'CONSENT_NOT_GIVEN',
      'NONE',
    ],
    ['no relationship', worker, { ...assigned, relationships: new Set() }, 'contact', 'NOT_YOUR_ROLE', 'NONE'],
    [
      'no relationship of the kind needed, to a viewer who may read who has access',
      { ...worker, roles: ['support-worker', 'team-manager'], assurance: 2 },
      { ...assigned, relationships: new Set(['team-manager']) },
      'identifiers',
      'NO_RELATIONSHIP',
      'ASK_FOR_ACCESS',
    ],
  ] as const)('is, for %s: %#', (_case, viewer, facts, category, reason, remedy) => {
    expect(policy.forViewer(viewer as Viewer).decide('read', ref, category, facts as SubjectFacts)).toEqual({
      allowed: false,
      reason,
      remedy,
    })
  })

  it('is never a fact about the person that the viewer may not read', () => {
    const toldBy = {
      NO_RELATIONSHIP: 'access',
      CONSENT_NOT_GIVEN: 'consent',
      RESTRICTED: 'rights',
      ABOUT_SOMEONE_ELSE: 'identity',
    } as const
    fc.assert(
      fc.property(
        arbitraryViewer,
        arbitraryFacts,
        fc.constantFrom(...actions),
        fc.constantFrom(...categories),
        (viewer, facts, action, category) => {
          const { decide } = policy.forViewer(viewer)
          const about = aboutPerson(facts.organisation)
          const decision = decide(action, about, category, facts)
          if (decision.allowed || !(decision.reason in toldBy)) return
          const fact = toldBy[decision.reason as keyof typeof toldBy]
          expect(decide('read', about, fact, facts).allowed).toBe(true)
        },
      ),
      { numRuns: 4_000 },
    )
  })

  it('depends on nothing about the person when it is about the viewer', () => {
    const found = fc.check(
      fc.property(
        arbitraryViewer,
        arbitraryFacts,
        arbitraryFacts,
        fc.constantFrom(...categories),
        (viewer, one, other, category) => {
          const { decide } = policy.forViewer(viewer)
          const told = [one, other].map((facts) => {
            const decision = decide('read', aboutPerson('dmws'), category, { ...facts, organisation: 'dmws' })
            return decision.allowed ? 'allowed' : decision.reason
          })
          const aboutViewer = told.some((reason) => reason === 'STEP_UP_REQUIRED' || reason === 'OTHER_PURPOSE')
          return !aboutViewer || told[0] === told[1]
        },
      ),
      { numRuns: 4_000 },
    )
    expect(found.counterexample).toBeNull()
  })
})
