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

/** What was read and decided about one person; of the organisation's own data the facts are null. */
interface Decided {
  readonly facts: SubjectFacts | null
  /** By label, where that tells a question apart; else by all of the question. */
  readonly decisions: Map<readonly DataCategory[] | string, Decision>
}

/**
 * @param loadFacts the facts of one service user for this viewer at the time of the request, batched by the caller
 */
export const requestDecisions = (
  policy: ViewerPolicy,
  loadFacts: (subjectId: string) => Promise<SubjectFacts>,
): RequestDecisions => {
  const loading = new Map<string, Promise<Decided>>()
  const loaded = new Map<string, Decided>()
  const organisational: Decided = { facts: null, decisions: new Map() }

  const load = (subjectId: string): Promise<Decided> => {
    const already = loading.get(subjectId)
    if (already !== undefined) return already
    const promise = loadFacts(subjectId).then((facts) => {
      const about = { facts, decisions: new Map<readonly DataCategory[] | string, Decision>() }
      loaded.set(subjectId, about)
      return about
    })
    loading.set(subjectId, promise)
    return promise
  }

  return {
    decide(action, ref, categories) {
      const settle = ({ facts, decisions }: Decided): Decision => {
        const question = questionOf(action, ref, categories, facts)
        const known = decisions.get(question)
        if (known !== undefined) return known
        const decision = policy.decideAll(action, ref, categories, facts)
        decisions.set(question, decision)
        return decision
      }
      if (ref.subjectId === null) return settle(organisational)
      const about = loaded.get(ref.subjectId)
      return about === undefined ? load(ref.subjectId).then(settle) : settle(about)
    },
  }
}

/**
 * What tells one question about a person from another. A label that can never change stands for itself, without a text being put together for
 * every value of an answer: nearly all questions are whether a field may be read, by a field's own label.
 */
const questionOf = (
  action: Action,
  ref: ResourceRef,
  categories: readonly DataCategory[],
  facts: SubjectFacts | null,
): readonly DataCategory[] | string => {
  const plain = action === 'read' && facts?.resources.size === 0 && facts.organisation === ref.organisation
  return plain && Object.isFrozen(categories)
    ? categories
    : `${action}\n${ref.organisation}\n${ownMatter(ref, facts)}\n${categories.join()}`
}

/** What has relationships of its own is decided by itself; everything else about a person is decided alike. */
const ownMatter = (ref: ResourceRef, facts: SubjectFacts | null): string => {
  const key = resourceKey(ref.partOf ?? ref)
  return facts?.resources.has(key) === true ? key : ''
}
