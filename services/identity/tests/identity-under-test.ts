import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { installDatabase, type ManualClock, manualClock, newId, startEmbeddedPostgres } from '@candour/database'
import { type IdentityConfig, identitySchema, newTotpSecret, startIdentityService } from '../src/index.ts'
import { openDatabase } from '../src/data/database.ts'

/** The service and its database for one test file, with the people that the tests sign in. */
export interface IdentityUnderTest extends AsyncDisposable {
  publicUrl: string
  clock: ManualClock
  /** The service's own connection, to look at what is stored. */
  database: ReturnType<typeof openDatabase>
  people: { worker: Person; person: Person; guarded: Person; parent: Person; inspector: Person }
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
  const installation = await installDatabase({ adminUrl: postgres.url, secret, schemas: [identitySchema], factsSql: [] })
  const databaseUrl = installation.serviceUrl('identity')
  const database = openDatabase(databaseUrl)
  const clock = manualClock(new Date())
  const publicUrl = 'http://candour.test:4000'

  const start = (changes: Partial<IdentityConfig> = {}) =>
    startIdentityService({
      publicUrl,
      databaseUrl,
      secret,
      clock,
      organisations: [organisation],
      demonstration: true,
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
    people: { worker, person, guarded, parent, inspector },
    start,
    async [Symbol.asyncDispose]() {
      await database.$disconnect()
      await postgres.stop()
      await rm(folder, { recursive: true })
    },
  }
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
