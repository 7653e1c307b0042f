import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { orByBreakingTheGlass } from '../src/by-feature/break-glass.ts'
import { consentInForce } from '../src/by-feature/consent-in-force.ts'
import { notExcluded } from '../src/by-feature/exclusions.ts'
import { withinTheScopes } from '../src/by-feature/integrator-scopes.ts'
import { withinTheOrganisation } from '../src/by-feature/organisation-boundary.ts'
import { notRestricted } from '../src/by-feature/processing-restriction.ts'
import { statedPurpose } from '../src/by-feature/purposes.ts'
import { backedByAWorkItem } from '../src/by-feature/work-items.ts'
import { rulesOfRole } from '../src/by-role/all-roles.ts'
import { assuredAtLevel } from '../src/conditions/assurance.ts'
import * as relationships from '../src/conditions/relationships.ts'
import { createPolicy, relationshipKinds, rowScopeWhere } from '../src/index.ts'
import type { RowScopeWhere, SubjectFacts } from '../src/index.ts'
import { allOf } from '../src/row-scope.ts'
import type { RowScope } from '../src/row-scope.ts'
import { noResource } from '../src/subject-facts.ts'
import {
  aboutPerson,
  arbitraryFacts,
  arbitraryGates,
  arbitraryProfile,
  arbitraryViewer,
  categories,
  consentItems,
  profileWith,
} from './arbitrary-cases.ts'
import { arbitraryQuestion } from './arbitrary-decisions.ts'

const arbitraryCategory = fc.constantFrom(...categories)
const now = new Date('2026-11-21T12:00:00Z')
/** What has no end yet: infinity, which JavaScript has no time for. */
const forever = new Date(8.64e15)
const [before, after] = [new Date('2026-11-20T12:00:00Z'), new Date('2026-11-22T12:00:00Z')]

/**
 * What the database would hold about one person: rows of the views the filter is applied to, as `facts.relationship` is put together. Beside
 * those that make up the facts there are others that must not count: of somebody else, of another organisation, ended, or not yet begun.
 */
const rowOf = (facts: SubjectFacts) => {
  const { organisation, representation, breakGlass } = facts
  const standing = { organisation, viewerId: 'v1', fromAt: before, untilAt: forever }
  const plain = [...facts.relationships].filter((kind) => kind !== 'representative' && kind !== 'break-glass')
  const acting = facts.relationships.has('representative') && representation !== null ? representation : null
  const inAnEmergency = facts.relationships.has('break-glass') && breakGlass !== null && breakGlass.until > now
  const other = ['excluded', 'representative:**', 'hidden:**', 'work-item:safeguarding', 'work-item:inspection', 'restricted']
  const irrelevant = [...relationshipKinds, ...other].flatMap((kind) => [
    { ...standing, kind, viewerId: 'somebody-else' },
    { ...standing, kind, organisation: `not ${organisation}` },
    { ...standing, kind, untilAt: now },
    { ...standing, kind, fromAt: after },
  ])
  return {
    organisation,
    relationships: [
      ...plain.map((kind, at) => ({ ...standing, kind, untilAt: at % 2 === 0 ? forever : after })),
      ...(acting === null ? [] : [{ ...standing, kind: 'representative' }]),
      ...[...(acting?.scopes ?? [])].map((pattern) => ({
        ...standing,
        kind: `representative:${pattern}`,
      })),
      ...[...(acting?.hidden ?? [])].map((pattern) => ({ ...standing, kind: `hidden:${pattern}` })),
      ...(inAnEmergency ? [{ ...standing, kind: 'break-glass', untilAt: breakGlass.until }] : []),
      ...(facts.excluded ? [{ ...standing, kind: 'excluded', fromAt: now }] : []),
      ...[...facts.workItems].map((purpose, at) => ({
        ...standing,
        kind: `work-item:${purpose}`,
        viewerId: at % 2 === 0 ? 'v1' : '*',
      })),
      ...(facts.restricted ? [{ ...standing, kind: 'restricted', viewerId: '*' }] : []),
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
  it('lists exactly the people whose data of a category the viewer may read', () => {
    let listed = 0
    fc.assert(
      fc.property(arbitraryProfile, arbitraryQuestion, (organisation, { viewer, facts, category }) => {
        fc.pre(category !== 'reference')
        // a row that does not exist cannot be listed
        const person = { ...facts, exists: true }
        const policy = createPolicy({ organisation }).forViewer(viewer)
        for (const each of ['identity', category] as const) {
          const { allowed } = policy.decide('read', aboutPerson(person.organisation), each, person)
          if (allowed) listed += 1
          expect(isListed(policy.rowScope('ServiceUser', each), person), each).toBe(allowed)
        }
        expect(policy.rowScope('ServiceUser')).toEqual(policy.rowScope('ServiceUser', 'identity'))
      }),
      { numRuns: 2_500 },
    )
    expect(listed).toBeGreaterThan(200)
  })

  it('is none for a rule that does not name the organisation or does not keep out who is excluded', () => {
    const [organisation, excluded] = [{ rows: 'of-organisation', organisation: 'dmws' }, { rows: 'not-excluded' }] as const
    expect(allOf('identity', [organisation, excluded])).toMatchObject({ organisation: 'dmws', excludeExcluded: true })
    expect(allOf('identity', [organisation])).toBeNull()
    expect(allOf('identity', [excluded])).toBeNull()
  })

  it('asks for the work item and against the restriction by one filter each', () => {
    const policy = createPolicy({ organisation: profileWith([]) })
    const officer = policy.forViewer({
      kind: 'staff',
      id: 'v1',
      organisation: 'dmws',
      roles: ['complaints-officer'],
      scopes: ['**'],
      assurance: 1,
      purpose: 'complaint-handling',
    })
    const anyone = { relationships: 'any', unrestricted: false }
    expect(officer.rowScope('ServiceUser', 'contact')).toMatchObject({ ...anyone, workItem: 'complaint-handling' })
    expect(officer.rowScope('ServiceUser')).toMatchObject({ ...anyone, workItem: null })
    const worker = policy.forViewer({
      kind: 'staff',
      id: 'v1',
      organisation: 'dmws',
      roles: ['support-worker'],
      scopes: ['**'],
      assurance: 1,
      purpose: 'care',
    })
    expect(worker.rowScope('ServiceUser')?.unrestricted).toBe(false)
    expect(worker.rowScope('ServiceUser', 'support.notes')?.unrestricted).toBe(true)
    expect(worker.rowScope('ServiceUser', 'reference')).toBeNull()
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
      untilAt: { gt: now },
    }
    expect(scope && rowScopeWhere(scope, 'v1', now)).toEqual({
      organisation: 'dmws',
      relationships: {
        some: { ...counting, kind: { in: ['assigned-worker', 'break-glass', 'team'] } },
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
    const viewer = {
      kind: 'staff',
      id: 'v1',
      organisation: 'dmws',
      scopes: ['**'],
      assurance: 2,
    } as const
    expect(policy.forViewer({ ...viewer, roles: ['support-worker'], purpose: null }).rowScope('ServiceUser')).toBeNull()
    expect(
      policy.forViewer({ ...viewer, roles: ['administrator'], purpose: 'administration' }).rowScope('ServiceUser'),
    ).toBeNull()
  })
})

describe('each condition', () => {
  const conditions = (gates: Parameters<typeof consentInForce>[0]) => [
    ...Object.values(relationships).filter((standing) => standing.level === 'person'),
    ...Object.values(rulesOfRole)
      .flat()
      .map(orByBreakingTheGlass)
      .filter(({ relationships: kinds }) => kinds.includes('break-glass')),
    withinTheScopes,
    statedPurpose(['care', 'safeguarding']),
    assuredAtLevel(2),
    notRestricted,
    backedByAWorkItem,
    consentInForce(gates),
  ]

  it('checks in memory what its filter of rows selects', () => {
    fc.assert(
      fc.property(arbitraryGates, arbitraryViewer, arbitraryFacts, arbitraryCategory, (gates, viewer, facts, category) => {
        const { organisation } = facts
        const subject = { ...facts, exists: true }
        const circumstances = {
          level: 'person',
          category,
          viewer,
          organisation,
          subject,
          resource: noResource,
        } as const
        const row = rowOf(subject)
        for (const condition of conditions(gates)) {
          const every = [withinTheOrganisation, notExcluded, condition]
          const scope = allOf(
            category,
            every.map(({ rows }) => rows(viewer, category)),
          )
          const listed = scope !== null && matches(rowScopeWhere(scope, 'v1', now), row)
          expect(listed, condition.says).toBe(every.every(({ holds }) => holds(circumstances)))
        }
      }),
      { numRuns: 600 },
    )
  })
})
