import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { cloneDatabase, dropDatabase, installationOf, manualClock, type ManualClock } from '@candour/database'
import { InstallationFolder, startNetwork, type Network, type NetworkConfig } from '@candour/dev-env'
import { foundingProfiles } from '@candour/organisations'
import { apiAs } from './api-client.ts'
import { freePort } from './free-port.ts'
import { personIdIn } from './person-id.ts'
import type { TestSystem } from './test-system.ts'

/** The system as one process, with its insides. */
export interface TestNetwork extends TestSystem {
  readonly network: Network
  readonly clock: ManualClock
  /** Stops the system and leaves its database behind, for copies to begin from. Returns the name of the database. */
  leaveDatabase(): Promise<string>
}

export interface TestNetworkOptions extends Partial<Pick<NetworkConfig, 'portals' | 'between'>> {
  /** Database to copy; the seeded one when left out. */
  readonly from?: string
  /** What time it is; the present when left out. */
  readonly now?: Date
}

/** Starts the system on a copy of a database. Dispose it with `await using`, or in `afterAll`. */
export async function startTestNetwork({ from, now, portals, between }: TestNetworkOptions = {}): Promise<TestNetwork> {
  const { adminUrl: seeded, folder: path } = inject('seeded')
  const folder = new InstallationFolder(path)
  const secrets = await folder.secrets()
  const name = `candour_${randomBytes(6).toString('hex')}`
  const template = new URL(seeded).pathname.slice(1)
  const adminUrl = await cloneDatabase({ adminUrl: seeded, template: from ?? template, name })
  const clock = manualClock(now ?? new Date())
  const port = await freePort()
  const url = `http://localhost:${port}`
  const installation = installationOf({ adminUrl, secret: secrets.of('database'), rolePrefix: template })
  const network = await startNetwork({
    adminUrl,
    installation,
    secrets,
    keysFolder: folder.keys,
    clock,
    profiles: foundingProfiles(),
    port,
    publicUrl: url,
    demonstration: true,
    portals,
    ...(between ? { between } : {}),
  })
  const owner = new pg.Pool({ connectionString: adminUrl, max: 2 })
  // The database is dropped at the end whoever is still connected, in use or idle.
  owner.on('connect', (client) => client.on('error', () => undefined))
  owner.on('error', () => undefined)
  const sql = async <Row extends object>(statement: string, ...values: unknown[]) =>
    (await owner.query<Row>(statement, values)).rows
  const stop = async () => {
    await network[Symbol.asyncDispose]()
    await owner.end()
  }
  return {
    network,
    url,
    clock,
    sql,
    serviceUrl: installation.serviceUrl,
    as: (persona, options) => apiAs(network, url, persona, options),
    personId: personIdIn(sql),
    jobsDone: network.jobsDone,
    identity: network.identity,
    seeding: network.seeding,
    leaveDatabase: async () => {
      await stop()
      return name
    },
    async [Symbol.asyncDispose]() {
      await stop()
      await dropDatabase({ adminUrl: seeded, name })
    },
  }
}
