import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPolicy, purposes, relationshipKinds, roleNames } from '../src/index.ts'
import type { AssuranceLevel, SubjectFacts, Viewer } from '../src/index.ts'
import {
  aboutComplaint,
  aboutOrganisation,
  aboutPerson,
  actions,
  authority,
  categories,
  consentItems,
  emergency,
  factsOf,
  gates,
  itsFacts,
  kindOf,
  profileWith,
} from './arbitrary-cases.ts'
import { arbitraryQuestion } from './arbitrary-decisions.ts'
import { modelled } from './intended-cross-rules.ts'
import { intendedMatrix, isIntended } from './intended-matrix.ts'

const assurances: readonly AssuranceLevel[] = [1, 2, 3]
const viewerAs = (role: (typeof roleNames)[number], purpose: Viewer['purpose'], assurance: AssuranceLevel): Viewer => ({
  kind: kindOf(role),
  id: 'v',
  organisation: 'dmws',
  roles: [role],
  scopes: ['**'],
  assurance,
  purpose,
})
const standings = [...relationshipKinds, 'investigator-of-this', 'work-item', 'stranger', 'organisation'] as const

/** The facts of somebody to whom the viewer stands in one way only, beside every work item. */
const standing = (as: (typeof standings)[number]): SubjectFacts | null => {
  if (as === 'organisation') return null
  // what comes of it when there is none, the next test asks
  const workItems = new Set(purposes)
  if (as === 'stranger' || as === 'work-item') return factsOf({ workItems })
  if (as === 'investigator-of-this') {
    return factsOf({
      workItems,
      resources: itsFacts({ relationships: new Set(['investigator']), excluded: false }),
    })
  }
  return factsOf({
    workItems,
    relationships: new Set([as]),
    representation: as === 'representative' ? authority(['**']) : null,
    breakGlass: as === 'break-glass' ? emergency : null,
  })
}
const standingsOf = (role: string, as: string, action: string): string[] =>
  as === 'organisation' ? [as] : [...inEffect(role, as, action), 'work-item']
const inEffect = (role: string, as: string, action: string): string[] => {
  const inAnEmergency = as === 'break-glass' && action === 'read'
  if (inAnEmergency && role === 'support-worker') return ['assigned-worker']
  return inAnEmergency && role === 'team-manager' ? ['team-manager'] : [as]
}

describe('the policy and the table written by hand', () => {
  const policy = createPolicy({ organisation: profileWith([]) })
  const gated = createPolicy({ organisation: profileWith(gates) })

  it.each(roleNames)('agree for %s on every action, category, relationship, purpose and assurance', (role) => {
    const differences: string[] = []
    let cases = 0
    for (const purpose of [...purposes, null]) {
      for (const assurance of assurances) {
        const { decide } = policy.forViewer(viewerAs(role, purpose, assurance))
        for (const as of standings) {
          const facts = standing(as)
          const about = as === 'organisation' ? aboutOrganisation : as === 'investigator-of-this' ? aboutComplaint : aboutPerson
          for (const action of actions) {
            for (const category of categories) {
              const decision = decide(action, about('dmws'), category, facts)
              cases += 1
              if (decision.allowed !== isIntended([role], standingsOf(role, as, action), action, category, purpose, assurance)) {
                differences.push([role, as, action, category, purpose, assurance, JSON.stringify(decision)].join(' '))
              }
            }
          }
        }
      }
    }
    expect(differences).toEqual([])
    expect(cases).toBe(13 * 3 * 13 * 5 * categories.length)
  })

  it.each(roleNames)('agree for %s on every consent, restriction, work item and hidden category besides', (role) => {
    const differences: string[] = []
    const lines = intendedMatrix.filter((line) => line.role === role)
    const its = standings.filter((as) => lines.some(({ standing }) => standing === as))
    const stated = purposes.filter((purpose) => lines.some((line) => line.purposes.includes(` ${purpose} `)))
    const cases = everyCombination({
      purpose: [...new Set([...stated, 'care' as const])],
      as: [...its.filter((as) => as !== 'organisation'), 'stranger', 'break-glass'] as const,
      restricted: [false, true],
      consents: [new Set<string>(), new Set<string>(consentItems)],
      workItems: [new Set<never>(), new Set(purposes)],
      action: actions,
      category: categories,
    })
    for (const { purpose, as, restricted, consents, workItems, action, category } of cases) {
      const viewer = viewerAs(role, purpose, 2)
      const plain = standing(as) ?? factsOf({})
      const representation = plain.representation && authority(['**'], ['support.**', 'contact'])
      const facts = { ...plain, restricted, consents, workItems, representation }
      const complaint = as === 'investigator-of-this' ? { investigator: true, excluded: false } : null
      const ref = complaint === null ? aboutPerson('dmws') : aboutComplaint('dmws')
      const { allowed } = gated.forViewer(viewer).decide(action, ref, category, facts)
      if (allowed !== modelled({ viewer, facts, complaint, action, category })) {
        differences.push([role, as, action, category, purpose, JSON.stringify({ restricted, allowed })].join(' '))
      }
    }
    expect(differences).toEqual([])
  })

  it('agree for viewers of several roles and relationships', () => {
    let allowed = 0
    const found = fc.check(
      fc.property(arbitraryQuestion, ({ viewer, facts, ofTheComplaint, action, category }) => {
        const ref = ofTheComplaint ? aboutComplaint(facts.organisation) : aboutPerson(facts.organisation)
        const its = ofTheComplaint ? facts.resources.get('Complaint:c1') : undefined
        const complaint = its ? { investigator: its.relationships.has('investigator'), excluded: its.excluded } : null
        const decision = gated.forViewer(viewer).decide(action, ref, category, facts)
        if (decision.allowed && category !== 'reference') allowed += 1
        return decision.allowed === modelled({ viewer, facts, complaint, action, category })
      }),
      { numRuns: 8_000 },
    )
    expect(found.counterexample).toBeNull()
    expect(allowed).toBeGreaterThan(200)
  })
})

/** Every combination of the values of every property, counted like the digits of a number. */
function* everyCombination<Of extends Record<string, readonly unknown[]>>(
  of: Of,
): Generator<{ [Each in keyof Of]: Of[Each][number] }> {
  const properties = Object.entries(of)
  const count = properties.reduce((product, [, values]) => product * values.length, 1)
  for (let at = 0; at < count; at += 1) {
    let rest = at
    const one: Record<string, unknown> = {}
    for (const [name, values] of properties) {
      one[name] = values[rest % values.length]
      rest = Math.floor(rest / values.length)
    }
    yield one as { [Each in keyof Of]: Of[Each][number] }
  }
}
