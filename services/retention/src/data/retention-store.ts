import DataLoader from 'dataloader'
import type { Clock, JobSender, Vault, VaultSession } from '@candour/database'
import { londonDateOf } from '@candour/statutory-clock'
import type { NewHold } from '../domain/hold.ts'
import type { RecordRetention } from '../domain/record-retention.ts'
import type { Schedule } from '../domain/schedule.ts'
import { whyNotDue } from '../domain/why-not-due.ts'
import type { Disposal, Hold } from '../generated/prisma/client.ts'
import { aloneWith, approveIfDue } from './approve.ts'
import { stopWaiting } from './by-itself.ts'
import type { RetentionDatabase, RetentionTransaction } from './database.ts'
import {
  approvedDisposals,
  decideAlone,
  decideDisposal,
  latestDisposals,
  proposeDisposal,
  type DisposalOfPerson,
  type DisposalPosition,
} from './disposals.ts'
import { dueRecords, type DuePage } from './due-list.ts'
import { placeHold, releaseHold, type Actor } from './holds.ts'
import { recomputePeople } from './recompute.ts'
import { refuse, type Refused } from './refused.ts'
import { disposalPlace, holdPlace } from './sealed-place.ts'
import { staffNameOf } from './staff-name.ts'

export interface RetentionRequest {
  readonly db: RetentionDatabase
  readonly vault: VaultSession
  readonly clock: Clock
  readonly organisation: string
  readonly schedule: Schedule
  /** What carrying a disposal out takes. */
  readonly disposing: { readonly jobs: JobSender; readonly vault: Vault }
}

/** Everything that resolvers read and write, for one request. */
export function retentionStore({ db, vault, clock, organisation, schedule, disposing }: RetentionRequest) {
  const work = { clock, organisation, schedule }
  const dates = new DataLoader<string, RecordRetention | null>(async (ids) => {
    const worked = await recomputePeople({ ...work, sql: db }, ids)
    return ids.map((id) => worked.get(id) ?? null)
  })
  const holds = new DataLoader<string, Hold[]>(async (ids) => {
    const rows = await db.hold.findMany({
      where: { serviceUserId: { in: [...ids] } },
      orderBy: [{ placedAt: 'desc' }, { id: 'desc' }],
    })
    const byPerson = Map.groupBy(rows, ({ serviceUserId }) => serviceUserId)
    return ids.map((id) => byPerson.get(id) ?? [])
  })
  const afterwards = async (tx: RetentionTransaction, serviceUserId: string) => {
    await recomputePeople({ ...work, sql: tx }, [serviceUserId])
    dates.clear(serviceUserId)
    holds.clear(serviceUserId)
  }
  const latest = new DataLoader<string, DisposalOfPerson | null>(async (ids) => {
    const byPerson = await latestDisposals(db, ids)
    return ids.map((id) => byPerson.get(id) ?? null)
  })
  return {
    /** When a person's record may be disposed of, worked out now; the due list learns of it. Null for nobody on record. */
    retentionOf: (serviceUserId: string): Promise<RecordRetention | null> => dates.load(serviceUserId),
    /** All holds on a person's record, the latest first. */
    holdsOf: (serviceUserId: string): Promise<Hold[]> => holds.load(serviceUserId),
    findHold: (id: string): Promise<Hold | null> => db.hold.findFirst({ where: { id } }),
    due: (page: DuePage) => dueRecords(db, page),
    staffNameOf,
    reasonOf: (hold: Hold): Promise<string> => vault.open(holdPlace(hold, 'reason'), hold.reasonSealed),
    releaseReasonOf: (hold: Hold): Promise<string> | null =>
      hold.releaseReasonSealed && vault.open(holdPlace(hold, 'release_reason'), hold.releaseReasonSealed),
    /** The last that was proposed for a person, whatever became of it. */
    latestDisposal: (serviceUserId: string): Promise<DisposalOfPerson | null> => latest.load(serviceUserId),
    findDisposal: (id: string): Promise<Disposal | null> => db.disposal.findFirst({ where: { id } }),
    approvedDisposals: (page: { readonly after: DisposalPosition | null; readonly limit: number }) => approvedDisposals(db, page),
    /** Null once it went with the person. */
    disposalReasonOf: (disposal: DisposalOfPerson): Promise<string> | null =>
      disposal.reasonSealed && vault.open(disposalPlace(disposal, 'reason'), disposal.reasonSealed),
    refusalReasonOf: (disposal: DisposalOfPerson): Promise<string> | null =>
      disposal.refusalReasonSealed && vault.open(disposalPlace(disposal, 'refusal_reason'), disposal.refusalReasonSealed),
    /** Only for a record that is due, by its facts as they are now. */
    async propose(
      tx: RetentionTransaction,
      serviceUserId: string,
      reason: string,
      by: Actor,
    ): Promise<DisposalOfPerson | Refused> {
      latest.clear(serviceUserId)
      const { current, retention } = await aloneWith(tx, work, serviceUserId)
      if (current && current.state !== 'REFUSED') return refuse('ALREADY_PROPOSED', 'Somebody proposed this already.')
      const problem = whyNotDue(retention, londonDateOf(clock.now()))
      if (problem || !retention) return { refused: problem ?? { code: 'NOT_DUE', message: '', path: [] } }
      return proposeDisposal({ tx, vault, clock }, { organisation, serviceUserId }, retention.decidedBy, { reason, by })
    },
    async approve(tx: RetentionTransaction, disposal: DisposalOfPerson, by: Actor): Promise<DisposalOfPerson | Refused> {
      if (disposal.proposedById === by.id) return refuse('OWN_PROPOSAL', 'You proposed this. Somebody else must decide.')
      latest.clear(disposal.serviceUserId)
      return approveIfDue({ tx, clock, schedule, session: vault, ...disposing }, disposal, by)
    },
    async refuse(
      tx: RetentionTransaction,
      disposal: DisposalOfPerson,
      reason: string,
      by: Actor,
    ): Promise<DisposalOfPerson | Refused> {
      if (disposal.proposedById === by.id) return refuse('OWN_PROPOSAL', 'You proposed this. Somebody else must decide.')
      latest.clear(disposal.serviceUserId)
      const refused = await decideDisposal({ tx, vault, clock }, disposal, reason, by)
      return refused ?? refuse('CONFLICT', 'Somebody else decided this first.')
    },
    /** The record's date is worked out in the same transaction: a hold counts from its end, on every path. */
    async place(tx: RetentionTransaction, serviceUserId: string, hold: NewHold, by: Actor): Promise<Hold | Refused> {
      await decideAlone(tx, organisation, serviceUserId)
      const disposal = (await latestDisposals(tx, [serviceUserId])).get(serviceUserId)
      if (disposal?.state === 'APPROVED') return refuse('BEING_ERASED', 'This record is being erased. It is too late for a hold.')
      await stopWaiting(tx, [serviceUserId])
      const placed = await placeHold({ tx, vault, clock }, { organisation, serviceUserId }, hold, by)
      await afterwards(tx, serviceUserId)
      return placed
    },
    /** Null when the hold was lifted before. */
    async release(tx: RetentionTransaction, hold: Hold, reason: string, by: Actor): Promise<Hold | null> {
      const released = await releaseHold({ tx, vault, clock }, hold, reason, by)
      await afterwards(tx, hold.serviceUserId)
      return released
    },
  }
}

export type RetentionStore = ReturnType<typeof retentionStore>
