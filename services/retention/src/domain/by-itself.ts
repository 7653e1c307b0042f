import { addDays, type CalendarDate } from '@candour/statutory-clock'

/** So many days before its day whoever decides is told once more. */
const lastReminder = 7

/** A proposal as it waits for a decision. */
export interface Waiting {
  /** Its record may go today, by the checks of an approval. */
  readonly due: boolean
  /** The day on which it runs by itself, and when whoever decides was told of it last; null until they are told. */
  readonly runsOn: CalendarDate | null
  readonly remindedOn: CalendarDate | null
}

/** What the night does with a proposal. */
export type NightStep = 'begin' | 'stop' | 'remind' | 'run'

/**
 * What is to be done with a proposal that nobody has decided [DMWS-12]: told of with its day, told of once more, run; or its days begin anew, where its record
 * was not due in between. Null for nothing.
 */
export function nightStep({ due, runsOn, remindedOn }: Waiting, today: CalendarDate): NightStep | null {
  if (!due) return runsOn === null ? null : 'stop'
  if (runsOn === null || remindedOn === null) return 'begin'
  if (runsOn <= today) return 'run'
  const from = addDays(runsOn, -lastReminder)
  return from <= today && remindedOn < from ? 'remind' : null
}
