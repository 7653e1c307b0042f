import { retentionPeriod, type RetentionRuleProfile } from '@candour/organisations'

const since: Readonly<Record<NonNullable<RetentionRuleProfile['startsAt']>, string>> = {
  'last-closure': 'after the case was last closed',
  'last-action': 'after the last thing that was done about it',
  birth: 'from birth',
  death: 'from death',
  'approval-ended': 'from the end of the approval',
  'placement-ended': 'from the end of the placement',
  'order-made': 'from the order',
  'contract-closed': 'after the contract closed',
  'claim-known': 'after a claim became known',
}

const only: Readonly<Record<NonNullable<RetentionRuleProfile['onlyIf']>, string>> = {
  'died-before-18': ', where the person died before 18',
  'not-died-before-18': ', unless the person died before 18',
  'temporary-approval': ', for a temporary approval',
  'no-order-and-looked-after': ', where no order was made and the child was looked after',
  'changed-policy': ', where the case changed policy',
}

/** What a rule of a schedule does, in a few words that begin with its figure and fit into a sentence. */
export function ruleTitle(rule: RetentionRuleProfile): string {
  const from = rule.startsAt ? ` ${since[rule.startsAt]}` : ''
  const condition = rule.onlyIf ? only[rule.onlyIf] : ''
  const period = retentionPeriod(rule)
  if (period.kind === 'years') return `${period.years} ${period.years === 1 ? 'year' : 'years'}${from}${condition}`
  if (period.kind === 'contract') return `as long as the contract says${from}${condition}`
  return period.kind === 'claim' ? `as long as a claim could be brought${condition}` : `for ever${condition}`
}
