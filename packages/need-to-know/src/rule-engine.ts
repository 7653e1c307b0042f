import { Ability, fieldPatternMatcher } from '@casl/ability'
import type { Circumstances, Level } from './circumstances.ts'
import type { Condition } from './conditions/condition.ts'
import type { Action } from './decision.ts'
import type { Rule } from './sentence.ts'
import type { CategoryPattern } from './viewer.ts'

/** A rule made ready for one organisation's policy: all its conditions, those that cross roles included, in the order they are told. */
export interface CompiledRule {
  /** The sentence it was made from, to explain a decision with. */
  readonly rule: Rule
  readonly action: Action
  readonly level: Level
  readonly categories: readonly CategoryPattern[]
  readonly conditions: readonly Condition[]
}

/** Whether any rule allows the action in these circumstances. */
export type Permits = (action: Action, circumstances: Circumstances) => boolean

/**
 * The only caller of CASL, which fails open when asked carelessly: a type's name instead of an instance, no field, an empty condition
 * and an absent property all mean yes to it. Hence it is always asked about a fully populated instance and a category, by a condition
 * matcher of our own, and rules without conditions are refused. There are only rules that allow; exceptions are conditions.
 */
export const ruleEngine = (rules: readonly CompiledRule[]): Permits => {
  const ability = new Ability<[Action, Circumstances | Level], readonly Condition[]>(
    rules.map(({ action, level, categories, conditions }) => {
      if (conditions.length === 0) throw new Error('A rule without conditions would allow everything')
      return { action, subject: level, fields: [...categories], conditions }
    }),
    {
      detectSubjectType: (circumstances) => circumstances.level,
      fieldMatcher: fieldPatternMatcher,
      conditionsMatcher: (conditions) => (circumstances) =>
        conditions.every((condition) => condition.holds(circumstances as Circumstances) === true),
    },
  )
  return (action, circumstances) => ability.can(action, circumstances, circumstances.category)
}
