import { coversCategory } from './category-pattern.ts'
import type { Circumstances } from './circumstances.ts'
import { dataCategories } from './data-category.ts'
import type { DataCategory } from './data-category.ts'
import type { Action, Decision, WithholdingReason } from './decision.ts'
import { purposesInWords, rolesInWords } from './in-words.ts'
import type { CompiledRule } from './rule-engine.ts'
import type { Rule } from './sentence.ts'

/** "May X do this, and why": a decision with the rule it rests on. */
export interface Explanation {
  readonly decision: Decision
  /** One sentence for people. */
  readonly sentence: string
}

const doing: Readonly<Record<Action, string>> = {
  read: 'read',
  create: 'add',
  update: 'change',
  decide: 'decide on',
  export: 'export',
}
const byReason: Readonly<Record<WithholdingReason, string>> = {
  NOT_YOUR_ROLE: 'no rule for their roles allows it here',
  OTHER_PURPOSE: 'it needs another purpose, stated beforehand',
  STEP_UP_REQUIRED: 'it needs a stronger sign-in',
  NO_RELATIONSHIP: 'they stand in no such relationship to the person',
  NO_WORK_ITEM: 'no case, request or other work of theirs for this purpose concerns the person',
  CONSENT_NOT_GIVEN: 'the person has not consented to it',
  RESTRICTED: 'the person had the use of their data restricted',
  ABOUT_SOMEONE_ELSE: 'it is about somebody else',
}
const signedIn: Readonly<Record<Rule['assurance'], string>> = {
  1: '',
  2: ', signed in with a second factor',
  3: ', after proving once more who they are',
}

/** The rule that allows an action: the first of which every condition holds. */
export const decidingRule = (rules: readonly CompiledRule[], action: Action, circumstances: Circumstances): Rule | null =>
  rules.find(
    ({ action: its, level, categories, conditions }) =>
      its === action &&
      level === circumstances.level &&
      categories.some((pattern) => coversCategory(pattern, circumstances.category)) &&
      conditions.every((condition) => condition.holds(circumstances) === true),
  )?.rule ?? null

/** Puts a decision into a sentence; a refusal in the words of its reason only. */
export const explanation = (action: Action, category: DataCategory, decision: Decision, rule: Rule | null): Explanation => {
  const what = Object.hasOwn(dataCategories, category) ? dataCategories[category].label : category
  if (!decision.allowed)
    return {
      decision,
      sentence: `They may not ${doing[action]} "${what}": ${byReason[decision.reason]}.`,
    }
  return {
    decision,
    sentence: rule === null ? `They may ${doing[action]} "${what}".` : inWords(rule, what),
  }
}

const inWords = ({ role, action, standing, purposes, assurance }: Rule, what: string): string =>
  `${rolesInWords[role]} may ${doing[action]} "${what}" ${standing.inWords}${purposesInWords(purposes)}${signedIn[assurance]}.`
