import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectAsAdmin, installDatabase, type ManualClock, manualClock, newId, startEmbeddedPostgres } from '@candour/database'
import { type IdentityConfig, identitySchema, newTotpSecret, startIdentityService } from '../src/index.ts'
import { openDatabase } from '../src/data/database.ts'

/** The service and its database for one test file, with the people that the tests sign in. */
export interface IdentityUnderTest extends AsyncDisposable {
  publicUrl: string
  clock: ManualClock
  /** The service's own connection, to look at what is stored. */
  database: ReturnType<typeof openDatabase>
  people: { worker: Person; person: Person; guarded: Person; parent: Person; inspector: Person }
  /** What people were told, in the order in which it was queued. */
  told: { kind: string; to: { kind: string; id: string } }[]
  start(changes?: Partial<IdentityConfig>): ReturnType<typeof startIdentityService>
}

export interface Person {
  id: string
  username: string
  password: string
  totpSecret?: string
}

export async function identityUnderTest(): Promise<IdentityUnderTest> {
  const folder = await mkdtemp(join(tmpdir(), 'candour-identity-'))
  const postgres = await startEmbeddedPostgres({ folder, durable: false })
  const secret = randomBytes(32)
  const installation = await installDatabase({
    adminUrl: postgres.url,
    secret,
    schemas: [identitySchema],
    factsSql: factsOfAccess,
  })
  await auditLog(postgres.url)
  const databaseUrl = installation.serviceUrl('identity')
  const database = openDatabase(databaseUrl)
  const clock = manualClock(new Date())
  const publicUrl = 'http://candour.test:4000'

  const told: IdentityUnderTest['told'] = []
  // Sending is another service's: here is seen what would be sent.
  const outbox: NonNullable<IdentityConfig['outbox']> = {
    queue: async (_tx, { kind, to }) => {
      told.push({ kind, to: { kind: to.kind, id: to.id } })
      return newId(clock)
    },
  }

  const start = (changes: Partial<IdentityConfig> = {}) =>
    startIdentityService({
      publicUrl,
      databaseUrl,
      secret,
      clock,
      organisations: [organisation],
      demonstration: true,
      outbox,
      port: 0,
      ...changes,
    })

  const password = 'quiet harbour lantern'
  const worker = { id: newId(clock), username: 'dmws.support-worker', password, totpSecret: newTotpSecret() }
  const person = { id: newId(clock), username: 'dmws.service-user.1', password }
  const parent = { id: newId(clock), username: 'dmws.representative', password }
  const inspector = { id: newId(clock), username: 'dmws.inspector', password, totpSecret: newTotpSecret() }
  const guarded = { id: newId(clock), username: 'dmws.service-user.2', password, totpSecret: newTotpSecret() }
  {
    await using service = await start()
    const { openAccount } = service.identity
    await openAccount({ ...worker, organisation: 'dmws', kind: 'staff', displayName: 'Imogen Vale' })
    await openAccount({ ...person, organisation: 'dmws', kind: 'service-user', displayName: 'Tomas <Reed>' })
    await openAccount({ ...guarded, organisation: 'dmws', kind: 'service-user', displayName: 'Ada Finch' })
    await openAccount({ ...parent, organisation: 'dmws', kind: 'representative', displayName: 'Noor Abadi' })
    await openAccount({ ...inspector, organisation: 'dmws', kind: 'inspector', displayName: 'Vera Lunt' })
  }

  return {
    publicUrl,
    clock,
    database,
    told,
    people: { worker, person, guarded, parent, inspector },
    start,
    async [Symbol.asyncDispose]() {
      await database.$disconnect()
      await postgres.stop()
      await rm(folder, { recursive: true })
    },
  }
}

/** Stands in for what the access service publishes, as a table that a test fills. */
const factsOfAccess = [
  `CREATE TABLE IF NOT EXISTS facts.sign_in_code (id uuid, organisation text, account_id uuid, kind text, purpose text, subject_id uuid,
     code_hash bytea, proof_hash bytea, username text, name text, issued_at timestamptz, expires_at timestamptz)`,
]

/** The log of the access service, into which every service writes. */
async function auditLog(adminUrl: string): Promise<void> {
  const admin = await connectAsAdmin(adminUrl)
  await admin.query(`CREATE SCHEMA access; GRANT USAGE ON SCHEMA access TO PUBLIC;
    CREATE TABLE access.audit (id uuid, organisation text, at timestamptz, request_id uuid, service text, operation text, outcome text, resource text,
      viewer_kind text, viewer_id uuid, viewer_roles text[], purpose text, relationships text[], subject_id uuid, categories text[]);
    GRANT INSERT, SELECT ON access.audit TO PUBLIC; GRANT INSERT, DELETE ON facts.sign_in_code TO PUBLIC`)
  await admin.end()
}

export const organisation = {
  id: 'dmws',
  name: 'Defence Medical Welfare Service',
  help: { phone: '01632 960 001' },
  dataProtectionOfficer: {
    title: 'Data Protection Officer',
    address: ['1 Example Street', 'Exampleton', 'ZZ99 3WZ'],
    email: 'dpo@dmws.example',
  },
}
