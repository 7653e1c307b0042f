import { coversCategory } from './category-pattern.ts'
import type { Circumstances } from './circumstances.ts'
import type { DataCategory } from './data-category.ts'
import type { Action, Decision, Remedy, WithholdingReason } from './decision.ts'
import type { CompiledRule, Permits } from './rule-engine.ts'

type Refusal = Extract<Decision, { allowed: false }>

const remedies: Readonly<Record<WithholdingReason, Remedy>> = {
  NOT_YOUR_ROLE: 'NONE',
  OTHER_PURPOSE: 'STATE_A_PURPOSE',
  STEP_UP_REQUIRED: 'STEP_UP',
  NO_RELATIONSHIP: 'ASK_FOR_ACCESS',
  CONSENT_NOT_GIVEN: 'NONE',
  RESTRICTED: 'NONE',
  ABOUT_SOMEONE_ELSE: 'NONE',
}

/** Reasons that are themselves facts about the person, each with the category that fact belongs to. */
const factsTold: Partial<Readonly<Record<WithholdingReason, DataCategory>>> = {
  NO_RELATIONSHIP: 'access',
  CONSENT_NOT_GIVEN: 'consent',
  RESTRICTED: 'rights',
  ABOUT_SOMEONE_ELSE: 'identity',
}

const refusals = Object.fromEntries(
  Object.entries(remedies).map(([reason, remedy]) => [reason, Object.freeze({ allowed: false, reason, remedy })]),
) as unknown as Readonly<Record<WithholdingReason, Refusal>>

/** The refusal that says nothing: also the answer when a decision could not be made at all. */
export const notYourRole: Refusal = refusals.NOT_YOUR_ROLE

/**
 * Why the rules refuse: the reason of the rule that came nearest to allowing, unless the reason is a fact about the person that this
 * viewer may not read.
 */
export const refusal = (
  rules: readonly CompiledRule[],
  permits: Permits,
  action: Action,
  circumstances: Circumstances,
): Refusal => {
  let nearest = -1
  let reason: WithholdingReason = 'NOT_YOUR_ROLE'
  for (const rule of rules) {
    if (!speaksOf(rule, action, circumstances)) continue
    const passed = rule.conditions.findIndex((condition) => !condition.holds(circumstances))
    const failing = rule.conditions[passed]
    if (failing !== undefined && passed > nearest) {
      nearest = passed
      reason = failing.otherwise
    }
  }
  const fact = factsTold[reason]
  if (fact !== undefined && !permits('read', { ...circumstances, category: fact })) return notYourRole
  return refusals[reason]
}

const speaksOf = (rule: CompiledRule, action: Action, { level, category }: Circumstances): boolean =>
  rule.action === action && rule.level === level && rule.categories.some((pattern) => coversCategory(pattern, category))
