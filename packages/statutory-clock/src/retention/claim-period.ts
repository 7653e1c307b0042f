import { latestOf, type CalendarDate } from '../calendar-date.ts'
import { anniversary } from '../months-and-years.ts'
import { writtenDate } from '../written-date.ts'
import { before18, birthOf } from './birth.ts'
import { each, type ClaimRisk, type RecordFacts } from './record-facts.ts'
import { askAPerson, keepThrough, nothing, type RuleOutcome } from './rule-outcome.ts'

/** How long claims could be brought about what a record tells (Limitation Act 1980; child sexual abuse has no end since 29 June 2026). */
export function claimPeriod(facts: RecordFacts): RuleOutcome {
  const outcomes = each(facts.claimRisk).map((risk) => periods[risk](facts))
  const unsure = outcomes.find(({ says }) => says === 'ASK_A_PERSON')
  return unsure ?? outcomes.reduce(longer, nothing('no claim is expected'))
}

const periods: Readonly<Record<ClaimRisk, (facts: RecordFacts) => RuleOutcome>> = {
  'personal-injury': personalInjury,
  contract: (facts) => sixYears(facts, 'the contract'),
  negligence: (facts) => sixYears(facts, 'neglect of duty'),
  'child-sexual-abuse': () => askAPerson('a claim about child sexual abuse can be brought without limit of time'),
}

function personalInjury(facts: RecordFacts): RuleOutcome {
  const birth = birthOf(facts)
  if (!birth) return askAPerson('the birth date is not known, so nobody can say until when a claim about a hurt could be brought')
  const hurt = latestPossible(facts)
  if (!hurt) return askAPerson('nobody has recorded when the person could have been hurt', [birth.text])
  const adult = before18(birth, hurt) === 'NO'
  const known = facts.claimKnown ?? null
  if (adult && !known) return askAPerson('nobody has recorded when the person came to know of the hurt', [birth.text])
  const used = [birth.text, ...(known ? [`known on ${writtenDate(known)}`] : [])]
  if (adult && known) return keepThrough(anniversary(known, 3), 'hurt as an adult: 3 years from knowing of it', used)
  const birthday = anniversary(birth.on, 21)
  const because = 'hurt as a child: until the 21st birthday, or 3 years from knowing of it if later'
  return keepThrough(known ? latestOf(birthday, anniversary(known, 3)) : birthday, because, used)
}

function sixYears(facts: RecordFacts, about: string): RuleOutcome {
  const from = latestPossible(facts)
  if (!from) return askAPerson(`nobody has recorded when a claim about ${about} could have arisen`)
  return keepThrough(anniversary(from, 6), `6 years for a claim about ${about}`, [`could have arisen up to ${writtenDate(from)}`])
}

// Without a recorded day, the last day on which the organisation still acted for the person.
function latestPossible({ claimArose, contractClosed, closed }: RecordFacts): CalendarDate | null {
  if (claimArose) return claimArose
  const [first, ...others] = [...(contractClosed ? [contractClosed] : []), ...each(closed)]
  return first === undefined ? null : latestOf(first, ...others)
}

function longer(one: RuleOutcome, other: RuleOutcome): RuleOutcome {
  if (one.says !== 'KEEP_THROUGH' || other.says !== 'KEEP_THROUGH') return one.says === 'KEEP_THROUGH' ? one : other
  return one.day >= other.day ? one : other
}
