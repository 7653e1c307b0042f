import { addDays, daysBetween, InvalidDateError, latestOf, type CalendarDate } from '../calendar-date.ts'
import type { Pause } from '../clock.ts'
import { addMonths } from '../months-and-years.ts'
import { roll, type WorkingCalendar } from '../working-calendar.ts'
import type { Clarification } from './rights-request.ts'

export interface CountedTime {
  readonly pauses: readonly Pause[]
  readonly pausedDays: number
  /** Whether the person has still to answer. */
  readonly open: boolean
  readonly dueOn: CalendarDate
  /** The day before it is moved on to a working day. */
  readonly unrolled: CalendarDate
}

/**
 * That many months from the start, with the days of clarifications left out: the day asked through the day answered. A day is left out once even when
 * two questions were open, days before the start were never counted, and a question put after the date was missed changes nothing.
 * @throws InvalidDateError when an answer is dated before its question.
 */
export function countedTime(
  startsOn: CalendarDate,
  months: number,
  clarifications: readonly Clarification[],
  today: CalendarDate,
  calendar: WorkingCalendar,
): CountedTime {
  const corresponding = addMonths(startsOn, months)
  const pauses: Pause[] = []
  let [pausedDays, open] = [0, false]
  let freeFrom = startsOn
  for (const { askedOn, answeredOn } of clarifications.toSorted((a, b) => (a.askedOn < b.askedOn ? -1 : 1))) {
    if (answeredOn !== null && answeredOn < askedOn)
      throw new InvalidDateError(`Answered on ${answeredOn}, before it was asked on ${askedOn}`)
    if (askedOn > roll(addDays(corresponding, pausedDays), calendar)) continue
    const from = latestOf(askedOn, freeFrom)
    const through = answeredOn ?? latestOf(today, askedOn)
    open ||= answeredOn === null
    if (through < from) continue
    pauses.push({ from, through: answeredOn, why: 'the person was asked what they are looking for' })
    pausedDays += daysBetween(from, through) + 1
    freeFrom = addDays(through, 1)
  }
  const unrolled = addDays(corresponding, pausedDays)
  return { pauses, pausedDays, open, unrolled, dueOn: roll(unrolled, calendar) }
}
