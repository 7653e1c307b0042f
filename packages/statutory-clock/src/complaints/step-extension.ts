import type { CalendarDate } from '../calendar-date.ts'
import { writtenDate } from '../written-date.ts'
import { endOf, writtenPeriod } from './period.ts'
import type { RegimeStep } from './regime.ts'
import type { WorkingCalendar } from '../working-calendar.ts'

/** A decision to take longer over a step, told to the person with the reason. */
export interface StepExtension {
  readonly decidedOn: CalendarDate
  /** In the unit of the step's limit of extension. */
  readonly by: number
  readonly reason: string
}

export interface StepExtensionRefusal {
  readonly code: 'NOT_EXTENDABLE' | 'NO_REASON' | 'TOO_LONG' | 'TOO_LATE'
  readonly message: string
}

/** Why a step may not be extended so, or null when it may. `dueOn` is the date without the extension. */
export function stepExtensionRefusal(
  step: RegimeStep,
  extension: StepExtension,
  dueOn: CalendarDate,
): StepExtensionRefusal | null {
  if (!step.extendBy) return { code: 'NOT_EXTENDABLE', message: `There is no more time to ${step.does}.` }
  if (extension.reason.trim() === '') return { code: 'NO_REASON', message: 'The person must be told the reason.' }
  if (!Number.isInteger(extension.by) || extension.by < 1 || extension.by > step.extendBy.count)
    return { code: 'TOO_LONG', message: `The extension can be at most ${writtenPeriod(step.extendBy)}.` }
  if (extension.decidedOn > dueOn)
    return { code: 'TOO_LATE', message: `It had to be extended by ${writtenDate(dueOn)}, before it was due.` }
  return null
}

/** The due date with an extension, which is taken to be a good one. */
export function extendedDate(
  step: RegimeStep,
  extension: StepExtension,
  dueOn: CalendarDate,
  calendar: WorkingCalendar,
): CalendarDate {
  return step.extendBy ? endOf({ ...step.extendBy, count: extension.by }, dueOn, calendar) : dueOn
}
