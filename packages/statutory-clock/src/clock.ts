import type { CalendarDate } from './calendar-date.ts'

/**
 * `WAITING`: the time has not started, because something must arrive first. `PAUSED`: days do not count at present.
 * `DUE_SOON`: the last quarter of the working days, at most five. `DONE_LATE`: done, after it was due.
 */
export type ClockState = 'WAITING' | 'ON_TIME' | 'DUE_SOON' | 'OVERDUE' | 'PAUSED' | 'DONE' | 'DONE_LATE'

/** Days that do not count, the first and the last included. `through` is null while the pause lasts. */
export interface Pause {
  readonly from: CalendarDate
  readonly through: CalendarDate | null
  readonly why: string
}

/** One deadline: where it comes from, when it falls, and how it stands on the day it was asked about. */
export interface Clock<Due extends CalendarDate | Date = CalendarDate | Date> {
  /** The rule with its source, in words that fit into a sentence. */
  readonly rule: string
  readonly receivedOn: CalendarDate
  /** Day 0 of the count; null while it waits for something. */
  readonly startsOn: CalendarDate | null
  /** The last day (or, where hours count, instant) that is still in time. */
  readonly dueOn: Due
  /** The clock waits or is paused: `dueOn` is what it would be if the missing thing came today, the earliest it can be. */
  readonly provisional: boolean
  readonly pausedDays: number
  readonly pauses: readonly Pause[]
  readonly state: ClockState
  /** `6 working days left`, `due today`, `1 working day late`; null when done, waiting or paused. */
  readonly remaining: string | null
  /** One sentence: what started it, which rule, what paused it, when it is due. */
  readonly explanation: string
}

/** A deadline that falls on a day. */
export type DateClock = Clock<CalendarDate>

/** A deadline that falls on an instant, because the rule counts hours. */
export type InstantClock = Clock<Date>
