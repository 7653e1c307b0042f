import DataLoader from 'dataloader'
import type { Clock, VaultSession } from '@candour/database'
import type { NewHold } from '../domain/hold.ts'
import type { RecordRetention } from '../domain/record-retention.ts'
import type { Schedule } from '../domain/schedule.ts'
import type { Hold } from '../generated/prisma/client.ts'
import type { RetentionDatabase, RetentionTransaction } from './database.ts'
import { dueRecords, type DuePage } from './due-list.ts'
import { placeHold, releaseHold, type Actor } from './holds.ts'
import { recomputePeople } from './recompute.ts'
import { holdPlace } from './sealed-place.ts'
import { staffNameOf } from './staff-name.ts'

export interface RetentionRequest {
  readonly db: RetentionDatabase
  readonly vault: VaultSession
  readonly clock: Clock
  readonly organisation: string
  readonly schedule: Schedule
}

/** Everything that resolvers read and write, for one request. */
export function retentionStore({ db, vault, clock, organisation, schedule }: RetentionRequest) {
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
    /** The record's date is worked out in the same transaction: a hold counts from its end, on every path. */
    async place(tx: RetentionTransaction, serviceUserId: string, hold: NewHold, by: Actor): Promise<Hold> {
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
