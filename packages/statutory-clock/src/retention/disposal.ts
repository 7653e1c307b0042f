import { addDays, type CalendarDate } from '../calendar-date.ts'
import { writtenDate } from '../written-date.ts'
import { applyRule, concerns } from './apply-rule.ts'
import { heldBack, type HeldBack, type Hold } from './hold.ts'
import { givingWay, type Erasure, type Processing } from './giving-way.ts'
import type { RecordFacts } from './record-facts.ts'
import type { RetentionRule } from './retention-rule.ts'
import type { RuleOutcome } from './rule-outcome.ts'
import { shippedRules } from './shipped-rules.ts'

/** One thing that was looked at, and what it said. */
export interface Considered {
  /** Code of a rule, or `hold`, `open-case`, `erasure`, `instruction`, `consent`. */
  readonly rule: string
  /** The day disposal would be free by this alone; null when it gives none. */
  readonly date: CalendarDate | null
  readonly because: string
  readonly facts: readonly string[]
}

/** When a record may be disposed of, and why then. */
export interface Disposal {
  readonly disposeFrom: CalendarDate | null
  /** Code of the rule that won, or `hold`, `open-case`, `erasure`, `instruction`, or `manual` where a person must decide. */
  readonly decidedBy: string
  readonly explanation: { readonly text: string; readonly considered: readonly Considered[] }
}

export interface DisposalAsked {
  readonly facts: RecordFacts
  readonly rules?: readonly RetentionRule[]
  readonly holds?: readonly Hold[]
  /** An erasure request that was upheld for this record. */
  readonly erasure?: Erasure | null
  /** Set where the organisation is processor for this record. */
  readonly processor?: Processing | null
}

export interface Said {
  readonly rule: RetentionRule
  readonly outcome: RuleOutcome
}

interface Verdict {
  readonly disposeFrom: CalendarDate | null
  readonly decidedBy: string
  readonly text: string
}

/**
 * When a record may be disposed of. In this order: holds block everything; an open case has no date; what a person must decide has none; of all rules
 * that apply the latest wins, so nothing shortens a statutory minimum; an upheld erasure beats rules that are only policy; a processor follows the
 * customer's instruction as far as no minimum stands against it. Every answer says what was considered. Pure: corrected facts give the corrected date.
 * @throws InvalidDateError for a birth date that is neither a day nor a year.
 */
export function disposal({ facts, rules = shippedRules, holds = [], erasure = null, processor = null }: DisposalAsked): Disposal {
  const applied = rules.filter((rule) => concerns(rule, facts)).map((rule) => ({ rule, outcome: applyRule(rule, facts) }))
  const { said, claims } = givingWay(applied, erasure, processor)
  const held = heldBack(holds, facts)
  const verdict = behindHolds(withoutHolds(facts, said, claims), held)
  return {
    disposeFrom: verdict.disposeFrom,
    decidedBy: verdict.decidedBy,
    explanation: {
      text: verdict.text,
      considered: [
        ...(held?.considered ?? []),
        ...openCase(facts),
        ...said.map(asConsidered),
        ...claims,
        ...summary(facts),
        ...consent(facts),
      ],
    },
  }
}

function withoutHolds(facts: RecordFacts, said: readonly Said[], claims: readonly Considered[]): Verdict {
  const pending = said.find(({ outcome }) => outcome.says === 'NOT_YET')
  if (facts.open || pending)
    return {
      disposeFrom: null,
      decidedBy: 'open-case',
      text: `No date yet: ${facts.open ? 'the case is open' : (pending?.outcome.because ?? '')}.`,
    }
  const unsure = said.find(({ outcome }) => outcome.says === 'ASK_A_PERSON')
  if (unsure)
    return {
      disposeFrom: null,
      decidedBy: 'manual',
      text: `No date, a person must decide (${unsure.rule.code}): ${unsure.outcome.because}.`,
    }
  const permanent = said.find(({ outcome }) => outcome.says === 'FOR_EVER')
  if (permanent)
    return {
      disposeFrom: null,
      decidedBy: permanent.rule.code,
      text: `Kept for ever by ${permanent.rule.code}: ${permanent.outcome.because}.`,
    }
  const dated = [...said.map(asConsidered), ...claims].flatMap((one) => (one.date === null ? [] : [{ ...one, date: one.date }]))
  const [first, ...others] = dated
  if (!first)
    return { disposeFrom: null, decidedBy: 'manual', text: 'No date, a person must decide: no rule gives one for this record.' }
  const winner = others.reduce((latest, one) => (one.date > latest.date ? one : latest), first)
  return {
    disposeFrom: winner.date,
    decidedBy: winner.rule,
    text: `Dispose from ${writtenDate(winner.date)}, by ${winner.rule}: ${winner.because} (${winner.facts.join(', ')}).`,
  }
}

function behindHolds(verdict: Verdict, held: HeldBack): Verdict {
  if (!held) return verdict
  const because = held.considered.map((hold) => hold.because).join('; ')
  if (held.until === null) return { disposeFrom: null, decidedBy: 'hold', text: `No date: ${because}.` }
  const free = addDays(held.until, 1)
  if (verdict.disposeFrom === null || verdict.disposeFrom >= free) return verdict
  return {
    disposeFrom: free,
    decidedBy: 'hold',
    text: `Dispose from ${writtenDate(free)}, by a hold: ${because}. Without it: ${verdict.text}`,
  }
}

function asConsidered({ rule, outcome }: Said): Considered {
  const date = outcome.says === 'KEEP_THROUGH' ? addDays(outcome.day, 1) : null
  return { rule: rule.code, date, because: outcome.because, facts: outcome.facts }
}

function openCase({ open }: RecordFacts): Considered[] {
  return open ? [{ rule: 'open-case', date: null, because: 'an open case has no date', facts: ['the case is open'] }] : []
}

function summary({ changedPolicy }: RecordFacts): Considered[] {
  if (!changedPolicy) return []
  const because = 'the summary without personal data is an object of its own, kept for ever; this file is not'
  return [{ rule: 'PERM', date: null, because, facts: ['the case changed policy'] }]
}

function consent({ consentWithdrawn }: RecordFacts): Considered[] {
  if (!consentWithdrawn) return []
  const fact = `consent withdrawn on ${writtenDate(consentWithdrawn)}`
  return [
    { rule: 'consent', date: null, because: 'withdrawing consent ends uses, and shortens no time for keeping', facts: [fact] },
  ]
}
