import { createVault, erasePersonHandler, erasePersonQueue, jobSender, type Clock, type KeyProvider } from '@candour/database'
import { createOutbox } from '@candour/outbox'
import { reportFault, Subgraph, type ServedOrganisation } from '@candour/subgraph-kit'
import type { CryptoKey } from 'jose'
import { auditLogKey } from './data/audit-tree/audit-log-key.ts'
import { AuditSequencer } from './data/audit-tree/audit-sequencer.ts'
import { birthdayNoticesQueue, tellOfBirthdays } from './data/birthday-notices.ts'
import { connect, type AccessDatabase } from './data/database.ts'
import { erasePerson } from './data/erase-person.ts'
import { assignRegisteringWorker } from './data/registering-worker.ts'
import { lookForPatterns } from './data/security-alerts.ts'
import { forgetExpiredContexts } from './data/spent-contexts.ts'
import { contextExtension, type AccessContext } from './graphql/context.ts'
import { schema } from './graphql/schema.ts'
import { createAccessSeeding } from './seeding.ts'

export interface AccessConfig {
  readonly databaseUrl: string
  readonly keyProvider: KeyProvider
  /** Verifies that a request was signed by a gateway of this installation. */
  readonly gatewayKey: CryptoKey
  readonly clock: Clock
  readonly organisation: (code: string) => ServedOrganisation | undefined
  /** 32 bytes that the log's checkpoints are signed with: kept outside the database, the same in every replica. */
  readonly auditSecret: Uint8Array
  /** Is given each signed checkpoint, to keep it outside the database. */
  readonly auditWitness?: (note: string) => Promise<void>
}

/** How often used viewer contexts are forgotten, in milliseconds. */
const sweepEvery = 10 * 60_000
/** How often patterns are looked for, in milliseconds. */
const lookEvery = 60_000

/** Starts the subgraph that owns staff, roles and their approval, assignments, exclusions, integrators and the audit log. */
export async function startAccessService(config: AccessConfig) {
  const { clock } = config
  const db = connect(config.databaseUrl)
  const vault = createVault({ service: 'access', provider: config.keyProvider, query: db })
  const jobs = jobSender(config.databaseUrl)
  const outbox = createOutbox({ service: 'access', jobs, clock })
  const subgraph = await Subgraph.start<AccessDatabase, AccessContext>({
    name: 'access',
    schema,
    clock,
    gatewayKey: config.gatewayKey,
    db,
    vault,
    organisation: config.organisation,
    extend: contextExtension(outbox),
  })
  const sweep = setInterval(() => {
    forgetExpiredContexts(db, clock.now()).catch((error: unknown) => reportFault('access', null, error))
  }, sweepEvery).unref()
  const look = setInterval(() => {
    lookForPatterns(db, clock).catch((error: unknown) => reportFault('access', null, error))
  }, lookEvery).unref()
  const sequencer = new AuditSequencer({
    databaseUrl: config.databaseUrl,
    clock,
    log: auditLogKey(config.auditSecret),
    ...(config.auditWitness ? { witness: config.auditWitness } : {}),
    onFault: (error) => reportFault('access', null, error),
  })
  return {
    subgraph,
    /** Resolves when all that was written before is in the tree. */
    auditCaughtUp: () => sequencer.caughtUp(),
    /** Raises alerts about patterns in what was refused and in sign-ins; done every minute as well. */
    lookForPatterns: () => lookForPatterns(db, clock),
    handlers: {
      'access/assign-registering-worker': assignRegisteringWorker(db, clock),
      [birthdayNoticesQueue]: tellOfBirthdays(db, clock, outbox),
      [erasePersonQueue('access')]: erasePersonHandler('access', { db, jobs }, (tx, person) =>
        erasePerson(tx, vault, clock, person),
      ),
    },
    nightly: [birthdayNoticesQueue],
    seeding: createAccessSeeding(db, clock, { vault, profile: (code) => config.organisation(code)?.profile }),
    healthy: async () => (await db.$queryRawUnsafe<unknown[]>('SELECT 1')).length === 1,
    async [Symbol.asyncDispose]() {
      clearInterval(sweep)
      clearInterval(look)
      await subgraph.stop()
      await sequencer[Symbol.asyncDispose]()
      await jobs.stop()
      await db.$disconnect()
    },
  }
}
