import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { cloneDatabase, dropDatabase, installationOf, manualClock, type ManualClock } from '@candour/database'
import { InstallationFolder, startNetwork, type Network, type NetworkConfig } from '@candour/dev-env'
import { foundingProfiles } from '@candour/organisations'
import { apiAs, type Api, type Persona } from './api-client.ts'
import { freePort } from './free-port.ts'

/** The whole system on a seeded database of its own. */
export interface TestNetwork extends AsyncDisposable {
  readonly network: Network
  readonly url: string
  readonly clock: ManualClock
  /** The API as an invented person sees it, with a token issued now. */
  as(persona: Persona, options?: { readonly purpose?: string; readonly assurance?: 1 | 2 }): Promise<Api>
  /** Looks into the database as its owner, past every rule. */
  sql<Row extends object>(statement: string, ...values: unknown[]): Promise<Row[]>
  /** Connection string of a service's own role. */
  serviceUrl(service: string): string
  /** Id of a person by the name they are known by. */
  personId(familyName: string): Promise<string>
}

/** Starts the system on a copy of the seeded database. Dispose it with `await using`, or in `afterAll`. */
export async function startTestNetwork(overrides: Partial<Pick<NetworkConfig, 'portals'>> = {}): Promise<TestNetwork> {
  const { adminUrl: seeded, folder: path } = inject('seeded')
  const folder = new InstallationFolder(path)
  const secrets = await folder.secrets()
  const name = `candour_${randomBytes(6).toString('hex')}`
  const template = new URL(seeded).pathname.slice(1)
  const adminUrl = await cloneDatabase({ adminUrl: seeded, template, name })
  const clock = manualClock(new Date())
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
    portals: overrides.portals,
  })
  const owner = new pg.Pool({ connectionString: adminUrl, max: 2 })
  // The database is dropped at the end whoever is still connected.
  owner.on('connect', (client) => client.on('error', () => undefined))
  const sql = async <Row extends object>(statement: string, ...values: unknown[]) =>
    (await owner.query<Row>(statement, values)).rows
  return {
    network,
    url,
    clock,
    sql,
    serviceUrl: installation.serviceUrl,
    as: (persona, options) => apiAs(network, url, persona, options),
    personId: async (familyName) => {
      const [row] = await sql<{ id: string }>(
        'SELECT id::text FROM service_users.service_user WHERE family_name = $1',
        familyName,
      )
      if (!row) throw new Error(`there is nobody called ${familyName} in the seed`)
      return row.id
    },
    async [Symbol.asyncDispose]() {
      await network[Symbol.asyncDispose]()
      await owner.end()
      await dropDatabase({ adminUrl: seeded, name })
    },
  }
}
