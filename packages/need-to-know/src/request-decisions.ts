import type { DataCategory } from './data-category.ts'
import type { Action, Decision, ResourceRef } from './decision.ts'
import { resourceKey } from './subject-facts.ts'
import type { SubjectFacts } from './subject-facts.ts'
import type { ViewerPolicy } from './viewer-policy.ts'

/** The decisions of one request: facts are read once for a person, and a question asked twice is answered once. */
export interface RequestDecisions {
  /**
   * A promise only until the person's facts are there. Rejects when they cannot be read: an outage is an error, never a withheld field.
   */
  decide(action: Action, ref: ResourceRef, categories: readonly DataCategory[]): Decision | Promise<Decision>
}

/**
 * @param loadFacts the facts of one service user for this viewer at the time of the request, batched by the caller
 */
export const requestDecisions = (
  policy: ViewerPolicy,
  loadFacts: (subjectId: string) => Promise<SubjectFacts>,
): RequestDecisions => {
  const loading = new Map<string, Promise<SubjectFacts>>()
  const loaded = new Map<string, SubjectFacts>()
  const decided = new Map<string, Decision>()

  const factsOf = (subjectId: string): Promise<SubjectFacts> => {
    const already = loading.get(subjectId)
    if (already !== undefined) return already
    const promise = loadFacts(subjectId).then((facts) => {
      loaded.set(subjectId, facts)
      return facts
    })
    loading.set(subjectId, promise)
    return promise
  }

  return {
    decide(action, ref, categories) {
      const settle = (facts: SubjectFacts | null): Decision => {
        const key = `${action}\n${ref.organisation}\n${ref.subjectId ?? ''}\n${ownMatter(ref, facts)}\n${categories.join()}`
        const known = decided.get(key)
        if (known !== undefined) return known
        const decision = policy.decideAll(action, ref, categories, facts)
        decided.set(key, decision)
        return decision
      }
      if (ref.subjectId === null) return settle(null)
      const facts = loaded.get(ref.subjectId)
      return facts === undefined ? factsOf(ref.subjectId).then(settle) : settle(facts)
    },
  }
}

/** What has relationships of its own is decided by itself; everything else about a person is decided alike. */
const ownMatter = (ref: ResourceRef, facts: SubjectFacts | null): string => {
  const key = resourceKey(ref.partOf ?? ref)
  return facts?.resources.has(key) === true ? key : ''
}
