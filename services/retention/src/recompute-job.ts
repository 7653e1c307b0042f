import { withOrganisation, type Clock, type Job, type JobHandler, type JobSender } from '@candour/database'
import { recomputeBatch, recomputePeople } from './data/recompute.ts'
import type { RetentionDatabase } from './data/database.ts'
import { recomputeQueue } from './database-schema.ts'
import { isIdentifier } from './domain/identifier.ts'
import type { Schedule } from './domain/schedule.ts'

interface Parts {
  readonly db: RetentionDatabase
  readonly jobs: JobSender
  readonly clock: Clock
  readonly schedule: (organisation: string) => Schedule | undefined
  /** People in one job of a sweep. */
  readonly batchSize?: number
}

/**
 * Works dates out anew (job data: `organisation`, and `serviceUserId` for one person, or `after` to go on with a sweep). Can be run any
 * number of times. The next batch is sent in the transaction that keeps this one's dates, so that a sweep survives the end of a process.
 */
export function recomputeHandler({ db, jobs, clock, schedule: scheduleOf, batchSize = 1_000 }: Parts): JobHandler {
  return async (job) => {
    const { organisation, serviceUserId, after } = idsOf(job)
    const schedule = scheduleOf(organisation)
    if (!schedule) throw new Error('The organisation of this job is not served here.')
    await withOrganisation(organisation, () =>
      db.$transaction(
        async (tx) => {
          const work = { sql: tx, clock, organisation, schedule }
          if (serviceUserId !== null) {
            await recomputePeople(work, [serviceUserId])
            return
          }
          const last = await recomputeBatch(work, after, batchSize)
          if (last !== null) await jobs.send(tx, recomputeQueue, { organisation, after: last })
        },
        { timeout: 60_000 },
      ),
    )
  }
}

function idsOf({ data, queue }: Job) {
  const { organisation, serviceUserId = null, after = null } = data
  const isId = (value: unknown): value is string | null => value === null || (typeof value === 'string' && isIdentifier(value))
  if (typeof organisation !== 'string' || !isId(serviceUserId) || !isId(after)) {
    throw new TypeError(`A job of ${queue} names an organisation, and a service user or where to go on.`)
  }
  return { organisation, serviceUserId, after }
}
