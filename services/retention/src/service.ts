import {
  createVault,
  jobSender,
  personErasedQueue,
  withOrganisation,
  type Clock,
  type JobHandler,
  type KeyProvider,
} from '@candour/database'
import { createOutbox } from '@candour/outbox'
import { Subgraph, type ServedOrganisation, type SubgraphConfig } from '@candour/subgraph-kit'
import { connect, type RetentionDatabase } from './data/database.ts'
import { retentionStore } from './data/retention-store.ts'
import { recomputeQueue, resumeDisposalsQueue } from './database-schema.ts'
import { personErasedHandler, resumeDisposalsHandler } from './disposal-jobs.ts'
import { schedules } from './domain/schedules.ts'
import type { RetentionContext } from './graphql/context.ts'
import { schema } from './graphql/schema.ts'
import { recomputeHandler } from './recompute-job.ts'
import { createRetentionSeeding } from './seeding.ts'

export interface RetentionConfig {
  readonly databaseUrl: string
  readonly keyProvider: KeyProvider
  readonly gatewayKey: SubgraphConfig<RetentionDatabase, RetentionContext>['gatewayKey']
  readonly clock: Clock
  readonly organisation: (code: string) => ServedOrganisation | undefined
}

/** Starts the subgraph that owns how long records are kept: schedules, holds, and when each record may be disposed of and why. */
export async function startRetentionService({ databaseUrl, keyProvider, gatewayKey, clock, organisation }: RetentionConfig) {
  const db = connect(databaseUrl)
  const vault = createVault({ service: 'retention', provider: keyProvider, query: db })
  const jobs = jobSender(databaseUrl)
  const profile = (code: string) => organisation(code)?.profile
  const schedule = schedules(profile)
  const outbox = createOutbox({ service: 'retention', jobs, clock })
  const subgraph = await Subgraph.start<RetentionDatabase, RetentionContext>({
    name: 'retention',
    schema,
    clock,
    gatewayKey,
    db,
    vault,
    organisation,
    extend: (base) => ({
      ...base,
      retention: retentionStore({
        db,
        vault: base.vault,
        clock,
        organisation: base.viewer.organisation,
        schedule: schedule.of(base.profile),
        disposing: { jobs, vault },
      }),
    }),
  })
  const disposing = { db, jobs, vault, clock, schedule: schedule.ofCode }
  const handlers: Readonly<Record<string, JobHandler>> = {
    [personErasedQueue]: personErasedHandler(disposing),
    [resumeDisposalsQueue]: resumeDisposalsHandler({ ...disposing, profile, outbox }),
    [recomputeQueue]: recomputeHandler({ db, jobs, clock, schedule: schedule.ofCode }),
  }
  return {
    subgraph,
    handlers,
    /** Every organisation's dates are worked out anew by night: a day that passes makes records due. */
    nightly: [recomputeQueue, resumeDisposalsQueue],
    seeding: createRetentionSeeding(db, vault, clock, schedule.ofCode),
    /** Has the dates of everybody in an organisation worked out anew by jobs: after its schedule changed. */
    sweep: (code: string): Promise<void> =>
      withOrganisation(code, () =>
        db.$transaction(async (tx) => void (await jobs.send(tx, recomputeQueue, { organisation: code }))),
      ),
    healthy: async () => (await db.$queryRawUnsafe<unknown[]>('SELECT 1')).length === 1,
    async [Symbol.asyncDispose]() {
      await subgraph.stop()
      await jobs.stop()
      await db.$disconnect()
    },
  }
}
