import { retentionPeriod, type OrganisationProfile, type RetentionRuleProfile } from '@candour/organisations'
import type { RetentionForce, RetentionRule, RuleCondition, StartEvent } from '@candour/statutory-clock'
import { ruleTitle } from './rule-title.ts'

/** A schedule that says something the calculation cannot keep: the organisation is not served until it is mended. */
export class UnusableScheduleError extends Error {
  override readonly name = 'UnusableScheduleError'
}

/** An organisation's keeping times, ready to be applied. */
export interface Schedule {
  readonly rules: readonly RetentionRule[]
  /** Years a contract asks for, by its code. */
  readonly contracts: ReadonlyMap<string, number>
}

const starts: Readonly<Record<Exclude<NonNullable<RetentionRuleProfile['startsAt']>, 'claim-known'>, StartEvent>> = {
  'last-closure': 'LAST_CLOSURE',
  'last-action': 'LAST_ACTION',
  birth: 'BIRTH',
  death: 'DEATH',
  'approval-ended': 'APPROVAL_ENDED',
  'placement-ended': 'PLACEMENT_ENDED',
  'order-made': 'ORDER_MADE',
  'contract-closed': 'CONTRACT_CLOSED',
}

const conditions: Readonly<Record<NonNullable<RetentionRuleProfile['onlyIf']>, RuleCondition>> = {
  'died-before-18': 'DIED_BEFORE_18',
  'not-died-before-18': 'NOT_DIED_BEFORE_18',
  'temporary-approval': 'TEMPORARY_APPROVAL',
  'no-order-and-looked-after': 'NO_ORDER',
  'changed-policy': 'ALWAYS',
}

/**
 * The schedule that an organisation published, as rules. The profile's figures count, whatever the product ships.
 * @throws UnusableScheduleError for a rule that could not be kept as it is written
 */
export function scheduleOf({ retention, contracts }: Pick<OrganisationProfile, 'retention' | 'contracts'>): Schedule {
  return {
    rules: retention.rules.map(asRule),
    contracts: new Map(contracts?.map(({ code, keepYears }) => [code, keepYears])),
  }
}

function asRule(rule: RetentionRuleProfile): RetentionRule {
  return {
    code: rule.code,
    title: ruleTitle(rule),
    force: forceOf(rule),
    kinds: rule.appliesTo,
    when: conditionOf(rule),
    starts: startOf(rule),
    period: periodOf(rule),
    rationale: rule.rationale,
    source: rule.weighed?.law ?? 'the organisation’s schedule',
  }
}

// A contract and a claim bind the organisation, although it chose to write them into its policy: an erasure does not beat them.
function forceOf({ kind, contract, claim }: RetentionRuleProfile): RetentionForce {
  if (contract) return 'CONTRACT'
  if (claim) return 'CLAIM'
  return kind === 'statutory' ? 'STATUTORY' : 'POLICY'
}

function conditionOf({ onlyIf, startsAt, claim }: RetentionRuleProfile): RuleCondition {
  if (onlyIf) return conditions[onlyIf]
  if (claim) return 'CLAIM_RISK'
  // Without an order, or without an approval of their own, these have nothing to count from, and that is no reason to wait.
  if (startsAt === 'order-made') return 'ORDER_MADE'
  return startsAt === 'approval-ended' ? 'FULL_APPROVAL' : 'ALWAYS'
}

function startOf({ code, startsAt, claim }: RetentionRuleProfile): StartEvent {
  if (claim) return 'CLAIM'
  if (startsAt === undefined) return 'NONE'
  if (startsAt === 'claim-known')
    throw new UnusableScheduleError(`${code} counts years from a claim: only the law of claims does.`)
  return starts[startsAt]
}

function periodOf(rule: RetentionRuleProfile): RetentionRule['period'] {
  const period = retentionPeriod(rule)
  if (period.kind === 'years') return { years: period.years }
  if (period.kind === 'contract') return 'AS_THE_CONTRACT_SAYS'
  if (period.kind === 'permanent') return 'PERMANENT'
  const { hurtAsChildUntilAge, hurtAsAdultYears, contractOrNegligenceYears } = period.limits
  if (hurtAsChildUntilAge !== 21 || hurtAsAdultYears !== 3 || contractOrNegligenceYears !== 6) {
    throw new UnusableScheduleError(`${rule.code} has other figures than the Limitation Act 1980, by which claims are counted.`)
  }
  return 'AS_THE_CLAIM_SAYS'
}
