import { stepExtensionRefusal, type CalendarDate, type Regime } from '@candour/statutory-clock'
import { clocksOf } from './case-clock.ts'
import { presentStage, type CaseFile } from './case-file.ts'
import { stepRefusal } from './case-step.ts'
import { parseFreeText } from './free-text.ts'
import { stageNamed } from './procedure.ts'
import { problem, type Problem } from './problem.ts'

export interface ExtensionRequest {
  /** In the unit in which the regime measures an extension. */
  readonly by: number
  readonly reason: string
  /** What the person is told. */
  readonly notice: string
}

export interface Extension {
  readonly by: number
  readonly reason: string
  readonly notice: string
}

/** More time for the present stage: once, with a reason, told to the person before the time is up, and no longer than the regime lets it be. */
export function extendStage(
  { by, reason: writtenReason, notice: writtenNotice }: ExtensionRequest,
  file: CaseFile,
  procedure: Regime | null,
  today: CalendarDate,
): Extension | Problem {
  const refusal = stepRefusal('extend', file, procedure)
  if (refusal) return refusal
  const reason = parseFreeText(writtenReason, 1_000)
  if (reason === null) return problem('INVALID', 'Enter why more time is needed.', 'reason')
  const notice = parseFreeText(writtenNotice)
  if (notice === null) return problem('INVALID', 'Enter what the person is told.', 'notice')
  const stage = presentStage(file)
  const step = stageNamed(procedure, stage.code)?.steps.find(({ extendBy }) => extendBy !== null)
  const clock = procedure && clocksOf(procedure, stage, null, today).find((candidate) => candidate.step === step?.code)
  if (!step || !clock) return problem('NOT_NOW', 'There is no more time to give in this stage.', 'complaintId')
  const unfit = stepExtensionRefusal(step, { by, reason, decidedOn: today }, clock.dueOn)
  return unfit ? problem(unfit.code, unfit.message, unfit.code === 'TOO_LONG' ? 'by' : 'complaintId') : { by, reason, notice }
}
