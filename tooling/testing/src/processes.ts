import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { inject } from 'vitest'
import { cloneDatabase, dropDatabase, installationOf, systemClock } from '@candour/database'
import { startProcesses, writeEnvironmentFiles, type ProcessEnvironment, type Processes } from '@candour/deployment'
import { InstallationFolder, openDemonstrationIdentity, startPeopleServices } from '@candour/dev-env'
import { foundingProfiles } from '@candour/organisations'
import { apiAs, type Api, type Persona } from './api-client.ts'
import { freePort } from './free-port.ts'
import { personIdIn } from './person-id.ts'
import type { TestSystem } from './test-system.ts'

/** The system as processes of their own, on a seeded database of its own. */
export interface TestProcesses extends TestSystem {
  readonly processes: Processes
  /** Folder of the environment files. */
  readonly folder: string
  /** Addresses of the gateways. */
  readonly gateways: readonly string[]
  /** The API of one gateway, or of all in turn, as an invented person sees it. */
  as(
    persona: Persona,
    options?: { readonly purpose?: string; readonly assurance?: 1 | 2 | 3; readonly at?: string },
  ): Promise<Api>
}

/** Starts two gateways, two replicas of service-users and one of everything else. @param environment told to every process */
export async function startTestProcesses(environment: ProcessEnvironment = {}): Promise<TestProcesses> {
  const { adminUrl: seeded, folder: path } = inject('seeded')
  const seed = new InstallationFolder(path)
  const secrets = await seed.secrets()
  const name = `candour_${randomBytes(6).toString('hex')}`
  const template = new URL(seeded).pathname.slice(1)
  await using started = new AsyncDisposableStack()
  const adminUrl = await cloneDatabase({ adminUrl: seeded, template, name })
  started.defer(() => dropDatabase({ adminUrl: seeded, name }))
  const installation = installationOf({ adminUrl, secret: secrets.of('database'), rolePrefix: template })

  const folder = await mkdtemp(join(tmpdir(), 'candour-processes-'))
  started.defer(() => rm(folder, { recursive: true }))
  const gatewayPort = await freePort()
  const publicUrl = `http://localhost:${gatewayPort}`
  const keyEncryptionKey = join(seed.keys, 'key-encryption.key')
  await writeEnvironmentFiles({ installation, secrets, publicUrl, demonstration: true, folder }, keyEncryptionKey)

  const identity = started.use(
    await openDemonstrationIdentity(publicUrl, installation.serviceUrl('identity'), secrets, foundingProfiles()),
  )
  const profiles = foundingProfiles()
  const people = started.use(
    await startPeopleServices({ adminUrl, installation, secrets, keysFolder: seed.keys, clock: systemClock, profiles }),
  )
  const owner = started.adopt(new pg.Pool({ connectionString: adminUrl, max: 2 }), (pool) => pool.end())
  const sql = async <Row extends object>(statement: string, ...values: unknown[]) =>
    (await owner.query<Row>(statement, values)).rows
  const processes = started.use(await startProcesses({ folder, gatewayPort, environment }))
  const gateways = processes.of('gateway').map(({ url }) => url)
  const resources = started.move()
  return {
    processes,
    folder,
    gateways,
    sql,
    url: publicUrl,
    clock: systemClock,
    serviceUrl: installation.serviceUrl,
    as: (persona, { at, ...options } = {}) => apiAs({ identity }, at ?? inTurn(gateways), persona, options),
    jobsDone: () => nothingWaiting(sql),
    identity,
    seeding: people.seeding,
    personId: personIdIn(sql),
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  }
}

/** One address after the other, so that what one gateway knows the other must know as well. */
function inTurn(addresses: readonly string[]): () => string {
  let asked = 0
  return () => addresses[asked++ % addresses.length] ?? ''
}

/** Only the database knows what other processes work on. */
async function nothingWaiting(sql: TestSystem['sql']): Promise<void> {
  while ((await sql(`SELECT FROM jobs.job WHERE state IN ('created', 'retry', 'active') LIMIT 1`)).length > 0) await pause(50)
}
