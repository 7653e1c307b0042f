import type { CalendarDate, Regime } from '@candour/statutory-clock'
import { clocksOf } from './case-clock.ts'
import { presentStage, type CaseFile } from './case-file.ts'
import { isOpen } from './case-step.ts'

/** A deadline of the present stage that comes near or is over. */
export interface DeadlineReminder {
  /** Code of the step that is due. */
  readonly step: string
  readonly kind: 'DUE_SOON' | 'OVERDUE'
  readonly dueOn: CalendarDate
}

/** What somebody is to be reminded of today; nothing of a case that is decided or over. */
export function remindersDue(file: CaseFile, procedure: Regime | null, today: CalendarDate): DeadlineReminder[] {
  if (procedure === null || !isOpen(file)) return []
  return clocksOf(procedure, presentStage(file), null, today).flatMap(({ step, state: kind, dueOn }) =>
    kind === 'DUE_SOON' || kind === 'OVERDUE' ? [{ step, kind, dueOn }] : [],
  )
}
