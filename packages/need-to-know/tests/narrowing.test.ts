import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPolicy, roleNames } from '../src/index.ts'
import type { Withholding } from '../src/index.ts'
import { aboutComplaint, aboutPerson, arbitraryProfile, factsOf, profileWith } from './arbitrary-cases.ts'
import { arbitraryQuestion } from './arbitrary-decisions.ts'

describe('the profile of an organisation', () => {
  it('can narrow what the policy gives, and never widen it', () => {
    const whole = createPolicy({ organisation: profileWith([]) })
    let narrowed = 0
    fc.assert(
      fc.property(
        arbitraryProfile,
        fc.subarray([...roleNames]),
        arbitraryQuestion,
        (profile, roles, { viewer, facts, ofTheComplaint, action, category }) => {
          const ref = ofTheComplaint ? aboutComplaint(facts.organisation) : aboutPerson(facts.organisation)
          const here = createPolicy({ organisation: { ...profile, roles } }).forViewer(viewer)
          const anywhere = whole.forViewer(viewer)
          const { allowed } = here.decide(action, ref, category, facts)
          const { allowed: given } = anywhere.decide(action, ref, category, facts)
          if (given && !allowed) narrowed += 1
          expect(allowed && !given).toBe(false)
          expect(here.hasAnyGrant() && !anywhere.hasAnyGrant()).toBe(false)
        },
      ),
      { numRuns: 1_500 },
    )
    expect(narrowed).toBeGreaterThan(50)
  })

  it('can keep a category from one role, for one purpose or all, in lists as well', () => {
    const worker = (
      withheld: readonly Withholding[],
      roles = ['support-worker'] as const,
      purpose: 'care' | 'safeguarding' = 'care',
    ) =>
      createPolicy({ organisation: { ...profileWith([]), withheld } }).forViewer({
        ...{ kind: 'staff', id: 'v', organisation: 'dmws', scopes: ['**'], assurance: 2, roles, purpose },
      } as const)
    const facts = factsOf({
      relationships: new Set(['assigned-worker', 'team-manager']),
      workItems: new Set(['safeguarding']),
    })
    const reads = (viewer: ReturnType<typeof worker>) => viewer.decide('read', aboutPerson('dmws'), 'support.notes', facts)
    const never = [{ roles: ['support-worker'], categories: ['support.notes'], purposes: [] }] as const
    const notForCare = [{ roles: ['support-worker'], categories: ['support.**'], purposes: ['care'] }] as const

    expect(reads(worker([])).allowed).toBe(true)
    expect(reads(worker(never))).toEqual({ allowed: false, reason: 'NOT_YOUR_ROLE', remedy: 'NONE' })
    expect(worker(never).decide('create', aboutPerson('dmws'), 'support.notes', facts).allowed).toBe(false)
    expect(worker(never).decide('read', aboutPerson('dmws'), 'support.plan', facts).allowed).toBe(true)
    expect(reads(worker(notForCare)).allowed).toBe(false)
    expect(reads(worker(notForCare, undefined, 'safeguarding')).allowed).toBe(true)
    expect(worker(never).rowScope('ServiceUser', 'support.notes')).toBeNull()
    expect(worker(never).rowScope('ServiceUser')).not.toBeNull()
    // who holds another role besides has what that role has
    const both = worker(never, ['support-worker', 'team-manager'] as never)
    expect(reads(both).allowed).toBe(true)
  })
})
