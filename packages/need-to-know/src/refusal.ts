import { coversCategory } from './category-pattern.ts'
import type { Circumstances } from './circumstances.ts'
import type { DataCategory } from './data-category.ts'
import type { Action, Decision, Remedy, WithholdingReason } from './decision.ts'
import type { CompiledRule, Permits } from './rule-engine.ts'
import type { AssuranceLevel } from './viewer.ts'

type Refusal = Extract<Decision, { allowed: false }>

const remedies: Readonly<Record<WithholdingReason, Remedy>> = {
  NOT_YOUR_ROLE: 'NONE',
  OTHER_PURPOSE: 'STATE_A_PURPOSE',
  STEP_UP_REQUIRED: 'STEP_UP',
  NO_RELATIONSHIP: 'ASK_FOR_ACCESS',
  NO_WORK_ITEM: 'OPEN_A_WORK_ITEM',
  CONSENT_NOT_GIVEN: 'NONE',
  RESTRICTED: 'NONE',
  ABOUT_SOMEONE_ELSE: 'NONE',
}

/** Reasons that are themselves facts about the person, each with the category that fact belongs to. */
const factsTold: Partial<Readonly<Record<WithholdingReason, DataCategory>>> = {
  NO_RELATIONSHIP: 'access',
  // that nobody has work to do about a person is told to whoever may know of the person for that work
  NO_WORK_ITEM: 'identity',
  CONSENT_NOT_GIVEN: 'consent',
  RESTRICTED: 'rights',
  ABOUT_SOMEONE_ELSE: 'identity',
}

/**
 * How far a rule came before it refused, from the viewer to the person. A reason about the viewer is therefore told only when every rule
 * stops at the viewer, which no fact about a person can change.
 */
const distance: readonly WithholdingReason[] = [
  'NOT_YOUR_ROLE',
  'OTHER_PURPOSE',
  'STEP_UP_REQUIRED',
  'NO_RELATIONSHIP',
  'NO_WORK_ITEM',
  'ABOUT_SOMEONE_ELSE',
  'RESTRICTED',
  'CONSENT_NOT_GIVEN',
]

// What is made of entries forgets which keys it has: here, one for each reason that has a remedy, which is every reason.
const refusals = Object.fromEntries(
  Object.entries(remedies).map(([reason, remedy]) => [reason, Object.freeze({ allowed: false, reason, remedy })]),
) as unknown as Readonly<Record<WithholdingReason, Refusal>>

const stepUps: Readonly<Record<AssuranceLevel, Refusal>> = {
  1: refusals.STEP_UP_REQUIRED,
  2: Object.freeze({ ...refusals.STEP_UP_REQUIRED, assurance: 2 }),
  3: Object.freeze({ ...refusals.STEP_UP_REQUIRED, assurance: 3 }),
}

/** The refusal of whoever must first sign in more strongly. */
export const stepUpRequired = (level: AssuranceLevel): Refusal => stepUps[level]

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
  let reason: WithholdingReason = 'NOT_YOUR_ROLE'
  let enough: AssuranceLevel = 3
  for (const rule of rules) {
    if (!speaksOf(rule, action, circumstances)) continue
    const failing = rule.conditions.find((condition) => !condition.holds(circumstances))
    if (failing === undefined) continue
    if (failing.assurance !== undefined && failing.assurance < enough) enough = failing.assurance
    if (distance.indexOf(failing.otherwise) > distance.indexOf(reason)) reason = failing.otherwise
  }
  const fact = factsTold[reason]
  if (fact !== undefined && !permits('read', { ...circumstances, category: fact })) return notYourRole
  return reason === 'STEP_UP_REQUIRED' ? stepUps[enough] : refusals[reason]
}

const speaksOf = (rule: CompiledRule, action: Action, { level, category }: Circumstances): boolean =>
  rule.action === action && rule.level === level && rule.categories.some((pattern) => coversCategory(pattern, category))
