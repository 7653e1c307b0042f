import { createHmac } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import {
  connectAsAdmin,
  databaseName,
  keysOwnerOf,
  tablesOf,
  writeRows,
  writeSealedFile,
  type Clock,
  type SealedWriter,
} from '@candour/database'
import type { Secrets } from '../installation-folder.ts'
import { schemas } from '../network.ts'
import { backupFiles, keysLiveFor, tombstoneLine, tombstonesIn } from './backup-files.ts'
import { installedMigrations } from './installed-migrations.ts'

export interface BackupSource {
  readonly adminUrl: string
  /** Database whose roles are used; itself when left out. */
  readonly rolePrefix?: string
  readonly secrets: Secrets
  readonly clock: Clock
  readonly backupKey: Uint8Array
  readonly keysDays?: number
}

export interface BackupMade {
  readonly tables: number
  readonly rows: number
  readonly keys: number
  readonly keysUntil: Date
}

/** Work that was not done yet is done after a restore; what was done is history. */
const unfinishedJobs = { 'jobs.job': `state IN ('created', 'retry', 'active')` }

/** Says whether an installation has the secrets that a backup was made under, without telling them. */
export const secretsCheck = (secrets: Secrets): string =>
  createHmac('sha256', secrets.of('backup-check')).update('candour').digest('base64')

/** Tables of an installation that are backed up, each after those that it refers to. */
export const backedUp = [...schemas.map(({ schema }) => schema), 'installation']

/**
 * Writes the whole of an installation as of one moment into three files: rows and wrapped keys, both sealed with the backup key, and the list of who
 * was erased. All or none of them are there in the end; none is overwritten. Everybody goes on reading and writing meanwhile.
 * @throws BackupError
 */
export async function makeBackup(source: BackupSource, path: string): Promise<BackupMade> {
  const { adminUrl, secrets, clock, backupKey, keysDays = keysLiveFor } = source
  const files = backupFiles(path)
  const now = clock.now()
  const keysUntil = new Date(now.getTime() + keysDays * 86_400_000)
  const client = await connectAsAdmin(adminUrl)
  const begun: SealedWriter[] = []
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const { rows: oldest } = await client.query<{ at: Date | null }>('SELECT min(at) AS at FROM access.audit')
    const common = { createdAt: now.toISOString(), secrets: secretsCheck(secrets) }
    const header = {
      kind: 'data',
      ...common,
      migrations: await installedMigrations(client),
      oldestEntry: (oldest[0]?.at ?? now).toISOString(),
    }
    const data = await writeSealedFile(files.data, backupKey, header)
    begun.push(data)
    const jobs = (await tablesOf(client, ['jobs'])).filter(({ table }) => table === 'job')
    const counts = await writeRows(client, [...(await tablesOf(client, backedUp)), ...jobs], data, unfinishedJobs)
    const erased = await tombstonesIn(client)

    await client.query(`SET LOCAL ROLE ${client.escapeIdentifier(keysOwnerOf(source.rolePrefix ?? databaseName(adminUrl)))}`)
    const keys = await writeSealedFile(files.keys, backupKey, { kind: 'keys', ...common, until: keysUntil.toISOString() })
    begun.push(keys)
    const keyCounts = await writeRows(client, await tablesOf(client, ['keys']), keys)
    await writeFile(files.erased, erased.map(tombstoneLine).join(''), { flag: 'wx', mode: 0o600 })
    for (const file of begun) await file.end()
    const sum = (of: ReadonlyMap<string, number>) => [...of.values()].reduce((total, count) => total + count, 0)
    return { tables: counts.size, rows: sum(counts), keys: sum(keyCounts), keysUntil }
  } catch (error) {
    for (const file of begun) await file.abandon()
    throw error
  } finally {
    await client.end()
  }
}
