import { tellingIds } from '@candour/database'
import {
  requestDecisions,
  resourceKey,
  type Action,
  type DataCategory,
  type Decision,
  type Explanation,
  type RelationshipKind,
  type ResourceRef,
  type ViewerPolicy,
  type WithheldMark,
} from '@candour/need-to-know'
import type { SubjectFactsLoader } from '@candour/decision-facts'
import type { NeedToKnowRuntime } from '@candour/pothos-need-to-know'
import { ApiError } from './api-error.ts'
import type { AuditTrail } from './audit-trail.ts'

/** What one request was allowed and refused: asks the policy over facts read once, and notes what was disclosed and withheld. */
export class RequestDecisions implements NeedToKnowRuntime {
  readonly #policy: ViewerPolicy
  readonly #facts: SubjectFactsLoader
  readonly #audit: AuditTrail
  readonly #marks = new Map<string, WithheldMark>()
  #made: ReturnType<typeof requestDecisions>

  readonly #asErrors: boolean

  /** @param marksAs `errors` for a router that drops what subgraphs say in extensions */
  constructor(policy: ViewerPolicy, facts: SubjectFactsLoader, audit: AuditTrail, marksAs?: 'errors') {
    this.#asErrors = marksAs === 'errors'
    this.#policy = policy
    this.#facts = facts
    this.#audit = audit
    this.#made = this.#start()
  }

  #start() {
    return requestDecisions(
      this.#policy,
      (subjectId) => this.#facts.load(subjectId),
      (subjectIds) => this.#facts.loadAll(subjectIds),
    )
  }

  /**
   * Reads what decisions about these people rest on, by one statement and before any of their fields is asked for: otherwise every field of every
   * person would wait for it by itself.
   */
  know(subjectIds: readonly string[]): Promise<void> {
    return this.#made.know(subjectIds)
  }

  /** Reads people, and what decisions about them rest on while objects are still made of their rows: their own id is the column `id`. */
  async knowing<Person extends { readonly id: string }>(read: () => PromiseLike<Person[]>): Promise<Person[]> {
    let begun = Promise.resolve()
    const begin = (ids: readonly string[]): void => {
      begun = this.know(ids)
      // Told below, or not at all where the people themselves cannot be read.
      begun.catch(() => undefined)
    }
    const people = await tellingIds(begin, read)
    await begun
    await this.know(people.map(({ id }) => id))
    return people
  }

  decide(ref: ResourceRef, categories: readonly DataCategory[]): Decision | Promise<Decision> {
    return this.#made.decide('read', ref, categories)
  }

  /** Decides another action than reading, for mutations and for `viewerCan`. */
  decideAction(action: Action, ref: ResourceRef, categories: readonly DataCategory[]): Decision | Promise<Decision> {
    return this.#made.decide(action, ref, categories)
  }

  /** Whether an action may be offered: the answer behind every `viewerCan` field. */
  async may(action: Action, ref: ResourceRef, categories: readonly DataCategory[]): Promise<boolean> {
    return (await this.#made.decide(action, ref, categories)).allowed
  }

  /** Which of these categories the viewer may read of one person: the row scope of free text. */
  readable(ref: ResourceRef, categories: readonly DataCategory[]): readonly DataCategory[] | Promise<readonly DataCategory[]> {
    return this.#made.readable(ref, categories)
  }

  /**
   * Ids of a person's things of one kind that the viewer is shut out of, such as the notes kept from somebody who acts for the person: no list
   * may hold them.
   */
  async excludedFrom(subjectId: string, resource: string): Promise<string[]> {
    const { resources } = await this.#facts.load(subjectId)
    const prefix = resourceKey({ resource, id: '' })
    return [...resources].flatMap(([key, { excluded }]) => (excluded && key.startsWith(prefix) ? [key.slice(prefix.length)] : []))
  }

  /** Why the viewer may or may not do something to a category of a person's data, in a sentence. Asking discloses nothing of the record. */
  async explain(action: Action, category: DataCategory, subjectId: string): Promise<Explanation> {
    return this.#policy.explain(action, category, await this.#facts.load(subjectId))
  }

  disclose(ref: ResourceRef, categories: readonly DataCategory[]): void {
    if (ref.subjectId !== null) this.#audit.note('disclosed', ref, categories, this.relationshipsWith(ref))
  }

  /** @throws ApiError WITHHELD, with the mark, where the router asked for errors of fields */
  withhold(mark: WithheldMark, ref: ResourceRef): void {
    if (ref.subjectId !== null) this.#audit.note('withheld', ref, [mark.category])
    if (this.#asErrors) throw new ApiError('WITHHELD', { mark })
    this.#marks.set(`${mark.on}|${mark.id}|${mark.field}`, mark)
  }

  /** After a write that changes what decisions about people rest on. */
  forget(subjectId: string): void {
    this.#facts.forget(subjectId)
    this.#made = this.#start()
  }

  relationshipsWith(ref: ResourceRef): Iterable<RelationshipKind> {
    return (ref.subjectId !== null && this.#facts.known(ref.subjectId)?.relationships) || []
  }

  get marks(): readonly WithheldMark[] {
    return [...this.#marks.values()]
  }
}
