import { anniversary } from '../months-and-years.ts'
import { claimPeriod } from './claim-period.ts'
import { unmet } from './condition.ts'
import { each, type RecordFacts } from './record-facts.ts'
import type { RetentionRule } from './retention-rule.ts'
import { askAPerson, forEver, keepThrough, nothing, type RuleOutcome } from './rule-outcome.ts'
import { startOf } from './start-event.ts'

/** Whether a rule is about records of one of these kinds. */
export function concerns(rule: RetentionRule, facts: RecordFacts): boolean {
  return rule.kinds.includes('*') || each(facts.kind).some((kind) => rule.kinds.includes(kind))
}

/** What one rule says about a record of its kind. */
export function applyRule(rule: RetentionRule, facts: RecordFacts): RuleOutcome {
  const otherwise = unmet(rule.when, facts)
  if (otherwise) return otherwise
  if (rule.force === 'POLICY' && rule.rationale.trim() === '')
    return nothing('the rule gives no reason for its period, so it is not justified')
  if (rule.starts === 'NONE') return permanent(facts)
  if (rule.starts === 'CLAIM') return claimPeriod(facts)
  const started = startOf(rule.starts, facts)
  if ('instead' in started) return started.instead
  const years = typeof rule.period === 'object' ? rule.period.years : facts.contractYears
  if (years === undefined) return askAPerson('the contract does not say how long', [started.fact])
  const because = typeof rule.period === 'object' ? rule.title : `${rule.title}: ${years} years`
  return keepThrough(anniversary(started.on, years), because, [started.fact])
}

function permanent({ holdsPersonalData }: RecordFacts): RuleOutcome {
  return holdsPersonalData
    ? askAPerson('a permanent summary must hold no personal data, and this one does')
    : forEver('the summary is permanent and holds no personal data')
}
