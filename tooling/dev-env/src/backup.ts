import { resolve, join } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureBackupKey, systemClock } from '@candour/database'
import { backupFiles, keysLiveFor } from './backup/backup-files.ts'
import { makeBackup } from './backup/make-backup.ts'
import { endWith, RefusedStart } from './refused-start.ts'
import { root } from './root.ts'
import { findInstallation } from './seed/bulk-installation.ts'
import { readSettings } from './settings.ts'

const usage = `Usage: npm run backup -- FILE [--keys-days NUMBER]\nThe keys go to FILE.keys, good for ${keysLiveFor} days unless said otherwise: keep them apart from FILE.`

async function backup(): Promise<void> {
  const { values, positionals } = parseArgs({
    args: process.argv.slice(2),
    allowPositionals: true,
    options: { 'keys-days': { type: 'string', default: String(keysLiveFor) } },
  })
  const keysDays = Number(values['keys-days'])
  const [given] = positionals
  if (given === undefined || positionals.length !== 1 || !Number.isInteger(keysDays) || keysDays < 1)
    throw new RefusedStart(usage)
  // npm runs in the top folder, whichever folder it was called from.
  const path = resolve(process.env['INIT_CWD'] ?? process.cwd(), given)
  await using installation = await findInstallation(readSettings([], process.env, root))
  const { adminUrl, secrets, folder } = installation
  const keyFile = join(folder.keys, 'backup.key')
  const backupKey = await ensureBackupKey(keyFile)
  const made = await makeBackup({ adminUrl, secrets, clock: systemClock, backupKey, keysDays }, path)
  const files = backupFiles(path)
  console.log(`${files.data}  ${made.rows.toLocaleString('en-GB')} rows of ${made.tables} tables
${files.keys}  ${made.keys.toLocaleString('en-GB')} keys of persons, good until ${made.keysUntil.toISOString().slice(0, 10)}: keep it apart from the rows
${files.erased}  who was erased: give the newest one to every restore
What opens them is in ${folder.keys}: keep a copy of that folder somewhere else, or nothing opens after a loss.`)
}

await backup().catch((error: unknown) => endWith(error instanceof TypeError ? new RefusedStart(usage) : error))
