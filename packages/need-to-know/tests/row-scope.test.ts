import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { consentInForce } from '../src/by-feature/consent-in-force.ts'
import { notExcluded } from '../src/by-feature/exclusions.ts'
import { withinTheScopes } from '../src/by-feature/integrator-scopes.ts'
import { withinTheOrganisation } from '../src/by-feature/organisation-boundary.ts'
import { statedPurpose } from '../src/by-feature/purposes.ts'
import { assuredAtLevel } from '../src/conditions/assurance.ts'
import * as relationships from '../src/conditions/relationships.ts'
import { createPolicy, relationshipKinds, rowScopeWhere } from '../src/index.ts'
import type { RowScopeWhere, SubjectFacts } from '../src/index.ts'
import { allOf } from '../src/row-scope.ts'
import type { RowScope } from '../src/row-scope.ts'
import { aboutPerson, arbitraryFacts, arbitraryGates, arbitraryViewer, consentItems, profileWith } from './arbitrary-cases.ts'

const now = new Date('2026-11-21T12:00:00Z')
const [before, after] = [new Date('2026-11-20T12:00:00Z'), new Date('2026-11-22T12:00:00Z')]

/**
 * What the database would hold about one person: rows of the views the filter is applied to. Beside those that make up the facts there
 * are others that must not count: of somebody else, of another organisation, ended, or not yet begun.
 */
const rowOf = (facts: SubjectFacts) => {
  const { organisation } = facts
  const standing = { organisation, viewerId: 'v1', fromAt: before, untilAt: null as Date | null }
  const irrelevant = [...relationshipKinds, 'excluded'].flatMap((kind) => [
    { ...standing, kind, viewerId: 'somebody-else' },
    { ...standing, kind, organisation: `not ${organisation}` },
    { ...standing, kind, untilAt: now },
    { ...standing, kind, fromAt: after },
  ])
  return {
    organisation,
    relationships: [
      ...[...facts.relationships].map((kind, at) => ({ ...standing, kind, untilAt: at % 2 === 0 ? null : after })),
      ...(facts.excluded ? [{ ...standing, kind: 'excluded', fromAt: now }] : []),
      ...irrelevant,
    ],
    consentsInForce: [
      ...[...facts.consents].map((item) => ({ organisation, item })),
      ...consentItems.map((item) => ({ organisation: `not ${organisation}`, item })),
    ],
  }
}

/** A reading of the query filter, as the database would: only the operators it uses. */
const matches = (filter: unknown, value: unknown): boolean => {
  if (typeof filter !== 'object' || filter === null) return filter === value
  if (value === null) return false
  return Object.entries(filter).every(([operator, wanted]) => {
    if (operator === 'AND') return (wanted as unknown[]).every((each) => matches(each, value))
    if (operator === 'OR') return (wanted as unknown[]).some((each) => matches(each, value))
    if (operator === 'some') return (value as unknown[]).some((row) => matches(wanted, row))
    if (operator === 'none') return !(value as unknown[]).some((row) => matches(wanted, row))
    if (operator === 'lte') return (value as Date) <= (wanted as Date)
    if (operator === 'gt') return (value as Date) > (wanted as Date)
    if (operator === 'in') return (wanted as unknown[]).includes(value)
    return matches(wanted, (value as Record<string, unknown>)[operator])
  })
}
const isListed = (scope: RowScope | null, facts: SubjectFacts): boolean =>
  scope !== null && matches(rowScopeWhere(scope, 'v1', now) satisfies RowScopeWhere, rowOf(facts))

describe('row scope', () => {
  it('lists exactly the people whose identity the viewer may read', () => {
    let listed = 0
    fc.assert(
      fc.property(arbitraryGates, arbitraryViewer, arbitraryFacts, (gates, viewer, facts) => {
        // a row that does not exist cannot be listed
        const person = { ...facts, exists: true }
        const policy = createPolicy({ organisation: profileWith(gates) }).forViewer(viewer)
        const { allowed } = policy.decide('read', aboutPerson(person.organisation), 'identity', person)
        if (allowed) listed += 1
        return isListed(policy.rowScope('ServiceUser'), person) === allowed
      }),
      { numRuns: 8_000 },
    )
    expect(listed).toBeGreaterThan(80)
  })

  it('is one filter of relationships and one of exclusions', () => {
    const policy = createPolicy({ organisation: profileWith([]) })
    const scope = policy
      .forViewer({
        kind: 'staff',
        id: 'v1',
        organisation: 'dmws',
        roles: ['support-worker'],
        scopes: ['**'],
        assurance: 1,
        purpose: 'care',
      })
      .rowScope('ServiceUser')
    const counting = {
      organisation: 'dmws',
      viewerId: 'v1',
      fromAt: { lte: now },
      OR: [{ untilAt: null }, { untilAt: { gt: now } }],
    }
    expect(scope && rowScopeWhere(scope, 'v1', now)).toEqual({
      organisation: 'dmws',
      relationships: {
        some: { ...counting, kind: { in: ['assigned-worker', 'team'] } },
        none: { ...counting, kind: 'excluded' },
      },
      AND: [],
    })
  })

  it('asks for the consent to share in every row an agency lists', () => {
    const gate = {
      item: 'share-partner-agency',
      categories: ['**'],
      purposes: ['care'],
      relationships: ['referral-recipient'],
    } as const
    const scope = createPolicy({ organisation: profileWith([gate]) })
      .forViewer({
        kind: 'integrator',
        id: 'c',
        organisation: 'dmws',
        roles: ['integrator'],
        scopes: ['**'],
        assurance: 1,
        purpose: 'care',
      })
      .rowScope('ServiceUser')
    expect(scope?.consents).toEqual([{ item: 'share-partner-agency', relationships: 'any' }])
  })

  it('is none without a purpose, and none for an administrator', () => {
    const policy = createPolicy({ organisation: profileWith([]) })
    const viewer = { kind: 'staff', id: 'v1', organisation: 'dmws', scopes: ['**'], assurance: 2 } as const
    expect(policy.forViewer({ ...viewer, roles: ['support-worker'], purpose: null }).rowScope('ServiceUser')).toBeNull()
    expect(
      policy.forViewer({ ...viewer, roles: ['administrator'], purpose: 'administration' }).rowScope('ServiceUser'),
    ).toBeNull()
  })
})

describe('each condition', () => {
  const conditions = (gates: Parameters<typeof consentInForce>[0]) => [
    ...Object.values(relationships).filter((standing) => standing.level === 'person'),
    withinTheScopes,
    statedPurpose(['care', 'safeguarding']),
    assuredAtLevel(2),
    consentInForce(gates),
  ]

  it('checks in memory what its filter of rows selects', () => {
    fc.assert(
      fc.property(arbitraryGates, arbitraryViewer, arbitraryFacts, (gates, viewer, facts) => {
        for (const condition of conditions(gates)) {
          const { organisation } = facts
          const subject = { ...facts, exists: true }
          const circumstances = { level: 'person', category: 'identity', viewer, organisation, subject } as const
          const every = [withinTheOrganisation, notExcluded, condition]
          const scope = allOf(every.map(({ rows }) => rows(viewer, 'identity')))
          expect(isListed(scope, subject), condition.says).toBe(every.every(({ holds }) => holds(circumstances)))
        }
      }),
      { numRuns: 1_500 },
    )
  })
})
