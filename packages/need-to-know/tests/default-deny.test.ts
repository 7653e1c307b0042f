import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPolicy, nobody } from '../src/index.ts'
import type { DataCategory, SubjectFacts, Viewer } from '../src/index.ts'
import {
  aboutOrganisation,
  aboutPerson,
  actions,
  arbitraryFacts,
  arbitraryGates,
  arbitraryViewer,
  categories,
  factsOf,
  gates,
  profileWith,
} from './arbitrary-cases.ts'

const cases = [
  arbitraryGates,
  arbitraryViewer,
  arbitraryFacts,
  fc.constantFrom(...actions),
  fc.constantFrom(...categories),
] as const
const policyWith = (gates: Parameters<typeof profileWith>[0]) => createPolicy({ organisation: profileWith(gates) })

const viewer: Viewer = {
  kind: 'staff',
  id: 'v1',
  organisation: 'dmws',
  roles: ['support-worker'],
  scopes: ['**'],
  assurance: 2,
  purpose: 'care',
}
const facts = factsOf({ relationships: new Set(['assigned-worker']) })

describe('nothing is allowed', () => {
  it('to the excluded, whatever their roles and relationships', () => {
    fc.assert(
      fc.property(...cases, (gates, viewer, facts, action, category) => {
        const excluded = { ...facts, excluded: true }
        const decision = policyWith(gates).forViewer(viewer).decide(action, aboutPerson(facts.organisation), category, excluded)
        expect(decision).toMatchObject({ allowed: false, reason: expect.any(String), remedy: expect.any(String) })
      }),
      { numRuns: 800 },
    )
  })

  it('to the excluded that is told differently from strangers', () => {
    fc.assert(
      fc.property(...cases, (gates, viewer, facts, action, category) => {
        const decide = policyWith(gates).forViewer(viewer).decide
        const ref = aboutPerson(facts.organisation)
        const excluded = decide(action, ref, category, { ...facts, excluded: true })
        const stranger = decide(action, ref, category, {
          ...facts,
          excluded: true,
          relationships: new Set(),
        })
        const unknown = decide(action, ref, category, nobody(facts.organisation, 'p1'))
        expect(excluded).toEqual(stranger)
        expect(excluded).toEqual(unknown)
      }),
      { numRuns: 800 },
    )
  })

  it('across the boundary of an organisation', () => {
    fc.assert(
      fc.property(...cases, (gates, viewer, facts, action, category) => {
        const theirs = viewer.organisation === 'dmws' ? 'other' : 'dmws'
        const decide = policyWith(gates).forViewer(viewer).decide
        expect(decide(action, aboutPerson(theirs), category, { ...facts, organisation: theirs }).allowed).toBe(false)
        expect(
          decide(action, aboutPerson(viewer.organisation), category, {
            ...facts,
            organisation: theirs,
          }).allowed,
        ).toBe(false)
        expect(decide(action, aboutOrganisation(theirs), category, null).allowed).toBe(false)
      }),
      { numRuns: 800 },
    )
  })

  it('where nothing says which organisation it is', () => {
    const nowhere = createPolicy({ organisation: { ...profileWith([]), id: '' } })
    const viewer = { kind: 'staff', id: 'v', organisation: '', roles: ['records-officer'], scopes: ['**'], assurance: 2 } as const
    const facts = factsOf({ organisation: '' })
    const { decide } = nowhere.forViewer({ ...viewer, purpose: 'retention-review' })
    expect(decide('read', aboutPerson(''), 'identity', facts).allowed).toBe(false)
  })

  it('without facts, with the facts of somebody else, or about a person who does not exist', () => {
    fc.assert(
      fc.property(...cases, (gates, viewer, facts, action, category) => {
        const decide = policyWith(gates).forViewer(viewer).decide
        const ref = aboutPerson(viewer.organisation)
        const here = { ...facts, organisation: viewer.organisation }
        expect(decide(action, ref, category, null).allowed).toBe(false)
        expect(decide(action, ref, category, { ...here, subjectId: 'p2' }).allowed).toBe(false)
        expect(decide(action, ref, category, { ...here, exists: false }).allowed).toBe(false)
        expect(decide(action, aboutOrganisation(viewer.organisation), category, here).allowed).toBe(false)
      }),
      { numRuns: 800 },
    )
  })

  it('to a role that is switched off, or that belongs to another kind of viewer', () => {
    const ref = aboutPerson('dmws')
    const off = createPolicy({ organisation: { ...profileWith([]), roles: ['administrator'] } })
    expect(off.forViewer(viewer).decide('read', ref, 'identity', facts).allowed).toBe(false)
    expect(off.forViewer(viewer).hasAnyGrant()).toBe(false)
    const disguised: Viewer = { ...viewer, kind: 'service-user' }
    expect(policyWith([]).forViewer(disguised).decide('read', ref, 'identity', facts).allowed).toBe(false)
    expect(policyWith([]).forViewer(disguised).hasAnyGrant()).toBe(false)
    expect(policyWith([]).forViewer(viewer).decide('read', ref, 'identity', facts).allowed).toBe(true)
    expect(policyWith([]).forViewer(viewer).hasAnyGrant()).toBe(true)
  })

  it('for a category that is structural, unknown or missing', () => {
    const { decide, decideAll } = policyWith([]).forViewer({
      ...viewer,
      kind: 'service-user',
      roles: ['service-user'],
      purpose: 'own-record',
    })
    const own = { ...facts, relationships: new Set(['self'] as const) }
    expect(decide('read', aboutPerson('dmws'), 'identity', own).allowed).toBe(true)
    for (const category of ['structural', 'special', 'toString', '', '**', undefined] as DataCategory[]) {
      expect(decide('read', aboutPerson('dmws'), category, own).allowed).toBe(false)
    }
    expect(decideAll('read', aboutPerson('dmws'), [], own).allowed).toBe(false)
  })

  it('when a decision throws, which is told and not swallowed', () => {
    const errors: unknown[] = []
    const policy = createPolicy({
      organisation: profileWith([]),
      onError: (error) => errors.push(error),
    })
    const broken = {
      ...facts,
      get relationships(): never {
        throw new Error('facts were closed')
      },
    }
    expect(policy.forViewer(viewer).decide('read', aboutPerson('dmws'), 'identity', broken)).toEqual({
      allowed: false,
      reason: 'NOT_YOUR_ROLE',
      remedy: 'NONE',
    })
    expect(errors).toHaveLength(1)
  })

  it('when a fact is absent instead of being set', () => {
    const quiet = createPolicy({ organisation: profileWith(gates), onError: () => {} })
    const { decide } = quiet.forViewer(viewer)
    for (const absent of Object.keys(facts) as (keyof SubjectFacts)[]) {
      const partial = { ...facts, [absent]: undefined } as unknown as SubjectFacts
      expect(decide('read', aboutPerson('dmws'), 'support.plan', partial).allowed, absent).toBe(false)
    }
    expect(decide('read', aboutPerson('dmws'), 'support.plan', facts).allowed).toBe(true)
  })
})
