import type { Regime } from '@candour/statutory-clock'
import type { Actor, CaseFile } from './case-file.ts'
import { stepRefusal } from './case-step.ts'
import { parseFreeText } from './free-text.ts'
import { problem, type Problem } from './problem.ts'
import { isComplainedAbout, queueRefusal } from './who-may-handle.ts'

export interface LateDecisionRequest {
  readonly accept: boolean
  readonly reason: string
}

/** The decision to look into a case although it came too late, or not to; the person reads the reason. */
export function decideLate(
  { accept, reason: written }: LateDecisionRequest,
  file: CaseFile,
  procedure: Regime | null,
  actor: Actor,
): LateDecisionRequest | Problem {
  const refusal = stepRefusal('decide-late', file, procedure) ?? queueRefusal(file, actor)
  if (refusal) return refusal
  if (isComplainedAbout(file, actor.id)) {
    return problem('COMPLAINED_ABOUT', 'Nobody decides about a complaint about themselves.', 'complaintId')
  }
  if (accept && procedure?.accept?.waivable === false) {
    return problem('NOT_WAIVABLE', 'The procedure does not let a late complaint be accepted.', 'accept')
  }
  const reason = parseFreeText(written, 1_000)
  return reason === null ? problem('INVALID', 'Enter the reason. The person is told it.', 'reason') : { accept, reason }
}
