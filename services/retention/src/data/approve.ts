import type { VaultSession } from '@candour/database'
import { londonDateOf } from '@candour/statutory-clock'
import type { RecordRetention } from '../domain/record-retention.ts'
import { whyNotDue } from '../domain/why-not-due.ts'
import { goOn, type CarryingOut } from './carry-out.ts'
import type { RetentionTransaction } from './database.ts'
import { decideAlone, decideDisposal, latestDisposals, type Decider, type DisposalOfPerson } from './disposals.ts'
import { recomputePeople, type Recomputing } from './recompute.ts'
import { refuse, type Refused } from './refused.ts'

/** The last disposal of a record and its date, worked out from the facts as they are now, with nobody else deciding until the transaction ends. */
export async function aloneWith(
  tx: RetentionTransaction,
  work: Omit<Recomputing, 'sql'>,
  serviceUserId: string,
): Promise<{ readonly current: DisposalOfPerson | undefined; readonly retention: RecordRetention | undefined }> {
  await decideAlone(tx, work.organisation, serviceUserId)
  return {
    current: (await latestDisposals(tx, [serviceUserId])).get(serviceUserId),
    retention: (await recomputePeople({ ...work, sql: tx }, [serviceUserId])).get(serviceUserId),
  }
}

/**
 * Approves a disposal, whoever does: a person, or the rule when nobody did. Whether the record is due is asked again; with the approval goes the first job, so
 * that nothing has to be remembered.
 */
export async function approveIfDue(
  work: CarryingOut & { readonly session: VaultSession },
  disposal: DisposalOfPerson,
  by: Decider,
): Promise<DisposalOfPerson | Refused> {
  const { tx, clock, schedule, session } = work
  const { retention } = await aloneWith(tx, { clock, schedule, organisation: disposal.organisation }, disposal.serviceUserId)
  const problem = whyNotDue(retention, londonDateOf(clock.now()))
  if (problem) return { refused: problem }
  const approved = await decideDisposal({ tx, vault: session, clock }, disposal, null, by)
  if (!approved) return refuse('CONFLICT', 'Somebody else decided this first.')
  await goOn(work, approved)
  return approved
}
