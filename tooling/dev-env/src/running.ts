import { mkdir } from 'node:fs/promises'
import { startEmbeddedPostgres, systemClock } from '@candour/database'
import type { Portal } from '@candour/gateway'
import type { OrganisationProfile } from '@candour/organisations'
import { AuditWitness } from './audit-witness.ts'
import { InstallationFolder } from './installation-folder.ts'
import { installEverything, startNetwork, type Network } from './network.ts'
import { requireFreePort } from './port-check.ts'
import { RefusedStart } from './refused-start.ts'
import { discardHalfFilled, readSeedingState, writeSeedingState, type SeedingState } from './seeding-state.ts'
import { seedDemonstration } from './seed/demonstration.ts'
import { seedFirstAdministrator, toldOnce } from './seed/first-administrator.ts'
import { servedProfiles } from './served-profiles.ts'
import type { Settings } from './settings.ts'

export interface Running extends AsyncDisposable {
  readonly network: Network
  readonly adopted: boolean
  readonly state: SeedingState
}

/** Starts the installation that the settings describe: database, first filling, everything on one port. */
export async function run(
  settings: Settings,
  portals: { staff: Portal; my: Portal },
  progress: (line: string) => void,
): Promise<Running> {
  const profiles = servedProfiles(settings)
  await requireFreePort(settings.port)
  await mkdir(settings.dataFolder, { recursive: true, mode: 0o700 })
  const folder = new InstallationFolder(settings.dataFolder)
  await using started = new AsyncDisposableStack()

  const embedded = settings.databaseUrl ? null : started.use(await startEmbeddedPostgres({ folder: folder.postgres }))
  const adminUrl = embedded?.url ?? settings.databaseUrl ?? ''
  if (embedded) progress(embedded.adopted ? 'PostgreSQL was still running: taken over' : 'PostgreSQL started')
  const before = await readSeedingState(adminUrl)
  const secrets = await folder.secrets({ begun: before === 'empty' || before === 'demonstration' })
  if (before === 'filling') {
    progress('The first start was interrupted: beginning again')
    await discardHalfFilled(adminUrl)
  }
  const fresh = before === 'new' || before === 'filling'
  const state = fresh ? (settings.empty ? 'empty' : 'demonstration') : before
  if (fresh && state === 'demonstration') requireDemonstrated(profiles)
  // Before anything is marked: a database that may not be installed into is left as it was found.
  const installation = await installEverything(adminUrl, secrets)
  const witness = new AuditWitness(folder.witness)
  if (fresh) {
    await witness.begin()
    await writeSeedingState(adminUrl, 'filling')
  }

  const network = started.use(
    await startNetwork({
      adminUrl,
      installation,
      secrets,
      keysFolder: folder.keys,
      clock: systemClock,
      profiles,
      port: settings.port,
      publicUrl: settings.publicUrl,
      demonstration: state === 'demonstration',
      portals,
      auditWitness: (note) => witness.keep(note),
      staffSignInSecrets: settings.staffSignInSecrets,
      ...(state === 'demonstration' ? {} : { messages: settings.messages }),
    }),
  )
  progress('Database up to date, services started')
  if (fresh) await fill(network, profiles, state, progress)
  // Only now does it count as filled: killed before, it is begun again, and tells a first administrator's sign-in anew.
  if (fresh) await writeSeedingState(adminUrl, state === 'empty' ? 'empty' : 'demonstration')
  await folder.announce({ publicUrl: settings.publicUrl, adminUrl })
  started.defer(() => folder.retract())
  const resources = started.move()
  return {
    network,
    adopted: embedded?.adopted ?? false,
    state,
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  }
}

/** @throws RefusedStart when the organisation of the invented people is not served */
function requireDemonstrated(profiles: readonly OrganisationProfile[]): void {
  if (profiles.some(({ id }) => id === 'dmws')) return
  throw new RefusedStart('The demonstration needs the profile dmws.yaml; without it begin with `npm start -- --empty`.')
}

async function fill(
  network: Network,
  [profile]: readonly OrganisationProfile[],
  state: SeedingState,
  progress: (line: string) => void,
): Promise<void> {
  if (state === 'demonstration') await seedDemonstration(network, systemClock, (done) => progress(`  added ${done}`))
  else if (profile) progress(toldOnce(await seedFirstAdministrator(network, systemClock, profile)))
}
