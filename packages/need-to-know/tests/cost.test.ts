import { describe, expect, it } from 'vitest'
import { createPolicy, roleNames } from '../src/index.ts'
import type { SubjectFacts } from '../src/index.ts'
import { aboutPerson, categories, factsOf, gates } from './arbitrary-cases.ts'

/** Counts how often rules are really evaluated, by watching the facts they look at. */
const watched = (subjectId: string, looks: { count: number }): SubjectFacts =>
  factsOf({
    subjectId,
    relationships: new Set(['assigned-worker']),
    consents: new (class extends Set<string> {
      override has(item: string): boolean {
        looks.count += 1
        return super.has(item)
      }
    })(['health-information']),
  })

describe('a thousand people of twenty fields', () => {
  it('cost one evaluation of the rules for each field, not for each value', () => {
    const policy = createPolicy({
      organisation: { id: 'dmws', roles: roleNames, consentGates: gates },
    }).forViewer({
      kind: 'staff',
      id: 'v1',
      organisation: 'dmws',
      roles: ['support-worker'],
      scopes: ['**'],
      assurance: 2,
      purpose: 'care',
    })
    const fields = categories.slice(0, 20)
    const first = { count: 0 }
    const second = { count: 0 }
    const readAll = (id: string, looks: { count: number }) => {
      const facts = watched(id, looks)
      const ref = { ...aboutPerson('dmws'), id, subjectId: id }
      return fields.map((category) => policy.decide('read', ref, category, facts).allowed)
    }
    const answers = readAll('p0', first)
    for (let each = 1; each < 1_000; each += 1) expect(readAll(`p${each}`, second)).toEqual(answers)
    // thereafter only the consents that tell people apart are looked at, once a gate and person
    expect(second.count).toBe(999 * gates.length)
    expect(first.count).toBeGreaterThan(gates.length)
  })
})
