import { entitledToBreakGlass } from './by-feature/break-glass.ts'
import { asAStranger } from './by-feature/exclusions.ts'
import { coversCategory } from './category-pattern.ts'
import { circumstancesOf } from './circumstances.ts'
import type { Circumstances, ViewerTraits } from './circumstances.ts'
import type { DataCategory } from './data-category.ts'
import type { Action, Decision, ResourceRef } from './decision.ts'
import { decidingRule, explanation } from './explanation.ts'
import type { Explanation } from './explanation.ts'
import { likeness } from './likeness.ts'
import { notYourRole, refusal } from './refusal.ts'
import { allOf, anyOf } from './row-scope.ts'
import type { RowScope } from './row-scope.ts'
import { ruleEngine } from './rule-engine.ts'
import type { CompiledRule } from './rule-engine.ts'
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
  /**
   * What has been decided about people alike to this one. For those who ask about every value of an answer; it holds what `decideAll` said, and
   * only of what has no relationships of its own.
   */
  decidedAlike(facts: SubjectFacts): DecidedAlike
  /** May the viewer state this purpose at all? */
  mayState(purpose: Purpose): boolean
  /** Does any rule of any role of this viewer allow anything beyond public reference data, whatever the purpose? */
  hasAnyGrant(): boolean
  /** May the viewer declare an emergency, to read for a while without a relationship? */
  mayBreakGlass(): boolean
  /**
   * Which service users the viewer may list, those whose data of this category they may read; null for none, and for `reference`, which is
   * nobody's. Agrees with `decide`.
   */
  rowScope(resource: string, category?: DataCategory): RowScope | null
  /**
   * The decision with the rule it rests on, in words. Tells of a refusal no more than the refusal itself.
   * @param facts of the person; null for data of the organisation itself
   * @param about the object concerned, where it has relationships of its own
   */
  explain(
    action: Action,
    category: DataCategory,
    facts: SubjectFacts | null,
    about?: { readonly resource: string; readonly id: string },
  ): Explanation
}

/** What was decided about people who are alike. Labels are compared by identity: only one that never changes may stand here. */
export interface DecidedAlike {
  /** By label: whether data of all its categories may be read. */
  readonly all: Map<readonly DataCategory[], Decision>
  /** By label: which of its categories may be read. */
  readonly each: Map<readonly DataCategory[], readonly DataCategory[]>
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

/** Above this many remembered decisions, or kinds of people, the memory starts afresh. */
const mostRemembered = 20_000
const mostLikenesses = 1_000

const allowed: Decision = Object.freeze({ allowed: true })

const whose = (facts: SubjectFacts | null, viewer: ViewerTraits) =>
  facts === null
    ? { subjectId: null, organisation: viewer.organisation }
    : { subjectId: facts.subjectId, organisation: facts.organisation }

export const viewerPolicy = ({ viewer, rules, mayBeStated, granted, consentItems, onError }: ViewerRules): ViewerPolicy => {
  const permits = ruleEngine(rules)
  const alike = likeness(viewer, consentItems)
  const remembered = new Map<string, Decision>()
  const byLikeness = new Map<string, DecidedAlike>()

  const refusalOf = (action: Action, circumstances: Circumstances): Decision => {
    const stranger = asAStranger(circumstances)
    // what even a stranger to the matter may do is kept from the excluded without a reason
    if (stranger !== circumstances && permits(action, stranger)) return notYourRole
    return refusal(rules, permits, action, stranger)
  }

  const decide: ViewerPolicy['decide'] = (action, ref, category, facts) => {
    try {
      const circumstances = circumstancesOf(viewer, ref, category, facts)
      if (circumstances === null) return notYourRole
      const key = alike.ofQuestion(action, circumstances)
      const known = remembered.get(key)
      if (known !== undefined) return known
      const decision = permits(action, circumstances) ? allowed : refusalOf(action, circumstances)
      if (remembered.size >= mostRemembered) remembered.clear()
      remembered.set(key, decision)
      return decision
    } catch (error) {
      onError(error)
      return notYourRole
    }
  }

  const scopes = new Map<DataCategory, RowScope | null>()
  const rowsOf = (category: DataCategory): RowScope | null => {
    if (category === 'reference') return null
    const ofEachRule = rules
      .filter(
        ({ action, level, categories }) =>
          action === 'read' && level === 'person' && categories.some((pattern) => coversCategory(pattern, category)),
      )
      .map(({ conditions }) =>
        allOf(
          category,
          conditions.map((condition) => condition.rows(viewer, category)),
        ),
      )
    return anyOf(ofEachRule.filter((scope) => scope !== null))
  }

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
    decidedAlike(facts) {
      const key = alike.ofPerson(facts)
      let decided = byLikeness.get(key)
      if (decided === undefined) {
        if (byLikeness.size >= mostLikenesses) byLikeness.clear()
        decided = { all: new Map(), each: new Map() }
        byLikeness.set(key, decided)
      }
      return decided
    },
    mayState: (purpose) => mayBeStated.has(purpose),
    hasAnyGrant: () => granted,
    mayBreakGlass: () => viewer.roles.some((role) => entitledToBreakGlass.includes(role)),
    rowScope(_resource, category = 'identity') {
      let scope = scopes.get(category)
      if (scope === undefined) {
        scope = rowsOf(category)
        scopes.set(category, scope)
      }
      return scope
    },
    explain(action, category, facts, about) {
      const ref = { resource: 'ServiceUser', id: '', ...about, ...whose(facts, viewer) }
      const decision = decide(action, ref, category, facts)
      const circumstances = decision.allowed ? circumstancesOf(viewer, ref, category, facts) : null
      return explanation(action, category, decision, circumstances && decidingRule(rules, action, circumstances))
    },
  }
}
