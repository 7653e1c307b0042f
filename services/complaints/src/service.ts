import { createVault, erasePersonHandler, erasePersonQueue, jobSender, type Clock, type KeyProvider } from '@candour/database'
import { createOutbox } from '@candour/outbox'
import { Subgraph, type ServedOrganisation, type SubgraphConfig } from '@candour/subgraph-kit'
import { caseStore } from './data/case-store.ts'
import { connect, type ComplaintsDatabase } from './data/database.ts'
import { deadlineRemindersQueue, remindOfDeadlines } from './data/deadline-reminders.ts'
import { eraseCases } from './data/erase-cases.ts'
import type { ComplaintsContext } from './graphql/context.ts'
import { schema } from './graphql/schema.ts'
import { createComplaintsSeeding } from './seeding.ts'

export interface ComplaintsConfig {
  readonly databaseUrl: string
  readonly keyProvider: KeyProvider
  readonly gatewayKey: SubgraphConfig<ComplaintsDatabase, ComplaintsContext>['gatewayKey']
  readonly clock: Clock
  readonly organisation: (code: string) => ServedOrganisation | undefined
}

/** Starts the subgraph that owns what people bring to the organisation: complaints, questions, thanks, and what becomes of them. */
export async function startComplaintsService({ databaseUrl, keyProvider, gatewayKey, clock, organisation }: ComplaintsConfig) {
  const db = connect(databaseUrl)
  const vault = createVault({ service: 'complaints', provider: keyProvider, query: db })
  const jobs = jobSender(databaseUrl)
  const outbox = createOutbox({ service: 'complaints', jobs, clock })
  const subgraph = await Subgraph.start<ComplaintsDatabase, ComplaintsContext>({
    name: 'complaints',
    schema,
    clock,
    gatewayKey,
    db,
    vault,
    organisation,
    extend: (base) => ({ ...base, outbox, cases: caseStore(db, base.vault, clock, base.viewer) }),
  })
  const profileOf = (code: string) => organisation(code)?.profile
  const handlers = {
    [deadlineRemindersQueue]: remindOfDeadlines({ db, vault, clock, outbox, profileOf }),
    [erasePersonQueue('complaints')]: erasePersonHandler('complaints', { db, jobs }, (tx, person, { keep }) =>
      eraseCases(tx, vault, person, typeof keep === 'string' ? keep.split(' ').filter(Boolean) : []),
    ),
  }
  return {
    subgraph,
    handlers,
    nightly: [deadlineRemindersQueue] as const,
    seeding: createComplaintsSeeding(db, vault, clock, profileOf),
    healthy: async () => (await db.$queryRawUnsafe<unknown[]>('SELECT 1')).length === 1,
    async [Symbol.asyncDispose]() {
      await subgraph.stop()
      await jobs.stop()
      await db.$disconnect()
    },
  }
}
