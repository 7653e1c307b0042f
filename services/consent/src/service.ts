import {
  createVault,
  eraseFromSchema,
  erasePersonHandler,
  erasePersonQueue,
  jobSender,
  type Clock,
  type JobHandler,
  type KeyProvider,
} from '@candour/database'
import { Subgraph, type ServedOrganisation, type SubgraphConfig } from '@candour/subgraph-kit'
import { consentStore } from './data/consent-store.ts'
import { connect, type ConsentDatabase } from './data/database.ts'
import { takeOverStorageConsentQueue } from './database-schema.ts'
import type { ConsentContext } from './graphql/context.ts'
import { schema } from './graphql/schema.ts'
import { createConsentSeeding } from './seeding.ts'
import { takeOverStorageConsentHandler } from './take-over-storage-consent.ts'

export interface ConsentConfig {
  readonly databaseUrl: string
  readonly keyProvider: KeyProvider
  readonly gatewayKey: SubgraphConfig<ConsentDatabase, ConsentContext>['gatewayKey']
  readonly clock: Clock
  readonly organisation: (code: string) => ServedOrganisation | undefined
}

/** Starts the subgraph that owns what people agreed to: the form, their decisions, and which consents are in force. */
export async function startConsentService({ databaseUrl, keyProvider, gatewayKey, clock, organisation }: ConsentConfig) {
  const db = connect(databaseUrl)
  const vault = createVault({ service: 'consent', provider: keyProvider, query: db })
  const jobs = jobSender(databaseUrl)
  const profile = (code: string) => organisation(code)?.profile
  const subgraph = await Subgraph.start<ConsentDatabase, ConsentContext>({
    name: 'consent',
    schema,
    clock,
    gatewayKey,
    db,
    vault,
    organisation,
    extend: (base) => ({ ...base, consents: consentStore(db, base.vault, clock) }),
  })
  const handlers: Readonly<Record<string, JobHandler>> = {
    [takeOverStorageConsentQueue]: takeOverStorageConsentHandler({ db, vault, clock, profile }),
    [erasePersonQueue('consent')]: erasePersonHandler('consent', { db, jobs }, (tx, person) =>
      eraseFromSchema(tx, person, { schema: 'consent', vault }),
    ),
  }
  return {
    subgraph,
    handlers,
    seeding: createConsentSeeding(db, vault, clock, profile),
    healthy: async () => (await db.$queryRawUnsafe<unknown[]>('SELECT 1')).length === 1,
    async [Symbol.asyncDispose]() {
      await subgraph.stop()
      await jobs.stop()
      await db.$disconnect()
    },
  }
}
