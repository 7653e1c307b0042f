import { generateKeyPair } from 'jose'
import pg from 'pg'
import { startAccessService } from '@candour/access'
import { startConsentService } from '@candour/consent'
import { startEmbeddedPostgres, type Clock, type Installation } from '@candour/database'
import { createPolicy } from '@candour/need-to-know'
import { policyProfile, type OrganisationProfile } from '@candour/organisations'
import { startServiceUsersService } from '@candour/service-users'
import { InstallationFolder, type Secrets } from '../installation-folder.ts'
import { installEverything } from '../network.ts'
import { openKeys } from '../open-keys.ts'
import { RefusedStart } from '../refused-start.ts'
import { readSeedingState, type SeedingState } from '../seeding-state.ts'
import type { Settings } from '../settings.ts'

/** An installation as a second process finds it: its database up, whether or not Candour is running on it. */
export interface FoundInstallation extends AsyncDisposable {
  readonly adminUrl: string
  readonly folder: InstallationFolder
  readonly secrets: Secrets
  readonly state: SeedingState
}

/**
 * Finds the running installation, or else starts its database, which is stopped again in the end unless Candour was started meanwhile.
 * @throws RefusedStart where nothing was ever installed
 */
export async function findInstallation(settings: Settings): Promise<FoundInstallation> {
  const folder = new InstallationFolder(settings.dataFolder)
  await using started = new AsyncDisposableStack()
  const running = (await folder.announced())?.adminUrl
  let adminUrl = running !== undefined && (await answers(running)) ? running : settings.databaseUrl
  if (adminUrl === undefined) {
    const embedded = await startEmbeddedPostgres({ folder: folder.postgres })
    started.defer(async () => {
      if ((await folder.announced()) === undefined || embedded.url === running) await embedded.stop()
    })
    adminUrl = embedded.url
  }
  const state = await readSeedingState(adminUrl)
  if (state === 'new' || state === 'filling')
    throw new RefusedStart('Candour was never started here. Start it once with `npm start`.')
  const secrets = await folder.secrets()
  const resources = started.move()
  return { adminUrl, folder, secrets, state, [Symbol.asyncDispose]: () => resources.disposeAsync() }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 })
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

export interface ServicesConfig {
  readonly adminUrl: string
  readonly secrets: Secrets
  readonly keysFolder: string
  readonly clock: Clock
  readonly profiles: readonly OrganisationProfile[]
  /** Left out: installed here, as at every start. */
  readonly installation?: Installation
}

/** The services that keep people, without a gateway in front: nothing can be asked of them but by the code that started them. */
export async function startPeopleServices(config: ServicesConfig) {
  const { adminUrl, secrets, clock, profiles } = config
  const installation = config.installation ?? (await installEverything(adminUrl, secrets))
  await using started = new AsyncDisposableStack()
  const keyProvider = await openKeys({ adminUrl, rolePrefix: installation.rolePrefix, keysFolder: config.keysFolder })
  // Nobody holds the other half.
  const { publicKey: gatewayKey } = await generateKeyPair('EdDSA')
  const served = new Map(
    profiles.map((profile) => [profile.id, { profile, policy: createPolicy({ organisation: policyProfile(profile) }) }]),
  )
  const common = (service: string) => ({
    databaseUrl: installation.serviceUrl(service),
    keyProvider,
    gatewayKey,
    clock,
    organisation: (code: string) => served.get(code),
  })
  const access = started.use(await startAccessService({ ...common('access'), auditSecret: secrets.of('audit-signing') }))
  const indexSecret = secrets.of('nhs-number-index')
  const serviceUsers = started.use(await startServiceUsersService({ ...common('service-users'), indexSecret, messages: {} }))
  const consent = started.use(await startConsentService(common('consent')))
  const resources = started.move()
  return {
    installation,
    people: serviceUsers,
    seeding: { access: access.seeding, serviceUsers: serviceUsers.seeding, consent: consent.seeding },
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  }
}

/** Tells the planner what the tables hold now; without it queries over what was just added are planned badly. */
export async function analyse(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await client.query('ANALYZE')
  } finally {
    await client.end()
  }
}
