import type { Regime } from '@candour/statutory-clock'
import { presentStage, type CaseFile, type CaseState } from './case-file.ts'
import { owesAcknowledgement, panelSize, stageAfter, stageNamed } from './procedure.ts'
import { problem, type Problem } from './problem.ts'
import { awaitsLateDecision } from './timeliness.ts'

/** What can be done with a case once it is there. */
export const caseSteps = [
  'allocate',
  'name-party',
  'acknowledge',
  'decide-late',
  'extend',
  'name-panel',
  'hold-panel',
  'send-report',
  'decide',
  'advance',
  'close',
  'withdraw',
] as const
export type CaseStep = (typeof caseSteps)[number]

const open: readonly CaseState[] = ['RECEIVED', 'ACKNOWLEDGED', 'IN_PROGRESS']

/** From which states each step may be taken. A withdrawn case is final. */
const takenFrom: Readonly<Record<CaseStep, readonly CaseState[]>> = {
  allocate: open,
  'name-party': open,
  acknowledge: ['RECEIVED'],
  'decide-late': open,
  extend: open,
  'name-panel': open,
  'hold-panel': open,
  'send-report': open,
  decide: open,
  advance: ['DECIDED', 'CLOSED'],
  close: ['DECIDED'],
  withdraw: open,
}

/** Whether nothing of the case is decided or over yet. */
export const isOpen = ({ state }: Pick<CaseFile, 'state'>): boolean => open.includes(state)

/** Whether the case stands so that this step can be taken, whoever takes it. */
export function canStep(step: CaseStep, file: CaseFile, procedure: Regime | null): boolean {
  if (!takenFrom[step].includes(file.state)) return false
  const stage = presentStage(file)
  const members = panelSize(stageNamed(procedure, stage.code))
  if (step === 'decide') {
    // A complaint is looked into before it is decided; a compliment or a question may simply be answered [DMWS-48].
    const lookedInto = file.kind !== 'COMPLAINT' || file.state === 'IN_PROGRESS'
    return lookedInto && !awaitsLateDecision(file, procedure) && (members === null || stage.panelReportedOn !== null)
  }
  if (step === 'decide-late') return awaitsLateDecision(file, procedure)
  if (step === 'name-panel') return members !== null && stage.panelHeldOn === null
  if (step === 'hold-panel') return members !== null && file.panel.length >= members && stage.panelHeldOn === null
  if (step === 'send-report') return stage.panelHeldOn !== null && stage.panelReportedOn === null
  // What came too late is not dealt with under the procedure, in none of its stages.
  if (step === 'advance') return file.lateDecision !== 'REFUSED' && stageAfter(procedure, stage.code) !== null
  if (step === 'extend') return stage.extendedOn === null && isExtendable(procedure, stage.code)
  return true
}

const isExtendable = (procedure: Regime | null, code: string | null): boolean =>
  stageNamed(procedure, code)?.steps.some(({ extendBy }) => extendBy !== null) ?? false

/** Why a step is not taken; null when it can be. */
export const stepRefusal = (step: CaseStep, file: CaseFile, procedure: Regime | null): Problem | null =>
  canStep(step, file, procedure) ? null : problem('NOT_NOW', notNow[step], 'complaintId')

const notNow: Readonly<Record<CaseStep, string>> = {
  allocate: 'This case can no longer be given to somebody.',
  'name-party': 'This case is decided or over.',
  acknowledge: 'This case is acknowledged already, or over.',
  'decide-late': 'This case did not come too late, or that is decided.',
  extend: 'There is no more time to give in this stage.',
  'name-panel': 'No panel is to be named in this stage now.',
  'hold-panel': 'The panel is to be named first, and meets once.',
  'send-report': 'The report follows the panel, once.',
  decide:
    'A case is decided once: after somebody was found to look into it, any lateness was decided on, and any panel has reported.',
  advance: 'There is no further stage to go on to now.',
  close: 'A case is closed once findings and outcome are recorded.',
  withdraw: 'This case can no longer be withdrawn.',
}

/** How a case stands once it has a handler: still to be acknowledged where that is owed, else being looked into. */
export const stateWithHandler = (file: CaseFile, procedure: Regime | null): CaseState =>
  file.state === 'RECEIVED' && owesAcknowledgement(stageNamed(procedure, presentStage(file).code)) ? 'RECEIVED' : 'IN_PROGRESS'

/** How an open case stands once its handler was taken from it. */
export const stateWithoutHandler = (file: CaseFile): CaseState =>
  presentStage(file).acknowledgedOn === null ? 'RECEIVED' : 'ACKNOWLEDGED'
