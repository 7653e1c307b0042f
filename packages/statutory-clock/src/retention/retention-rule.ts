/**
 * What a rule rests on. `STATUTORY` is a minimum nothing shortens; `CONTRACT` and `CLAIM` bind the organisation; `POLICY` is its own choice, gives way
 * to an upheld erasure, and must be justified.
 */
export type RetentionForce = 'STATUTORY' | 'CONTRACT' | 'CLAIM' | 'POLICY'

/** The event a period is counted from. */
export type StartEvent =
  | 'BIRTH'
  | 'DEATH'
  | 'LAST_CLOSURE'
  | 'LAST_ACTION'
  | 'ORDER_MADE'
  | 'APPROVAL_ENDED'
  | 'PLACEMENT_ENDED'
  | 'CONTRACT_CLOSED'
  /** The claim that could be brought decides the event. */
  | 'CLAIM'
  /** Permanent rules have no end to count to. */
  | 'NONE'

/** When a rule applies to a record of its kind. Names, not functions, so that rules can stand in a profile. */
export type RuleCondition =
  | 'ALWAYS'
  | 'DIED_BEFORE_18'
  | 'NOT_DIED_BEFORE_18'
  | 'ORDER_MADE'
  | 'NO_ORDER'
  | 'FULL_APPROVAL'
  | 'TEMPORARY_APPROVAL'
  | 'CLAIM_RISK'

export type RetentionPeriod = { readonly years: number } | 'PERMANENT' | 'AS_THE_CONTRACT_SAYS' | 'AS_THE_CLAIM_SAYS'

/** How long one kind of record is kept. Data: a profile chooses rules, lengthens them and adds its own. */
export interface RetentionRule {
  readonly code: string
  /** What it does, in a few words that fit into a sentence. */
  readonly title: string
  readonly force: RetentionForce
  /** Kinds of record it applies to; `*` for every kind. */
  readonly kinds: readonly string[]
  readonly when: RuleCondition
  readonly starts: StartEvent
  readonly period: RetentionPeriod
  /** Why so long, weighing need, sensitivity, risk and law (DMR-50). A policy rule without one does not count. */
  readonly rationale: string
  readonly source: string
}
