import type { CryptoKey } from 'jose'
import {
  createServiceClient,
  createVault,
  eraseFromSchema,
  erasePersonHandler,
  erasePersonQueue,
  jobSender,
  withOrganisation,
  type Clock,
  type Job,
  type KeyProvider,
} from '@candour/database'
import { createOutbox, sendQueue } from '@candour/outbox'
import { Subgraph, type ServedOrganisation } from '@candour/subgraph-kit'
import { demonstrationMessages } from './delivery/demonstration-messages.ts'
import { outboxKeys } from './data/outbox-keys.ts'
import { deleteRemovedDocuments } from './data/documents.ts'
import { deleteRemovedQueue, sweepQueue } from './database-schema.ts'
import { adaptersFor, type MessageSettings } from './delivery/adapters-for.ts'
import { sendMessages } from './delivery/send-message.ts'
import { sweepMessages } from './delivery/sweep-messages.ts'
import { PrismaClient } from './generated/prisma/client.ts'
import type { ServiceUsersContext } from './graphql/context.ts'
import { createLoaders } from './graphql/loaders.ts'
import { schema } from './graphql/schema.ts'
import { importPeople, type PeopleToImport } from './import/import-people.ts'
import { createServiceUsersSeeding } from './seeding.ts'

export interface ServiceUsersConfig {
  readonly databaseUrl: string
  readonly keyProvider: KeyProvider
  readonly gatewayKey: CryptoKey
  readonly clock: Clock
  readonly organisation: (code: string) => ServedOrganisation | undefined
  /** Key of the blind index over NHS numbers. At least 32 bytes. */
  readonly indexSecret: Uint8Array
  /** How messages leave. In a demonstration nothing leaves; a channel without settings is not used. */
  readonly messages: MessageSettings
}

/** Starts the subgraph that owns the person: identity, contacts, special-category data, notes, provenance and corrections. */
export async function startServiceUsersService(config: ServiceUsersConfig) {
  const db = createServiceClient(PrismaClient, config.databaseUrl)
  const vault = createVault({ service: 'service-users', provider: config.keyProvider, query: db })
  const jobs = jobSender(config.databaseUrl)
  const keys = await outboxKeys(db, config.keyProvider, config.clock)
  const outbox = createOutbox({ service: 'service-users', jobs, clock: config.clock })
  const subgraph = await Subgraph.start<PrismaClient, ServiceUsersContext>({
    name: 'service-users',
    schema,
    clock: config.clock,
    gatewayKey: config.gatewayKey,
    db,
    vault,
    organisation: config.organisation,
    extend: (base) => ({ ...base, jobs, outbox, indexSecret: config.indexSecret, load: createLoaders(base) }),
  })
  return {
    subgraph,
    handlers: {
      [sendQueue]: sendMessages({
        db,
        vault,
        jobs,
        keys,
        adapters: adaptersFor(config.messages, db, vault),
        clock: config.clock,
        profile: (code) => config.organisation(code)?.profile,
      }),
      [sweepQueue]: sweepMessages({ db, jobs, clock: config.clock }),
      [deleteRemovedQueue]: ({ data: { organisation } }: Job<{ organisation: string }>) =>
        withOrganisation(organisation, () => deleteRemovedDocuments(db, organisation, config.clock.now())),
      [erasePersonQueue('service-users')]: erasePersonHandler('service-users', { db, jobs }, (tx, person) =>
        eraseFromSchema(tx, person, { schema: 'service_users', vault }),
      ),
    },
    nightly: [sweepQueue, deleteRemovedQueue],
    /** What would have left, of late: for the page that a demonstration has. */
    demonstrationMessages: () => demonstrationMessages(db, vault),
    seeding: createServiceUsersSeeding({ db, vault, clock: config.clock, indexSecret: config.indexSecret }),
    /** Imports people from a file. See src/import/README.md. */
    importPeople: (wish: PeopleToImport) =>
      importPeople({ db, vault, clock: config.clock, indexSecret: config.indexSecret }, wish),
    healthy: async () => (await db.$queryRawUnsafe<unknown[]>('SELECT 1')).length === 1,
    async [Symbol.asyncDispose]() {
      await subgraph.stop()
      await jobs.stop()
      await db.$disconnect()
    },
  }
}
