import { mkdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { openKeyProvider, readBackupKey, startEmbeddedPostgres, systemClock } from '@candour/database'
import { AuditWitness } from './audit-witness.ts'
import { readTombstones } from './backup/backup-files.ts'
import { restoreBackup } from './backup/restore-backup.ts'
import { InstallationFolder } from './installation-folder.ts'
import { endWith, RefusedStart } from './refused-start.ts'
import { root } from './root.ts'
import { readSettings } from './settings.ts'

const usage = `Usage: npm run restore -- FILE [--erased FILE]...
Into an empty database: of DATABASE_URL, or of a data folder that holds nothing but its keys. --erased names lists of who was erased since.`

async function restore(): Promise<void> {
  const { values, positionals } = parseArgs({
    args: process.argv.slice(2),
    allowPositionals: true,
    options: { erased: { type: 'string', multiple: true, default: [] } },
  })
  const [given] = positionals
  if (given === undefined || positionals.length !== 1) throw new RefusedStart(usage)
  // npm runs in the top folder, whichever folder it was called from.
  const inCaller = (file: string) => resolve(process.env['INIT_CWD'] ?? process.cwd(), file)
  const settings = readSettings([], process.env, root)
  const folder = new InstallationFolder(settings.dataFolder)
  if (await folder.announced()) throw new RefusedStart('Candour is running here: stop it first.')
  await mkdir(settings.dataFolder, { recursive: true, mode: 0o700 })
  const backupKey = await readBackupKey(join(folder.keys, 'backup.key'))
  const secrets = await folder.secrets({ begun: true })
  const erased = (await Promise.all(values.erased.map((file) => readFile(inCaller(file), 'utf8')))).flatMap(readTombstones)
  await using embedded = settings.databaseUrl ? null : await startPostgres(folder)
  const adminUrl = settings.databaseUrl ?? embedded?.url ?? ''
  const restored = await restoreBackup(
    {
      adminUrl,
      secrets,
      clock: systemClock,
      backupKey,
      keys: () => openKeyProvider((name) => process.env[name], folder.keys, { hasWrappedKeys: async () => true }),
      erased,
    },
    inCaller(given),
  )
  // The log is as long as it was then: what was seen of it since is evidence, but not of this one.
  await new AuditWitness(folder.witness).setAside(systemClock.now())
  console.log(
    `Restored as of ${restored.createdAt}: ${restored.rows.toLocaleString('en-GB')} rows, ${restored.keys.toLocaleString('en-GB')} keys of persons; ${restored.erased} erased people stay erased.`,
  )
}

async function startPostgres(folder: InstallationFolder) {
  const server = await startEmbeddedPostgres({ folder: folder.postgres })
  return { url: server.url, [Symbol.asyncDispose]: () => server.stop() }
}

await restore().catch((error: unknown) => endWith(error instanceof TypeError ? new RefusedStart(usage) : error))
