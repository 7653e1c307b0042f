import { ApiError, authorise, change, conflict, notThere, Rejected } from '@candour/subgraph-kit'
import type { CalendarDate, Regime } from '@candour/statutory-clock'
import { fileOf, type CaseRecord } from '../data/case-record.ts'
import type { NamedActor, Recording } from '../data/recording.ts'
import { dayOf } from '../domain/case-clock.ts'
import type { Actor, CaseFile } from '../domain/case-file.ts'
import type { CaseStep } from '../domain/case-step.ts'
import type { Problem } from '../domain/problem.ts'
import { namedActorOf } from './actor.ts'
import { caseRef, isAboutViewer } from './case-ref.ts'
import type { ComplaintsContext } from './context.ts'
import { needOf } from './offers.ts'
import type { ComplaintChanged } from './payload.ts'
import { procedureIn } from './procedure-in.ts'

/** A case that nobody else changes until the step is taken, with all that its rules ask for. */
export interface Step {
  readonly record: CaseRecord
  readonly file: CaseFile
  readonly procedure: Regime | null
  readonly actor: Actor & NamedActor
  readonly today: CalendarDate
  readonly recording: Recording
  /** Ends the step with what to tell instead: nothing is written then. */
  readonly refuse: (...problems: readonly Problem[]) => never
}

/**
 * Takes a step in a case, with its audit entry, in one transaction and under the lock of the case: `work` writes and answers with the case
 * as it is then.
 * @throws ApiError NOT_FOUND for a case that does not exist for the viewer, FORBIDDEN for a step that is not theirs to take
 */
export async function takeStep(
  context: ComplaintsContext,
  step: CaseStep,
  { complaintId, version }: { readonly complaintId: string; readonly version: number },
  work: (step: Step) => Promise<CaseRecord>,
): Promise<ComplaintChanged> {
  const { cases, clock } = context
  const known = await cases.personOf(complaintId)
  if (!known) throw await notThere(context, 'Complaint', ['complaint.matter'])
  const { action, categories } = needOf(step, context)
  await authorise(context, 'read', caseRef(known), ['complaint.matter'], 'complaint.matter')
  await authorise(context, action, caseRef(known), categories, 'complaint.matter')
  const changed = await change(context, categories, async (tx) => {
    const record = await cases.lock(tx, known.id)
    if (!record || isAboutViewer(record, context)) throw new ApiError('NOT_FOUND')
    const current: ComplaintChanged = { complaint: record }
    if (record.version !== version) throw conflict(current)
    const actor = await namedActorOf(context, tx)
    const result = await work({
      record,
      file: fileOf(record),
      procedure: procedureIn(context, record),
      actor,
      today: dayOf(clock.now()),
      recording: cases.recording(tx),
      refuse: (...problems) => {
        throw new Rejected(problems, current)
      },
    })
    return { result, ref: caseRef(record) }
  })
  cases.forget(changed)
  return { complaint: changed }
}
