import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { importSPKI, type CryptoKey } from 'jose'
import { jobWorker, openKeyProvider, systemClock, type Clock, type JobHandler, type KeyProvider } from '@candour/database'
import { createPolicy } from '@candour/need-to-know'
import { policyProfile, type OrganisationProfile } from '@candour/organisations'
import { listen } from './listen.ts'
import { readListenAddress } from './serve-address.ts'
import { BadEnvironment, type EnvironmentReader } from './serve-environment.ts'
import { runProcess, type Served } from './serve-process.ts'
import { readProfiles } from './serve-profiles.ts'
import type { ServedOrganisation, SubgraphAnswer, SubgraphRequest } from './subgraph.ts'

/** What every subgraph's service is started with. */
export interface CommonServiceConfig {
  readonly databaseUrl: string
  readonly keyProvider: KeyProvider
  readonly gatewayKey: CryptoKey
  readonly clock: Clock
  readonly organisation: (code: string) => ServedOrganisation | undefined
}

/** What a subgraph's service gives back. */
export interface StartedService extends AsyncDisposable {
  readonly subgraph: { execute(request: SubgraphRequest): Promise<SubgraphAnswer> }
  /** By queue; each knows what its own queue's jobs carry. */
  readonly handlers: Readonly<Record<string, JobHandler<never>>>
  /** Those of the queues to which a job for each organisation is sent every night. */
  readonly nightly?: readonly string[]
  readonly healthy: () => Promise<boolean>
}

export interface SubgraphProcess {
  readonly name: string
  /** Where it listens unless PORT says otherwise. */
  readonly port: number
  /** The largest body that a gateway may send, in bytes, where it has to be more than usual. */
  readonly largestBody?: number
  readonly start: (config: CommonServiceConfig, environment: EnvironmentReader) => Promise<StartedService>
}

/**
 * Runs one subgraph as a process of its own, in any number of replicas: it answers what a gateway signed, and works on its service's queues.
 * Reads <NAME>_DATABASE_URL, VIEWER_PUBLIC_KEY_FILE, KEYS_FOLDER; if wanted JOBS_DATABASE_URL (without it the process leaves the queues to
 * other replicas), ORGANISATIONS_FOLDER, HOST, PORT, TLS_CERTIFICATE_FILE, TLS_KEY_FILE and what telemetry reads.
 */
export const serveSubgraph = (subgraph: SubgraphProcess): Promise<void> =>
  runProcess(subgraph.name, (environment) => startSubgraph(subgraph, environment))

async function startSubgraph(subgraph: SubgraphProcess, environment: EnvironmentReader): Promise<Served> {
  const { name, port, start } = subgraph
  const profiles = readProfiles(environment)
  const organisations = profiles.map(({ id }) => id)
  const config = await readCommonConfig(name, environment, profiles)
  const address = readListenAddress(environment, port)
  const jobsUrl = environment.optional('JOBS_DATABASE_URL') && environment.databaseUrl('JOBS_DATABASE_URL')
  await using started = new AsyncDisposableStack()
  const service = started.use(await start(config, environment))
  if (jobsUrl !== undefined && Object.keys(service.handlers).length > 0) {
    const jobs = started.use(jobWorker(jobsUrl, config.clock))
    for (const [queue, handler] of Object.entries(service.handlers)) jobs.work(queue, handler)
    for (const queue of service.nightly ?? []) jobs.nightly(queue, organisations)
    await jobs.ready()
  }
  const server = await listen(service.subgraph, {
    ...address,
    name,
    healthy: service.healthy,
    ...(subgraph.largestBody === undefined ? {} : { largestBody: subgraph.largestBody }),
  })
  started.defer(() => server.stop())
  const resources = started.move()
  return { url: server.url, [Symbol.asyncDispose]: () => resources.disposeAsync() }
}

async function readCommonConfig(
  name: string,
  environment: EnvironmentReader,
  profiles: readonly OrganisationProfile[],
): Promise<CommonServiceConfig> {
  const databaseUrl = environment.databaseUrl(`${name.replaceAll('-', '_').toUpperCase()}_DATABASE_URL`)
  const gatewayKey = await environment.file('VIEWER_PUBLIC_KEY_FILE', 'the gateway’s Ed25519 public key (SPKI, PEM)', (pem) =>
    importSPKI(pem, 'EdDSA'),
  )
  const keysFolder = environment.text('KEYS_FOLDER')
  // Only the installation makes the key: one that each replica made for itself would open nothing of the others'.
  if (environment.optional('VAULT_TRANSIT_KEY') === undefined && !existsSync(join(keysFolder, 'key-encryption.key')))
    throw new BadEnvironment('KEYS_FOLDER has to hold the file key-encryption.key that the installation made.')
  const keyProvider = await openKeyProvider(environment.optional, keysFolder, { hasWrappedKeys: async () => true })
  const served = new Map(
    profiles.map((profile) => [profile.id, { profile, policy: createPolicy({ organisation: policyProfile(profile) }) }]),
  )
  return {
    databaseUrl,
    gatewayKey,
    keyProvider,
    clock: systemClock,
    organisation: (code) => served.get(code),
  }
}
