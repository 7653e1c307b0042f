import type { CalendarDate } from '../calendar-date.ts'
import { writtenDate } from '../written-date.ts'
import type { Considered, Said } from './disposal.ts'
import { nothing } from './rule-outcome.ts'

/** A request for erasure that was upheld. */
export interface Erasure {
  readonly upheldOn: CalendarDate
}

/** The organisation holds the record for a customer, who may have said what to do with it. */
export interface Processing {
  readonly instruction: { readonly kind: 'RETURN' | 'DELETE'; readonly on: CalendarDate } | null
}

export interface GivingWay {
  readonly said: readonly Said[]
  /** The dates that take the place of rules that gave way. */
  readonly claims: readonly Considered[]
}

/** The rules after an upheld erasure and a customer's instruction made those give way that are not minimums. */
export function givingWay(applied: readonly Said[], erasure: Erasure | null, processor: Processing | null): GivingWay {
  const ours = processor ? applied.map((one) => asProcessor(one, processor)) : applied
  const said = erasure ? ours.map((one) => underErasure(one, erasure)) : ours
  return { said, claims: [...erasureDate(ours, said, erasure), ...instructionDate(processor)] }
}

// UK GDPR Article 28(3)(g): return or delete at the customer's choice, unless the law requires storage. The contract is that choice until an instruction comes.
function asProcessor(one: Said, { instruction }: Processing): Said {
  if (one.rule.force === 'STATUTORY') return one
  if (one.rule.force !== 'CONTRACT')
    return { ...one, outcome: nothing('we hold this record for a customer, so our own rule does not decide') }
  return instruction
    ? { ...one, outcome: nothing("the customer's instruction takes the place of the period in the contract") }
    : one
}

// A permanent summary holds no personal data, so an erasure has nothing to reach; a case that is still open keeps its place in the order.
function underErasure(one: Said, { upheldOn }: Erasure): Said {
  const { rule, outcome } = one
  if (rule.force !== 'POLICY') return one
  const beaten = outcome.says === 'ASK_A_PERSON' || (outcome.says === 'KEEP_THROUGH' && outcome.day >= upheldOn)
  return beaten ? { ...one, outcome: nothing('an upheld erasure beats a rule that is only policy', outcome.facts) } : one
}

function erasureDate(before: readonly Said[], after: readonly Said[], erasure: Erasure | null): Considered[] {
  if (!erasure) return []
  const facts = [`erasure upheld on ${writtenDate(erasure.upheldOn)}`]
  const gaveWay = after.some((one, index) => one !== before[index])
  if (gaveWay || after.every(({ outcome }) => outcome.says === 'NOTHING'))
    return [{ rule: 'erasure', date: erasure.upheldOn, because: 'the person may have the record erased', facts }]
  return [{ rule: 'erasure', date: null, because: 'an upheld erasure beats only rules that are policy', facts }]
}

function instructionDate(processor: Processing | null): Considered[] {
  if (!processor?.instruction) return []
  const { kind, on } = processor.instruction
  const what = kind === 'RETURN' ? 'return' : 'delete'
  return [
    {
      rule: 'instruction',
      date: on,
      because: `the customer told us to ${what} the record`,
      facts: [`told on ${writtenDate(on)}`],
    },
  ]
}
