import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPolicy, requestDecisions } from '../src/index.ts'
import type { SubjectFacts } from '../src/index.ts'
import { aboutComplaint, aboutPerson, arbitraryFacts, arbitraryProfile, arbitraryViewer, categories } from './arbitrary-cases.ts'

/** Labels as a schema declares them: they never change. */
const labels = [
  ...categories.map((category) => [category]),
  ['identity', 'contact'] as const,
  ['support.notes', 'rights'] as const,
].map((label) => Object.freeze(label))
const people = fc.array(arbitraryFacts, { minLength: 2, maxLength: 6 })
const named = (facts: SubjectFacts, place: number): SubjectFacts => ({ ...facts, subjectId: `p${place}` })

describe('people who are alike', () => {
  it('share decisions within a request and across requests, and none that would not have been made about each of them', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryProfile, arbitraryViewer, people, people, async (organisation, viewer, ...requests) => {
        const shared = createPolicy({ organisation }).forViewer(viewer)
        for (const facts of requests.map((each) => each.map(named))) {
          const decisions = requestDecisions(shared, async (id) => facts[Number(id.slice(1))] ?? Promise.reject(new Error(id)))
          for (const { subjectId } of facts)
            for (const ref of [aboutPerson('dmws'), aboutComplaint('dmws')].map((about) => ({ ...about, subjectId })))
              for (const label of labels) {
                const fresh = createPolicy({ organisation }).forViewer(viewer)
                const subject = facts.find((each) => each.subjectId === subjectId) ?? null
                expect(await decisions.decide('read', ref, label)).toEqual(fresh.decideAll('read', ref, label, subject))
              }
        }
      }),
      { numRuns: 40 },
    )
  })

  it('are never taken for the person whom somebody asked about', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryProfile, arbitraryViewer, arbitraryFacts, async (organisation, viewer, facts) => {
        const decisions = requestDecisions(createPolicy({ organisation }).forViewer(viewer), async () => facts)
        const ref = { resource: 'ServiceUser', id: 'p2', organisation: facts.organisation, subjectId: 'p2' }
        for (const label of labels) expect(await decisions.decide('read', ref, label)).toMatchObject({ allowed: false })
      }),
    )
  })
})
