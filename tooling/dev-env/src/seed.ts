import { parseArgs } from 'node:util'
import { systemClock } from '@candour/database'
import { enrolmentUri, newTotpSecret, type Identity } from '@candour/identity'
import type { OrganisationProfile } from '@candour/organisations'
import { openDemonstrationIdentity } from './demonstration-identity.ts'
import { demonstrationPassword } from './demonstration-credentials.ts'
import { endWith, RefusedStart } from './refused-start.ts'
import { root } from './root.ts'
import { analyse, findInstallation, startPeopleServices } from './seed/bulk-installation.ts'
import { progressLine } from './seed/bulk-progress.ts'
import { seedManyPeople, type SeededWorker } from './seed/bulk-seed.ts'
import { servedProfiles } from './served-profiles.ts'
import { readSettings } from './settings.ts'

const most = 5_000_000
const usage = 'Usage: npm run seed -- --service-users NUMBER [--organisation CODE] [--seed NUMBER]'

interface Wish {
  readonly count: number
  readonly profile: OrganisationProfile
  readonly seed: number
}

/** @throws RefusedStart */
function readWish(argv: readonly string[], profiles: readonly OrganisationProfile[]): Wish {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      'service-users': { type: 'string' },
      organisation: { type: 'string', default: 'dmws' },
      seed: { type: 'string', default: '1' },
    },
  })
  const count = Number(values['service-users'])
  const seed = Number(values.seed)
  if (!Number.isInteger(count) || count < 1 || count > most || !Number.isInteger(seed))
    throw new RefusedStart(`${usage}\nThe number is from 1 to ${most.toLocaleString('en-GB')}.`)
  const profile = profiles.find(({ id }) => id === values.organisation)
  if (!profile) throw new RefusedStart(`${usage}\nOrganisations: ${profiles.map(({ id }) => id).join(', ')}`)
  return { count, profile, seed }
}

/** Adds invented people to the demonstration, beside whatever is there. */
async function seed(): Promise<void> {
  const settings = readSettings([], process.env, root)
  const profiles = servedProfiles(settings)
  const wish = readWish(process.argv.slice(2), profiles)
  await using installation = await findInstallation(settings)
  if (installation.state !== 'demonstration')
    throw new RefusedStart('Invented people are added only to a database that was seeded for demonstration.')
  const { adminUrl, secrets, folder } = installation
  await using services = await startPeopleServices({
    adminUrl,
    secrets,
    keysFolder: folder.keys,
    clock: systemClock,
    profiles,
  })
  const started = performance.now()
  const progress = progressLine(process.stdout, 'People', wish.count)
  const workers = await seedManyPeople(services.seeding, systemClock, { ...wish, analyse: () => analyse(adminUrl) }, progress)
  const seconds = (performance.now() - started) / 1000
  console.log(
    `Added ${wish.count.toLocaleString('en-GB')} people and ${workers.length.toLocaleString('en-GB')} workers in ${seconds.toFixed(1)} s`,
  )
  const [worker] = workers
  if (worker) {
    const { publicUrl } = settings
    const databaseUrl = services.installation.serviceUrl('identity')
    await using identity = await openDemonstrationIdentity(publicUrl, databaseUrl, secrets, profiles)
    await openSignIn(identity, wish.profile, worker)
  }
}

/** One of the new workers can sign in, so that what was added can be looked at. */
async function openSignIn(identity: Identity, { id: organisation }: OrganisationProfile, worker: SeededWorker): Promise<void> {
  const totpSecret = newTotpSecret()
  await identity.openAccount({
    id: worker.id,
    organisation,
    kind: 'staff',
    username: worker.username,
    displayName: worker.name,
    password: demonstrationPassword,
    totpSecret,
  })
  console.log('One of them can sign in:')
  console.log(`  user name      ${worker.username}`)
  console.log(`  password       ${demonstrationPassword}`)
  console.log(`  second factor  ${enrolmentUri(totpSecret, worker.username)}`)
}

await seed().catch((error: unknown) => endWith(error instanceof TypeError ? new RefusedStart(usage) : error))
