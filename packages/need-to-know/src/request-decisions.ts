import type { DataCategory } from './data-category.ts'
import type { Action, Decision, ResourceRef } from './decision.ts'
import { resourceKey } from './subject-facts.ts'
import type { SubjectFacts } from './subject-facts.ts'
import type { DecisionsByLabel, ViewerPolicy } from './viewer-policy.ts'

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
  /** By label, shared with everybody who is alike; null where labels alone do not tell questions apart. */
  readonly alike: DecisionsByLabel | null
  /** By all of the question. */
  readonly own: Map<string, Decision>
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
  const organisational: Decided = { facts: null, alike: null, own: new Map() }

  const load = (subjectId: string): Promise<Decided> => {
    const already = loading.get(subjectId)
    if (already !== undefined) return already
    const promise = loadFacts(subjectId).then((facts) => {
      // What has relationships of its own is decided by itself; so is what is said of somebody else than was asked about.
      const plain = facts.resources.size === 0 && facts.subjectId === subjectId
      const about = { facts, alike: plain ? policy.decidedAlike(facts) : null, own: new Map<string, Decision>() }
      loaded.set(subjectId, about)
      return about
    })
    loading.set(subjectId, promise)
    return promise
  }

  const settle = (
    { facts, alike, own }: Decided,
    action: Action,
    ref: ResourceRef,
    categories: readonly DataCategory[],
  ): Decision => {
    // Nearly all questions are whether a field may be read, by its own label: for these no text is put together.
    if (alike !== null && action === 'read' && facts?.organisation === ref.organisation && Object.isFrozen(categories))
      return alike.get(categories) ?? remember(alike, categories, policy.decideAll(action, ref, categories, facts))
    const question = `${action}\n${ref.organisation}\n${ownMatter(ref, facts)}\n${categories.join()}`
    return own.get(question) ?? remember(own, question, policy.decideAll(action, ref, categories, facts))
  }

  return {
    decide(action, ref, categories) {
      if (ref.subjectId === null) return settle(organisational, action, ref, categories)
      const about = loaded.get(ref.subjectId)
      if (about !== undefined) return settle(about, action, ref, categories)
      return load(ref.subjectId).then((read) => settle(read, action, ref, categories))
    },
  }
}

function remember<Question>(decisions: Map<Question, Decision>, question: Question, decision: Decision): Decision {
  decisions.set(question, decision)
  return decision
}

/** What has relationships of its own is decided by itself; everything else about a person is decided alike. */
const ownMatter = (ref: ResourceRef, facts: SubjectFacts | null): string => {
  const key = resourceKey(ref.partOf ?? ref)
  return facts?.resources.has(key) === true ? key : ''
}
