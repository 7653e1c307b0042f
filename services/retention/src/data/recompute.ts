import type { Clock } from '@candour/database'
import { recordRetention, type RecordRetention } from '../domain/record-retention.ts'
import type { Schedule } from '../domain/schedule.ts'
import type { RetentionTransaction } from './database.ts'
import { factsOf, factsOfBatch, type RecordRow } from './published-facts.ts'
import { forgetGone, keepDates } from './retention-dates.ts'

export interface Recomputing {
  readonly sql: Pick<RetentionTransaction, '$executeRawUnsafe' | '$queryRawUnsafe'>
  readonly clock: Clock
  readonly organisation: string
  readonly schedule: Schedule
}

/** Works out the dates of these people from the facts as they are, and keeps those that changed. Whoever is not on record has none. */
export async function recomputePeople(work: Recomputing, ids: readonly string[]): Promise<ReadonlyMap<string, RecordRetention>> {
  const readAt = work.clock.now()
  return keepAll(work, await factsOf(work.sql, work.organisation, ids), readAt)
}

/**
 * Works out the dates of the next people of the organisation: by one statement that reads, one that writes what changed, and one that
 * forgets whoever is gone.
 * @param after the last person of the batch before; null to begin
 * @returns the last person of this batch; null when there is nobody left
 */
export async function recomputeBatch(work: Recomputing, after: string | null, size: number): Promise<string | null> {
  const readAt = work.clock.now()
  const rows = await factsOfBatch(work.sql, work.organisation, after, size)
  await keepAll(work, rows, readAt)
  const last = rows.length < size ? null : (rows.at(-1)?.published.serviceUserId ?? null)
  await forgetGone(work.sql, work.organisation, { after, last })
  return last
}

async function keepAll({ sql, organisation, schedule }: Recomputing, rows: readonly RecordRow[], readAt: Date) {
  const worked = rows.map((row) => ({ row, retention: recordRetention(row.published, schedule) }))
  await keepDates(sql, organisation, worked, readAt)
  return new Map(worked.map(({ retention }) => [retention.serviceUserId, retention]))
}
