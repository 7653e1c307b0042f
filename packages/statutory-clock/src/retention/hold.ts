import { addDays, type CalendarDate } from '../calendar-date.ts'
import { writtenDate } from '../written-date.ts'
import type { Considered } from './disposal.ts'
import type { RecordFacts } from './record-facts.ts'

/** What can forbid disposal, whatever the rules say. */
export type HoldKind = 'CLAIM' | 'INQUIRY' | 'POLICE' | 'OMBUDSMAN' | 'RIGHTS_REQUEST' | 'COMPLAINT'

export interface Hold {
  readonly kind: HoldKind
  readonly reason: string
  readonly placedOn: CalendarDate
  /** The last day it holds; null while no end is fixed. */
  readonly until: CalendarDate | null
  /** The day somebody lifted it. A lifted hold holds nothing. */
  readonly liftedOn?: CalendarDate | null
}

const names: Readonly<Record<HoldKind, string>> = {
  CLAIM: 'a claim',
  INQUIRY: 'an inquiry',
  POLICE: 'the police',
  OMBUDSMAN: 'the ombudsman',
  RIGHTS_REQUEST: 'an open rights request',
  COMPLAINT: 'an open complaint',
}

/** What the holds on a record say together: free, no disposal at all, or none before a day. */
export type HeldBack = { readonly until: CalendarDate | null; readonly considered: readonly Considered[] } | null

/** The holds that still stand; null when there are none. `until` is null when one of them has no end. */
export function heldBack(holds: readonly Hold[], { holdUntil }: RecordFacts): HeldBack {
  const standing = [
    ...holds.filter(({ liftedOn }) => !liftedOn).map(({ kind, until }) => ({ until, because: `held for ${names[kind]}` })),
    ...(holdUntil ? [{ until: holdUntil, because: 'held' }] : []),
  ]
  if (standing.length === 0) return null
  const considered = standing.map(({ until, because }) => ({
    rule: 'hold',
    date: until && addDays(until, 1),
    because: `${because} ${until ? `through ${writtenDate(until)}` : 'until it is lifted'}`,
    facts: until ? [`hold until ${writtenDate(until)}`] : ['hold without an end'],
  }))
  const ends = standing.map(({ until }) => until)
  return {
    until: ends.includes(null) ? null : ends.reduce((one, other) => (one && other && other > one ? other : one)),
    considered,
  }
}
