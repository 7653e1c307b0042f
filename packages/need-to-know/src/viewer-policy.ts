import { coversCategory } from './category-pattern.ts'
import { circumstancesOf } from './circumstances.ts'
import type { Circumstances, ViewerTraits } from './circumstances.ts'
import type { DataCategory } from './data-category.ts'
import type { Action, Decision, ResourceRef } from './decision.ts'
import { notYourRole, refusal } from './refusal.ts'
import { allOf, anyOf } from './row-scope.ts'
import type { RowScope } from './row-scope.ts'
import { ruleEngine } from './rule-engine.ts'
import type { CompiledRule } from './rule-engine.ts'
import { relationshipKinds } from './subject-facts.ts'
import type { SubjectFacts } from './subject-facts.ts'
import type { Purpose } from './viewer.ts'

/** The policy as it applies to one viewer; shared by all viewers who are alike to it. */
export interface ViewerPolicy {
  /**
   * May the viewer do this to data of this category? `facts` are those of `ref.subjectId`, and null only when that is null. Refuses
   * also when facts are missing or anything goes wrong.
   */
  decide(action: Action, ref: ResourceRef, category: DataCategory, facts: SubjectFacts | null): Decision
  /** For data that belongs to several categories: allowed only if all are, otherwise the first refusal. No category, no access. */
  decideAll(action: Action, ref: ResourceRef, categories: readonly DataCategory[], facts: SubjectFacts | null): Decision
  /** May the viewer state this purpose at all? */
  mayState(purpose: Purpose): boolean
  /** Does any rule of any role of this viewer allow anything beyond public reference data, whatever the purpose? */
  hasAnyGrant(): boolean
  /** Which service users the viewer may list, those whose `identity` they may read; null for none. Agrees with `decide`. */
  rowScope(resource: string): RowScope | null
}

export interface ViewerRules {
  readonly viewer: ViewerTraits
  readonly rules: readonly CompiledRule[]
  readonly mayBeStated: ReadonlySet<Purpose>
  readonly granted: boolean
  /** Codes of the consent items the policy asks about. */
  readonly consentItems: readonly string[]
  readonly onError: (error: unknown) => void
}

/** Above this many remembered decisions the memory starts afresh. */
const mostRemembered = 20_000

const allowed: Decision = Object.freeze({ allowed: true })

export const viewerPolicy = ({ viewer, rules, mayBeStated, granted, consentItems, onError }: ViewerRules): ViewerPolicy => {
  const permits = ruleEngine(rules)
  const remembered = new Map<string, Decision>()

  /** People who are alike to the rules get one evaluation: its outcome depends on nothing that is not in this key. */
  const likeness = (action: Action, { level, category, organisation, subject }: Circumstances): string => {
    let standing = subject.exists ? 1 : 0
    if (subject.excluded !== false) standing |= 2
    let bit = 4
    for (const kind of relationshipKinds) {
      if (subject.relationships.has(kind)) standing |= bit
      bit <<= 1
    }
    let consents = ''
    for (const item of consentItems) consents += subject.consents.has(item) ? '1' : '0'
    return `${action} ${level} ${category} ${standing} ${consents} ${organisation}`
  }

  const decide: ViewerPolicy['decide'] = (action, ref, category, facts) => {
    try {
      const circumstances = circumstancesOf(viewer, ref, category, facts)
      if (circumstances === null) return notYourRole
      const key = likeness(action, circumstances)
      const known = remembered.get(key)
      if (known !== undefined) return known
      const decision = permits(action, circumstances) ? allowed : refusal(rules, permits, action, circumstances)
      if (remembered.size >= mostRemembered) remembered.clear()
      remembered.set(key, decision)
      return decision
    } catch (error) {
      onError(error)
      return notYourRole
    }
  }

  const listing = rules.filter(
    ({ action, level, categories }) =>
      action === 'read' && level === 'person' && categories.some((pattern) => coversCategory(pattern, 'identity')),
  )
  const rows = anyOf(
    listing
      .map(({ conditions }) => allOf(conditions.map((condition) => condition.rows(viewer, 'identity'))))
      .filter((scope) => scope !== null),
  )

  return {
    decide,
    decideAll(action, ref, categories, facts) {
      if (categories.length === 0) return notYourRole
      for (const category of categories) {
        const decision = decide(action, ref, category, facts)
        if (!decision.allowed) return decision
      }
      return allowed
    },
    mayState: (purpose) => mayBeStated.has(purpose),
    hasAnyGrant: () => granted,
    rowScope: () => rows,
  }
}
