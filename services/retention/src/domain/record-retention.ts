import type { DataCategory } from '@candour/need-to-know'
import { disposal, type CalendarDate, type Considered } from '@candour/statutory-clock'
import { categoriesOfOther, categoriesOfRule } from './fact-categories.ts'
import { holdsOn, recordFacts, type LabelledHold, type PublishedFacts } from './published-facts.ts'
import type { Schedule } from './schedule.ts'

/** One thing that was looked at, with the categories of the facts it names. */
export interface LabelledConsidered extends Considered {
  readonly tells: readonly DataCategory[]
}

/** When a person's record may be disposed of, and why then. */
export interface RecordRetention {
  readonly serviceUserId: string
  /** Null for no date. */
  readonly disposeFrom: CalendarDate | null
  /** Code of the rule that won, or `hold`, `open-case`, `erasure`, `instruction`, or `manual` where a person must decide. */
  readonly decidedBy: string
  readonly text: string
  /** Categories of what the sentence names. */
  readonly textTells: readonly DataCategory[]
  readonly considered: readonly LabelledConsidered[]
}

/** Works out a record's date by the organisation's own schedule, from what the services publish. Pure: corrected facts give the corrected date. */
export function recordRetention(published: PublishedFacts, schedule: Schedule): RecordRetention {
  const holds = holdsOn(published)
  const { disposeFrom, decidedBy, explanation } = disposal({
    facts: recordFacts(published, schedule),
    rules: schedule.rules,
    holds,
  })
  const considered = explanation.considered.map((one, index) => ({
    ...one,
    tells: tellsOf(one, holds[index], published, schedule),
  }))
  return {
    serviceUserId: published.serviceUserId,
    disposeFrom,
    decidedBy,
    text: explanation.text,
    textTells: toldByText({ disposeFrom, decidedBy }, considered),
    considered,
  }
}

// Holds come first in an explanation, in the order in which they were given.
function tellsOf(
  { rule: code }: Considered,
  hold: LabelledHold | undefined,
  { kinds }: PublishedFacts,
  { rules }: Schedule,
): readonly DataCategory[] {
  if (code === 'hold' && hold) return hold.tells
  const rule = rules.find((candidate) => candidate.code === code)
  return rule ? categoriesOfRule(rule, kinds) : categoriesOfOther(code)
}

/** The sentence names what the winner looked at; where a hold only delays, or a person must decide, it may name anything that was. */
function toldByText(
  { disposeFrom, decidedBy }: Pick<RecordRetention, 'disposeFrom' | 'decidedBy'>,
  considered: readonly LabelledConsidered[],
): readonly DataCategory[] {
  const winners = decidedBy === 'hold' && disposeFrom !== null ? [] : considered.filter(({ rule }) => rule === decidedBy)
  return [...new Set((winners.length === 0 ? considered : winners).flatMap(({ tells }) => tells))]
}
