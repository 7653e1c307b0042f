import { lastDayToAsk, writtenDate, type CalendarDate, type Regime } from '@candour/statutory-clock'
import { freshStage, presentStage, type CaseFile, type StageFile } from './case-file.ts'
import { stepRefusal } from './case-step.ts'
import { stageAfter } from './procedure.ts'
import { problem, type Problem } from './problem.ts'

/**
 * The next stage of the procedure, for a person who is not content with what was decided. Somebody is found for it anew.
 * Where the regime gives a time for asking, it must not be over.
 */
export function advance(file: CaseFile, procedure: Regime | null, today: CalendarDate): StageFile | Problem {
  const refusal = stepRefusal('advance', file, procedure)
  if (refusal) return refusal
  const stage = presentStage(file)
  const next = stageAfter(procedure, stage.code)
  if (procedure === null || next === null) return problem('NOT_NOW', 'There is no further stage.', 'complaintId')
  const lastDay = stage.decidedOn && lastDayToAsk(procedure, next.code, stage.decidedOn)
  if (lastDay && today > lastDay)
    return problem('TOO_LATE', `The next stage had to be asked for by ${writtenDate(lastDay)}.`, 'complaintId')
  return freshStage(next.code, today)
}
