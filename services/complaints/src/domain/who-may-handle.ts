import { decidersRefusal, type Regime } from '@candour/statutory-clock'
import { earlierDeciders, presentStage, type Actor, type CaseFile, type PanelMember } from './case-file.ts'
import { panelSize, stageNamed } from './procedure.ts'
import { problem, type Problem } from './problem.ts'

/** Whether somebody has no part in a case, because it is about them. */
export const isComplainedAbout = (file: Pick<CaseFile, 'complainedAbout'>, staffId: string): boolean =>
  file.complainedAbout.includes(staffId)

/** What the regime says of these people as deciders of the present stage; null when they may be, and where there is no such stage. */
function ruleOf(file: CaseFile, procedure: Regime | null, deciders: readonly string[]): ReturnType<typeof decidersRefusal> {
  const stage = stageNamed(procedure, presentStage(file).code)
  return procedure && stage && decidersRefusal(procedure, stage.code, deciders, earlierDeciders(file))
}

const decidedBefore = (file: CaseFile, procedure: Regime | null, staffId: string): boolean =>
  ruleOf(file, procedure, [staffId]) === 'DECIDED_BEFORE'

/** Why a case is not given to this member of staff: it is about them, or they decided a stage that this one reviews. Null when it may be. */
export function handlerRefusal(file: CaseFile, procedure: Regime | null, staffId: string): Problem | null {
  if (isComplainedAbout(file, staffId)) {
    return problem('COMPLAINED_ABOUT', 'The complaint is about this member of staff. Choose somebody else.', 'staffMemberId')
  }
  if (decidedBefore(file, procedure, staffId)) {
    return problem('DECIDED_BEFORE', 'This stage must be looked at by somebody who did not decide before.', 'staffMemberId')
  }
  return null
}

/** Why these people are no panel for the present stage: one of them decided before, or they are fewer than the regime wants. */
export function panelDecidersRefusal(
  panel: readonly PanelMember[],
  file: CaseFile,
  procedure: Regime | null,
  path: string,
): Problem | null {
  // Whoever is from outside is told from others by their name alone.
  const refusal = ruleOf(
    file,
    procedure,
    panel.map(({ staffId, name }) => staffId ?? name.toLocaleLowerCase('en-GB')),
  )
  if (refusal === 'DECIDED_BEFORE') {
    return problem('DECIDED_BEFORE', 'One of them decided an earlier stage. Choose somebody else.', path)
  }
  const size = panelSize(stageNamed(procedure, presentStage(file).code))
  return refusal && problem('TOO_FEW_DECIDERS', `The panel needs ${size ?? 1} different people.`, path)
}

/** Why this member of staff does not decide the present stage, alone or after its panel; null when they may. */
export function deciderRefusal(file: CaseFile, procedure: Regime | null, actor: Actor): Problem | null {
  if (isComplainedAbout(file, actor.id)) {
    return problem('COMPLAINED_ABOUT', 'Nobody decides a complaint about themselves.', 'complaintId')
  }
  if (decidedBefore(file, procedure, actor.id)) {
    return problem('DECIDED_BEFORE', 'This stage must be decided by somebody else than the ones before.', 'complaintId')
  }
  const heard = panelSize(stageNamed(procedure, presentStage(file).code)) !== null
  return heard ? panelDecidersRefusal(file.panel, file, procedure, 'complaintId') : null
}

/**
 * Why this member of staff does not take a case out of its queue: until it is given to somebody, it belongs to the role that the
 * organisation has all cases go to first [DMWS-47]. Null when they may.
 */
export const queueRefusal = (file: CaseFile, actor: Actor): Problem | null =>
  file.handlerId !== null || actor.roles.includes(file.queue)
    ? null
    : problem('NOT_YOUR_QUEUE', 'This case goes to somebody else first, who then gives it to a handler.', 'complaintId')
