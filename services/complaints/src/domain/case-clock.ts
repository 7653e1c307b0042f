import {
  londonDateOf,
  nextClock,
  stageClocks,
  type CalendarDate,
  type Regime,
  type StageProgress,
  type StepClock,
} from '@candour/statutory-clock'
import { presentStage, type CaseFile, type StageFile } from './case-file.ts'
import { stageNamed, steps } from './procedure.ts'

/** The day in London, which all of these dates are. */
export const dayOf = (instant: Date): CalendarDate => londonDateOf(instant)

/** All clocks of one stage, for reading and for deciding about an extension. */
export const clocksOf = (procedure: Regime, stage: StageFile, reason: string | null, today: CalendarDate): readonly StepClock[] =>
  stage.code === null || stageNamed(procedure, stage.code) === null
    ? []
    : stageClocks(procedure, progressOf(stage, stage.code, reason), today)

/**
 * The deadline that a case is under now: of the steps of its present stage the one not yet done that is due first, or the last one when
 * all are done. Null for a case without a procedure or limits, and for one that was withdrawn.
 *
 * @param reason why the stage was extended: it is part of the clock's explanation.
 */
export function caseClock(
  procedure: Regime | null,
  file: Pick<CaseFile, 'stages' | 'state'>,
  reason: string | null,
  today: CalendarDate,
): StepClock | null {
  if (procedure === null || file.state === 'WITHDRAWN') return null
  const clocks = clocksOf(procedure, presentStage(file), reason, today)
  return nextClock(clocks) ?? clocks.at(-1) ?? null
}

function progressOf(stage: StageFile, code: string, reason: string | null): StageProgress {
  const { beganOn, acknowledgedOn, extendedOn, extendedBy, panelHeldOn, panelReportedOn, decidedOn } = stage
  return {
    stage: code,
    startedOn: beganOn,
    // Whoever has the decision was acknowledged by it at the latest.
    done: {
      [steps.acknowledge]: acknowledgedOn ?? decidedOn,
      [steps.panel]: panelHeldOn,
      [steps.report]: panelReportedOn,
      [steps.reply]: decidedOn,
    },
    extensions: {
      [steps.reply]:
        extendedOn && extendedBy ? { decidedOn: extendedOn, by: extendedBy, reason: reason ?? 'it takes longer' } : null,
    },
  }
}
