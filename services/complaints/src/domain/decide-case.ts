import type { Regime } from '@candour/statutory-clock'
import type { Actor, CaseFile } from './case-file.ts'
import { stepRefusal } from './case-step.ts'
import { isWritten, parseFreeText } from './free-text.ts'
import { problem, type Problem } from './problem.ts'
import { deciderRefusal } from './who-may-handle.ts'

export interface DecisionRequest {
  readonly findings?: string | null | undefined
  readonly outcome: string
}

export interface CaseDecision {
  /** What the investigation found. Always there for a complaint. */
  readonly findings: string | null
  readonly outcome: string
}

/** What was found and what follows, by somebody who may decide it. A complaint has both before it can be closed [DMWS-48]. */
export function decide(
  request: DecisionRequest,
  file: CaseFile,
  procedure: Regime | null,
  actor: Actor,
): CaseDecision | Problem[] {
  const refusal = stepRefusal('decide', file, procedure) ?? deciderRefusal(file, procedure, actor)
  if (refusal) return [refusal]
  const outcome = parseFreeText(request.outcome)
  const findings = isWritten(request.findings) ? parseFreeText(request.findings) : null
  const problems = [
    ...(findings === null && (file.kind === 'COMPLAINT' || isWritten(request.findings))
      ? [problem('INVALID', 'Enter what the investigation found.', 'findings')]
      : []),
    ...(outcome === null ? [problem('INVALID', 'Enter the outcome. The person is told it.', 'outcome')] : []),
  ]
  return problems.length > 0 || outcome === null ? problems : { findings, outcome }
}
