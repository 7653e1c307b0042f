import type { Action, DataCategory } from '@candour/need-to-know'
import type { CaseRecord } from '../data/case-record.ts'
import { fileOf } from '../data/case-record.ts'
import { actorOf } from './actor.ts'
import { advance } from '../domain/advance-case.ts'
import { dayOf } from '../domain/case-clock.ts'
import { canStep, type CaseStep } from '../domain/case-step.ts'
import { isProblem } from '../domain/problem.ts'
import { deciderRefusal, queueRefusal } from '../domain/who-may-handle.ts'
import { caseRef, isAboutViewer } from './case-ref.ts'
import type { ComplaintsContext } from './context.ts'
import { procedureIn } from './procedure-in.ts'

export interface Need {
  readonly action: Action
  readonly categories: readonly DataCategory[]
}

/** What a viewer must be allowed for each step; a person takes their own steps under the right by which they raise a case. */
export function needOf(step: CaseStep, { viewer }: Pick<ComplaintsContext, 'viewer'>): Need {
  if (viewer.kind !== 'staff' && (step === 'withdraw' || step === 'advance'))
    return { action: 'create', categories: ['complaint.matter'] }
  return staffNeeds[step]
}

const staffNeeds: Readonly<Record<CaseStep, Need>> = {
  allocate: { action: 'update', categories: ['complaint.matter'] },
  'name-party': { action: 'update', categories: ['complaint.matter'] },
  acknowledge: { action: 'update', categories: ['complaint.matter'] },
  'decide-late': { action: 'decide', categories: ['complaint.outcome'] },
  'name-panel': { action: 'update', categories: ['complaint.matter'] },
  'hold-panel': { action: 'update', categories: ['complaint.matter'] },
  'send-report': { action: 'update', categories: ['complaint.matter'] },
  extend: { action: 'update', categories: ['complaint.matter'] },
  decide: { action: 'decide', categories: ['complaint.outcome'] },
  advance: { action: 'update', categories: ['complaint.matter'] },
  close: { action: 'update', categories: ['complaint.matter'] },
  withdraw: { action: 'update', categories: ['complaint.matter'] },
}

/** What is done with a case before somebody is found for it. */
const stepsFromTheQueue: readonly CaseStep[] = ['allocate', 'acknowledge', 'decide-late']

/** Whether to offer a step to this viewer: how the case stands is itself told to those only who may read it. */
export async function offers(step: CaseStep, record: CaseRecord, context: ComplaintsContext): Promise<boolean> {
  const { needToKnow, viewer } = context
  const file = fileOf(record)
  const procedure = procedureIn(context, record)
  const actor = actorOf(context)
  const ref = caseRef(record)
  const need = needOf(step, context)
  if (step === 'withdraw' && viewer.kind !== 'service-user') return false
  if (isAboutViewer(record, context)) return false
  if (!(await needToKnow.may('read', ref, ['complaint.matter']))) return false
  if (!(await needToKnow.may(need.action, ref, need.categories))) return false
  if (stepsFromTheQueue.includes(step) && queueRefusal(file, actor) !== null) return false
  if (step === 'decide' && deciderRefusal(file, procedure, actor) !== null) return false
  if (step === 'advance') return !isProblem(advance(file, procedure, dayOf(context.clock.now())))
  return canStep(step, file, procedure)
}
