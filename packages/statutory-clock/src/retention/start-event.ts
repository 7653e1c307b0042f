import { latestOf, type CalendarDate } from '../calendar-date.ts'
import { writtenDate } from '../written-date.ts'
import { birthOf } from './birth.ts'
import { each, type RecordFacts } from './record-facts.ts'
import type { StartEvent } from './retention-rule.ts'
import { askAPerson, notYet, type RuleOutcome } from './rule-outcome.ts'

/** The day an event happened with the fact it was read from, or what to say when there is no such day. */
export type Started = { readonly on: CalendarDate; readonly fact: string } | { readonly instead: RuleOutcome }

/** When the event a rule counts from happened to this record. */
export function startOf(event: Exclude<StartEvent, 'CLAIM' | 'NONE'>, facts: RecordFacts): Started {
  return events[event](facts)
}

const events: Readonly<Record<Exclude<StartEvent, 'CLAIM' | 'NONE'>, (facts: RecordFacts) => Started>> = {
  BIRTH: (facts) => {
    const birth = birthOf(facts)
    return birth ? { on: birth.on, fact: birth.text } : { instead: askAPerson('the birth date is not known') }
  },
  DEATH: ({ died }) => happened(died, 'died', askAPerson('the date of death is not known')),
  LAST_CLOSURE: ({ closed }) => last(each(closed), 'closed', notYet('the case is not closed')),
  LAST_ACTION: ({ lastAction }) => last(each(lastAction), 'acted', notYet('the complaint is not finished')),
  ORDER_MADE: ({ orderMade }) =>
    happened(orderMade, 'adoption order made', askAPerson('the date of the adoption order is not known')),
  APPROVAL_ENDED: ({ approvalEnded }) => happened(approvalEnded, 'approval ended', notYet('the approval has not ended')),
  PLACEMENT_ENDED: ({ placementEnded }) => happened(placementEnded, 'placement ended', notYet('the placement has not ended')),
  CONTRACT_CLOSED: ({ contractClosed }) => happened(contractClosed, 'contract closed', notYet('the contract is not closed')),
}

function last(days: readonly CalendarDate[], what: string, otherwise: RuleOutcome): Started {
  const [first, ...others] = days
  return happened(
    first === undefined ? null : latestOf(first, ...others),
    days.length > 1 ? `last ${what.replace(/^last /, '')}` : what,
    otherwise,
  )
}

function happened(on: CalendarDate | null | undefined, what: string, otherwise: RuleOutcome): Started {
  return on ? { on, fact: `${what} on ${writtenDate(on)}` } : { instead: otherwise }
}
