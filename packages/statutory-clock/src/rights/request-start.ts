import { latestOf, type CalendarDate } from '../calendar-date.ts'
import { addMonths } from '../months-and-years.ts'
import { roll, type WorkingCalendar } from '../working-calendar.ts'
import type { RightsRequest } from './rights-request.ts'

export interface RequestStart {
  /** Day 0; while something is awaited, what it would be if that came today. */
  readonly startsOn: CalendarDate
  /** What moved the start. */
  readonly movedBy: readonly string[]
  /** What is still awaited. */
  readonly awaiting: readonly string[]
}

/**
 * The start is the latest of receipt, proof of identity, proof of authority and fee (UK GDPR Article 12A, since 5 February 2026). What was asked for
 * only after the answer was due moves nothing: a missed date is not mended by asking.
 */
export function requestStart(request: RightsRequest, today: CalendarDate, calendar: WorkingCalendar): RequestStart {
  const items = [
    { name: 'proof of identity', item: request.identity },
    { name: 'proof of authority', item: request.authority },
    { name: 'the fee', item: request.fee },
  ]
    .flatMap(({ name, item }) => (item ? [{ name, ...item }] : []))
    .sort((a, b) => (a.askedOn < b.askedOn ? -1 : Number(a.askedOn > b.askedOn)))
  let startsOn = request.receivedOn
  const inTime: typeof items = []
  for (const item of items) {
    if (item.askedOn > roll(addMonths(startsOn, 1), calendar)) continue
    inTime.push(item)
    startsOn = latestOf(startsOn, item.receivedOn ?? latestOf(today, item.askedOn))
  }
  return {
    startsOn,
    movedBy: inTime.filter(({ receivedOn }) => receivedOn === startsOn && startsOn > request.receivedOn).map(({ name }) => name),
    awaiting: inTime.filter(({ receivedOn }) => receivedOn === null).map(({ name }) => name),
  }
}
