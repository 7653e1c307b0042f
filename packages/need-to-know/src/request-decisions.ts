import { labelOf } from './data-category.ts'
import type { DataCategory } from './data-category.ts'
import type { Action, Decision, ResourceRef } from './decision.ts'
import { resourceKey } from './subject-facts.ts'
import type { SubjectFacts } from './subject-facts.ts'
import type { DecidedAlike, ViewerPolicy } from './viewer-policy.ts'

/** The decisions of one request: facts are read once for a person, and a question asked twice is answered once. */
export interface RequestDecisions {
  /**
   * A promise only until the person's facts are there. Rejects when they cannot be read: an outage is an error, never a withheld field.
   */
  decide(action: Action, ref: ResourceRef, categories: readonly DataCategory[]): Decision | Promise<Decision>
  /** Reads the facts of these people together, so that decisions about them are at hand from then on. Rejects when they cannot be read. */
  know(subjectIds: readonly string[]): Promise<void>
  /** Which of these categories may be read: a promise, and rejected, as a decision is. */
  readable(ref: ResourceRef, categories: readonly DataCategory[]): readonly DataCategory[] | Promise<readonly DataCategory[]>
}

/** What was read and decided about one person; of the organisation's own data the facts are null. */
interface Decided {
  readonly facts: SubjectFacts | null
  /** Shared with everybody who is alike; null where labels alone do not tell questions apart. */
  readonly alike: DecidedAlike | null
  /** By all of the question. */
  readonly own: Map<string, Decision>
}

/**
 * @param loadFacts the facts of one service user for this viewer at the time of the request, batched by the caller
 * @param loadAllFacts the same of several, in their order
 */
export const requestDecisions = (
  policy: ViewerPolicy,
  loadFacts: (subjectId: string) => Promise<SubjectFacts>,
  loadAllFacts = (subjectIds: readonly string[]): Promise<SubjectFacts[]> => Promise.all(subjectIds.map(loadFacts)),
): RequestDecisions => {
  const loading = new Map<string, Promise<Decided>>()
  const loaded = new Map<string, Decided>()
  const organisational: Decided = { facts: null, alike: null, own: new Map() }

  const load = (subjectId: string): Promise<Decided> => {
    const already = loading.get(subjectId)
    if (already !== undefined) return already
    const promise = loadFacts(subjectId).then((facts) => keep(subjectId, facts))
    loading.set(subjectId, promise)
    return promise
  }

  const keep = (subjectId: string, facts: SubjectFacts): Decided => {
    // What has relationships of its own is decided by itself; so is what is said of somebody else than was asked about.
    const plain = facts.resources.size === 0 && facts.subjectId === subjectId
    const about = { facts, alike: plain ? policy.decidedAlike(facts) : null, own: new Map<string, Decision>() }
    loaded.set(subjectId, about)
    return about
  }

  /** What was decided about people alike, where that decides about this too. */
  const sharedBy = ({ facts, alike }: Decided, ref: ResourceRef): DecidedAlike | null =>
    facts?.organisation === ref.organisation ? alike : null

  const settle = (about: Decided, action: Action, ref: ResourceRef, categories: readonly DataCategory[]): Decision => {
    const { facts, own } = about
    // Nearly all questions are whether a field may be read, by its own label: for these no text is put together.
    const shared = action === 'read' ? sharedBy(about, ref)?.all : undefined
    const known = shared?.get(categories)
    if (known !== undefined) return known
    if (shared !== undefined && Object.isFrozen(categories))
      return remember(shared, categories, policy.decideAll(action, ref, categories, facts))
    const question = `${action}\n${ref.organisation}\n${ownMatter(ref, facts)}\n${categories.join()}`
    return own.get(question) ?? remember(own, question, policy.decideAll(action, ref, categories, facts))
  }

  const readableOf = (about: Decided, ref: ResourceRef, categories: readonly DataCategory[]): readonly DataCategory[] => {
    const shared = sharedBy(about, ref)?.each
    const known = shared?.get(categories)
    if (known !== undefined) return known
    const readable = Object.freeze(categories.filter((category) => settle(about, 'read', ref, labelOf(category)).allowed))
    return shared !== undefined && Object.isFrozen(categories) ? remember(shared, categories, readable) : readable
  }

  /** What is known of whom this is about, once it is read. */
  const aboutWhom = ({ subjectId }: ResourceRef): Decided | Promise<Decided> =>
    subjectId === null ? organisational : (loaded.get(subjectId) ?? load(subjectId))

  return {
    decide(action, ref, categories) {
      const about = aboutWhom(ref)
      return about instanceof Promise
        ? about.then((read) => settle(read, action, ref, categories))
        : settle(about, action, ref, categories)
    },
    async know(subjectIds) {
      const unknown = subjectIds.filter((id) => !loaded.has(id))
      if (unknown.length === 0) return
      const facts = await loadAllFacts(unknown)
      unknown.forEach((id, at) => {
        const read = facts[at]
        if (read) keep(id, read)
      })
    },
    readable(ref, categories) {
      const about = aboutWhom(ref)
      return about instanceof Promise
        ? about.then((read) => readableOf(read, ref, categories))
        : readableOf(about, ref, categories)
    },
  }
}

function remember<Question, Answer>(answers: Map<Question, Answer>, question: Question, answer: Answer): Answer {
  answers.set(question, answer)
  return answer
}

/** What has relationships of its own is decided by itself; everything else about a person is decided alike. */
const ownMatter = (ref: ResourceRef, facts: SubjectFacts | null): string => {
  const key = resourceKey(ref.partOf ?? ref)
  return facts?.resources.has(key) === true ? key : ''
}
