import type { DataCategory } from '@candour/need-to-know'
import type { RetentionRule, RuleCondition, StartEvent } from '@candour/statutory-clock'

/** Which data the event that a period counts from tells of, whether or not it has happened. */
const ofStart: Readonly<Record<StartEvent, readonly DataCategory[]>> = {
  BIRTH: ['identity'],
  DEATH: ['identity'],
  LAST_CLOSURE: ['identity'],
  LAST_ACTION: ['complaint.matter'],
  ORDER_MADE: ['family'],
  APPROVAL_ENDED: ['support.plan'],
  PLACEMENT_ENDED: ['support.plan'],
  CONTRACT_CLOSED: ['support.plan'],
  CLAIM: ['identity', 'risk'],
  NONE: ['complaint.matter'],
}

const ofCondition: Readonly<Record<RuleCondition, readonly DataCategory[]>> = {
  ALWAYS: [],
  DIED_BEFORE_18: ['identity'],
  NOT_DIED_BEFORE_18: ['identity'],
  ORDER_MADE: ['family'],
  NO_ORDER: ['family', 'support.plan'],
  FULL_APPROVAL: ['support.plan'],
  TEMPORARY_APPROVAL: ['support.plan'],
  CLAIM_RISK: ['risk'],
}

/** Kinds of record that tell by themselves what a person is or was in need of. */
const ofKind: Readonly<Record<string, readonly DataCategory[]>> = {
  adoption: ['family'],
  'child-protection': ['safeguarding'],
  'serious-case-review': ['safeguarding'],
  'child-in-need': ['safeguarding'],
  referral: ['support.plan'],
  complaint: ['complaint.matter'],
}

/** What else an explanation looks at: an open case, an upheld erasure, a customer's instruction, a withdrawn consent. */
const ofOther: Readonly<Record<string, readonly DataCategory[]>> = {
  'open-case': ['identity'],
  erasure: ['rights'],
  instruction: ['sharing'],
  consent: ['consent'],
}

/** The categories of the facts a rule looks at in a record of these kinds. They hang on the rule, never on what it found. */
export function categoriesOfRule(
  { starts, when, kinds: governed }: RetentionRule,
  kinds: readonly string[],
): readonly DataCategory[] {
  const matched = kinds.filter((kind) => governed.includes(kind))
  return [...new Set([...ofStart[starts], ...ofCondition[when], ...matched.flatMap((kind) => ofKind[kind] ?? [])])]
}

/** The categories of what is no rule; of what is not known here the most guarded that a record can hold. */
export const categoriesOfOther = (code: string): readonly DataCategory[] => ofOther[code] ?? ['safeguarding', 'criminal-offence']
