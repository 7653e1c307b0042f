import type { CalendarDate } from '../calendar-date.ts'
import type { DateClock } from '../clock.ts'
import { dueClause, sentence } from '../due-sentence.ts'
import { standing } from '../standing.ts'
import { england, type WorkingCalendar } from '../working-calendar.ts'
import { writtenDate } from '../written-date.ts'
import { endOf, writtenPeriod } from './period.ts'
import { getStage, type Regime, type RegimeStage, type RegimeStep } from './regime.ts'
import { extendedDate, stepExtensionRefusal, type StepExtension } from './step-extension.ts'

/** How far a stage has come. Steps are named by their codes. */
export interface StageProgress {
  readonly stage: string
  /** Receipt of the complaint, or of the request for this stage. */
  readonly startedOn: CalendarDate
  readonly done?: Readonly<Record<string, CalendarDate | null>>
  readonly extensions?: Readonly<Record<string, StepExtension | null>>
}

export interface StepClock extends DateClock {
  readonly stage: string
  readonly step: string
  /** What is to be done, as an order. */
  readonly does: string
  readonly extended: boolean
  /** The latest day the step can be extended to; null when it cannot be, or has been. */
  readonly extendableTo: CalendarDate | null
}

/**
 * The clocks of all steps of a stage, in order. A step that counts from one not yet done is counted from the day that one is due, and is provisional.
 * An extension that was no good does not count; the explanation says why.
 * @throws UnknownStageError when the regime has no such stage.
 */
export function stageClocks(
  regime: Regime,
  progress: StageProgress,
  today: CalendarDate,
  calendar: WorkingCalendar = england,
): readonly StepClock[] {
  const stage = getStage(regime, progress.stage)
  const clocks: StepClock[] = []
  for (const step of stage.steps) {
    const base = clocks.find((clock) => clock.step === step.from)
    clocks.push(stepClock(regime, stage, step, progress, base, today, calendar))
  }
  return clocks
}

/** The clock to show for a stage: the step not yet done that is due first; null when all are done. */
export function nextClock(clocks: readonly StepClock[]): StepClock | null {
  const open = clocks.filter(({ state }) => state !== 'DONE' && state !== 'DONE_LATE')
  return open.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : Number(a.dueOn > b.dueOn)))[0] ?? null
}

function stepClock(
  regime: Regime,
  stage: RegimeStage,
  step: RegimeStep,
  progress: StageProgress,
  base: StepClock | undefined,
  today: CalendarDate,
  calendar: WorkingCalendar,
): StepClock {
  const baseDone = base ? (progress.done?.[base.step] ?? null) : null
  const from = base ? (baseDone ?? base.dueOn) : progress.startedOn
  const plain = endOf(step.within, from, calendar)
  const asked = progress.extensions?.[step.code] ?? null
  const refusal = asked && stepExtensionRefusal(step, asked, plain)
  const extension = refusal ? null : asked
  const dueOn = extension ? extendedDate(step, extension, plain, calendar) : plain
  const doneOn = progress.done?.[step.code] ?? null
  const rule = `${writtenPeriod(step.within)} to ${step.does}, ${regime.title}, ${stage.title}`
  return {
    stage: stage.code,
    step: step.code,
    does: step.does,
    rule,
    receivedOn: progress.startedOn,
    startsOn: from,
    dueOn,
    provisional: doneOn === null && base !== undefined && baseDone === null,
    pausedDays: 0,
    pauses: [],
    ...standing({ startsOn: from, dueOn, doneOn, held: null, today, calendar }),
    extended: extension !== null,
    extendableTo: step.extendBy && !extension ? endOf(step.extendBy, plain, calendar) : null,
    explanation: sentence(
      `${stage.title} started on ${writtenDate(progress.startedOn)}`,
      base ? fromClause(base, from, baseDone) : null,
      extension
        ? `it was extended by ${writtenPeriod({ ...(step.extendBy ?? step.within), count: extension.by })}, because ${told(extension.reason)}`
        : null,
      refusal ? `the extension does not count (${told(refusal.message)})` : null,
      dueClause(rule, dueOn),
    ),
  }
}

function fromClause(base: StepClock, from: CalendarDate, doneOn: CalendarDate | null): string {
  const order = `the step "${base.does}"`
  return doneOn ? `${order} was done on ${writtenDate(from)}` : `${order} is still to be done and is due on ${writtenDate(from)}`
}

function told(text: string): string {
  return text.trim().replace(/\.$/, '')
}
