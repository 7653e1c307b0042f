import { latestOf, type CalendarDate } from '../calendar-date.ts'
import { addWorkingDays, england, type WorkingCalendar } from '../working-calendar.ts'
import { writtenDate } from '../written-date.ts'
import { endOf, writtenPeriod } from './period.ts'
import { getStage, type Regime } from './regime.ts'

/** What decides whether a complaint belongs to a regime. */
export interface ComplaintMade {
  readonly receivedOn: CalendarDate
  readonly eventOn: CalendarDate
  /** When the person came to know of it, if later. */
  readonly knownOn?: CalendarDate | null
  readonly spoken?: boolean
  readonly resolvedOn?: CalendarDate | null
  /** A decision to look into it although it comes late. */
  readonly waived?: boolean
}

export interface Acceptance {
  readonly outcome: 'ACCEPTED' | 'OUTSIDE' | 'OUT_OF_TIME'
  /** The last day to complain; null when the regime sets none. */
  readonly lastDay: CalendarDate | null
  readonly explanation: string
}

/** Whether a complaint is handled under a regime: made in time or waived, and not one that was spoken and settled at once. */
export function acceptance(regime: Regime, made: ComplaintMade, calendar: WorkingCalendar = england): Acceptance {
  const { receivedOn, eventOn, knownOn, spoken = false, resolvedOn = null, waived = false } = made
  const since = regime.accept?.countsFrom === 'EVENT_OR_KNOWLEDGE' && knownOn ? latestOf(eventOn, knownOn) : eventOn
  const lastDay = regime.accept ? endOf(regime.accept.within, since, calendar) : null
  const settledBy =
    regime.spokenAndResolvedWithin === null ? null : addWorkingDays(receivedOn, regime.spokenAndResolvedWithin, calendar)
  if (spoken && resolvedOn && settledBy && resolvedOn <= settledBy)
    return {
      outcome: 'OUTSIDE',
      lastDay,
      explanation: `It was spoken and resolved by ${writtenDate(settledBy)}, so ${regime.title} does not apply.`,
    }
  if (!regime.accept || !lastDay)
    return { outcome: 'ACCEPTED', lastDay, explanation: `${regime.title} sets no time for complaining.` }
  const limit = `${writtenPeriod(regime.accept.within)} from ${writtenDate(since)} (${regime.title}) ended on ${writtenDate(lastDay)}`
  if (receivedOn <= lastDay)
    return { outcome: 'ACCEPTED', lastDay, explanation: `It came in time: ${limit.replace('ended', 'end')}.` }
  return waived && regime.accept.waivable
    ? { outcome: 'ACCEPTED', lastDay, explanation: `It came late, and that was waived: ${limit}.` }
    : { outcome: 'OUT_OF_TIME', lastDay, explanation: `It came too late: ${limit}.` }
}

/**
 * The last day for the person to ask for a stage, after a step of an earlier stage was done; null when the stage need not be asked for in time.
 * @throws UnknownStageError when the regime has no such stage.
 */
export function lastDayToAsk(
  regime: Regime,
  stage: string,
  after: CalendarDate,
  calendar: WorkingCalendar = england,
): CalendarDate | null {
  const limit = getStage(regime, stage).askWithin
  return limit ? endOf(limit.within, after, calendar) : null
}

/** Whether these people may decide a stage: enough of them, and, where it must be, none who decided an earlier one. Null when they may. */
export function decidersRefusal(
  regime: Regime,
  stage: string,
  deciders: readonly string[],
  earlierDeciders: readonly string[],
): 'TOO_FEW_DECIDERS' | 'DECIDED_BEFORE' | null {
  const { deciders: needed, differentDecider } = getStage(regime, stage)
  if (differentDecider && deciders.some((decider) => earlierDeciders.includes(decider))) return 'DECIDED_BEFORE'
  return new Set(deciders).size < needed ? 'TOO_FEW_DECIDERS' : null
}
