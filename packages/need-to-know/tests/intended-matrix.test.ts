import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPolicy, purposes, relationshipKinds, roleNames } from '../src/index.ts'
import type { AssuranceLevel, Viewer } from '../src/index.ts'
import {
  aboutOrganisation,
  aboutPerson,
  actions,
  arbitraryFacts,
  arbitraryViewer,
  categories,
  gates,
  kindOf,
  profileWith,
} from './arbitrary-cases.ts'
import { isIntended } from './intended-matrix.ts'

const assurances: readonly AssuranceLevel[] = [1, 2, 3]

describe('the policy and the table written by hand', () => {
  const policy = createPolicy({ organisation: profileWith([]) })

  it.each(roleNames)('agree for %s on every action, category, relationship, purpose and assurance', (role) => {
    const differences: string[] = []
    let cases = 0
    for (const purpose of [...purposes, null]) {
      for (const assurance of assurances) {
        const viewer: Viewer = {
          kind: kindOf(role),
          id: 'v',
          organisation: 'dmws',
          roles: [role],
          scopes: ['**'],
          assurance,
          purpose,
        }
        for (const standing of [...relationshipKinds, 'stranger', 'organisation'] as const) {
          const organisational = standing === 'organisation'
          const facts = {
            subjectId: 'p1',
            organisation: 'dmws',
            exists: true,
            relationships: new Set(organisational || standing === 'stranger' ? [] : [standing]),
            excluded: false,
            consents: new Set<string>(),
          }
          for (const action of actions) {
            for (const category of categories) {
              const decision = policy
                .forViewer(viewer)
                .decide(
                  action,
                  organisational ? aboutOrganisation('dmws') : aboutPerson('dmws'),
                  category,
                  organisational ? null : facts,
                )
              cases += 1
              if (decision.allowed !== isIntended([role], [standing], action, category, purpose, assurance)) {
                differences.push([role, standing, action, category, purpose, assurance, JSON.stringify(decision)].join(' '))
              }
            }
          }
        }
      }
    }
    expect(differences).toEqual([])
    expect(cases).toBe(6 * 3 * 7 * 4 * categories.length)
  })

  it('agree for viewers of several roles and relationships, with exclusions, scopes, consents and other organisations', () => {
    const gated = createPolicy({ organisation: profileWith(gates) })
    const found = fc.check(
      fc.property(
        arbitraryViewer,
        arbitraryFacts,
        fc.constantFrom(...actions),
        fc.constantFrom(...categories),
        (viewer, facts, action, category) => {
          const decision = gated.forViewer(viewer).decide(action, aboutPerson(facts.organisation), category, facts)
          return decision.allowed === modelled(viewer, facts, action, category)
        },
      ),
      { numRuns: 10_000 },
    )
    expect(found.counterexample).toBeNull()
  })
})

/** The rules that cross roles, written by hand once more. */
const modelled = (
  viewer: Viewer,
  facts: {
    organisation: string
    exists: boolean
    excluded: boolean
    relationships: ReadonlySet<string>
    consents: ReadonlySet<string>
  },
  action: string,
  category: string,
): boolean => {
  if (viewer.organisation !== 'dmws' || facts.organisation !== 'dmws' || !facts.exists || facts.excluded) return false
  if (category === 'reference') return action === 'read'
  if (viewer.scopes.length === 0) return false
  if (viewer.scopes[0] === 'contact' && category !== 'contact') return false
  if (viewer.scopes[0] === 'identity' && category !== 'identity' && !category.startsWith('special.health.')) return false
  const roles = viewer.roles.filter((role) => kindOf(role) === viewer.kind)
  if (!isIntended(roles, [...facts.relationships], action, category, viewer.purpose, viewer.assurance)) return false
  if (action !== 'read' || viewer.purpose !== 'care') return true
  const treating = facts.relationships.has('assigned-worker') || facts.relationships.has('team-manager')
  if (treating && category.startsWith('special.health.') && !facts.consents.has('health-information')) return false
  return !facts.relationships.has('referral-recipient') || facts.consents.has('share-partner-agency')
}
