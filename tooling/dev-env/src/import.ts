import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { systemClock } from '@candour/database'
import type { OrganisationProfile } from '@candour/organisations'
import { UnreadableFile } from '@candour/service-users'
import { importInto } from './import-into.ts'
import { endWith, RefusedStart } from './refused-start.ts'
import { root } from './root.ts'
import { analyse, findInstallation, startPeopleServices } from './seed/bulk-installation.ts'
import { progressLine } from './seed/bulk-progress.ts'
import { servedProfiles } from './served-profiles.ts'
import { readSettings } from './settings.ts'

const usage =
  'Usage: npm run import -- FILE.csv --organisation CODE [--dry-run] [--worker USERNAME] [--report FILE]\nThe columns: services/service-users/src/import/README.md'

interface Wish {
  readonly path: string
  readonly profile: OrganisationProfile
  readonly dryRun: boolean
  readonly worker: string | null
  readonly report: string
}

/** @throws RefusedStart */
function readWish(argv: readonly string[], profiles: readonly OrganisationProfile[]): Wish {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      organisation: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      worker: { type: 'string' },
      report: { type: 'string' },
    },
  })
  const [given] = positionals
  if (given === undefined || positionals.length !== 1) throw new RefusedStart(usage)
  // npm runs in the top folder, whichever folder it was called from.
  const inCaller = (file: string) => resolve(process.env['INIT_CWD'] ?? process.cwd(), file)
  const path = inCaller(given)
  const profile = profiles.find(({ id }) => id === values.organisation)
  if (!profile) throw new RefusedStart(`${usage}\nOrganisations: ${profiles.map(({ id }) => id).join(', ')}`)
  return {
    path,
    profile,
    dryRun: values['dry-run'],
    worker: values.worker ?? null,
    report: values.report === undefined ? `${path}.problems.csv` : inCaller(values.report),
  }
}

const megabytes = () => `${Math.round(process.memoryUsage.rss() / 1_000_000)} MB`

async function importFile(): Promise<void> {
  const settings = readSettings([], process.env, root)
  const profiles = servedProfiles(settings)
  const wish = readWish(process.argv.slice(2), profiles)
  await using installation = await findInstallation(settings)
  const { adminUrl, secrets, folder } = installation
  await using services = await startPeopleServices({
    adminUrl,
    secrets,
    keysFolder: folder.keys,
    clock: systemClock,
    profiles,
  })
  const before = megabytes()
  const started = performance.now()
  const line = progressLine(process.stdout, 'Rows', null)
  const counts = await importInto(services, systemClock, { ...wish, progress: line.done, analyse: () => analyse(adminUrl) })
  line.end()
  const shown = (count: number) => count.toLocaleString('en-GB')
  console.log(
    [
      `${shown(counts.read)} rows in ${((performance.now() - started) / 1000).toFixed(1)} s; memory ${before} at the start, ${megabytes()} at the end`,
      `  ${wish.dryRun ? 'would be added' : 'added'}  ${shown(counts.added)}`,
      `  on record before, unchanged  ${shown(counts.unchanged)}`,
      `  not taken  ${shown(counts.refused)}`,
      `Report: ${wish.report}`,
    ].join('\n'),
  )
  if (counts.refused > 0) process.exitCode = 1
}

/** Of the file system, about the file that was named. */
const ofFile = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error && 'path' in error && typeof error.path === 'string'

await importFile().catch((error: unknown) => {
  if (ofFile(error)) return endWith(new RefusedStart(`${String(error.path)} cannot be used: ${error.code}.`))
  return endWith(
    error instanceof UnreadableFile || error instanceof TypeError ? new RefusedStart(`${error.message}\n${usage}`) : error,
  )
})
