import type pg from 'pg'
import {
  BackupError,
  connectAsAdmin,
  databaseName,
  keysOwnerOf,
  readRows,
  readSealedFile,
  requireKeyOpens,
  roleName,
  tablesOf,
  type Clock,
  type KeyProvider,
} from '@candour/database'
import { londonDateOf } from '@candour/statutory-clock'
import type { Secrets } from '../installation-folder.ts'
import { installEverything, schemas } from '../network.ts'
import { discardHalfFilled } from '../seeding-state.ts'
import { backupFiles, joinedTombstones, tombstonesIn, type Tombstone } from './backup-files.ts'
import { installedMigrations } from './installed-migrations.ts'
import { backedUp, secretsCheck } from './make-backup.ts'
import { replayErasures } from './replay-erasures.ts'

export interface RestoreTarget {
  readonly adminUrl: string
  readonly secrets: Secrets
  readonly clock: Clock
  readonly backupKey: Uint8Array
  /** Opened once it is known that the database is empty. */
  readonly keys: () => Promise<KeyProvider>
  /** Who was erased since, besides those on the backup's own list. */
  readonly erased: readonly Tombstone[]
}

export interface Restored {
  readonly rows: number
  readonly keys: number
  readonly createdAt: string
  readonly erased: number
}

/**
 * Puts a backup into a database that holds nothing of Candour: all of it, or nothing. Whoever was erased since is erased again before anybody can look.
 * @throws BackupError when the database is not empty, a file is damaged, its keys are too old, or the installation's secrets are others
 */
export async function restoreBackup(target: RestoreTarget, path: string): Promise<Restored> {
  const { adminUrl, secrets, clock, backupKey } = target
  const files = backupFiles(path)
  await using data = await readSealedFile(files.data, backupKey, 'data')
  await using keys = await readSealedFile(files.keys, backupKey, 'keys')
  const until = new Date(String(keys.header['until']))
  if (!(clock.now() < until))
    throw new BackupError(`The keys of this backup were good until ${until.toISOString()}: what was sealed with them is gone.`)
  for (const { header } of [data, keys])
    if (header['secrets'] !== secretsCheck(secrets))
      throw new BackupError('This backup was made under another master secret: restore the folder with the keys first.')
  if (data.header.createdAt !== keys.header.createdAt) throw new BackupError('The file with the keys belongs to another backup.')
  await requireEmpty(adminUrl)
  try {
    await installEverything(adminUrl, secrets)
    const client = await connectAsAdmin(adminUrl)
    try {
      await client.query('BEGIN')
      const restored = await fill(client)
      await client.query('COMMIT')
      return restored
    } finally {
      await client.end()
    }
  } catch (error) {
    // It was empty before: what was put there is of no use to anybody.
    await discardHalfFilled(adminUrl)
    throw error
  }

  async function fill(client: pg.Client): Promise<Restored> {
    const prefix = databaseName(adminUrl)
    const made = data.header['migrations']
    const here = await installedMigrations(client)
    if (!Array.isArray(made) || made.join() !== here.join())
      throw new BackupError(
        'This backup was made by another version of Candour: restore it with that version, then start this one.',
      )
    await client.query(
      `CREATE SCHEMA IF NOT EXISTS installation;
       CREATE TABLE IF NOT EXISTS installation.seeding (only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one), state text NOT NULL)`,
    )
    await client.query(`SET LOCAL ROLE ${client.escapeIdentifier(roleName(prefix, 'access'))}`)
    const months = monthsSince(new Date(String(data.header['oldestEntry'])), clock.now())
    await client.query('SELECT access.ensure_audit_months($1, $2)', [data.header['oldestEntry'], months])
    await client.query('RESET ROLE')
    const jobs = (await tablesOf(client, ['jobs'])).filter(({ table }) => table === 'job')
    const rows = await readRows(client, [...(await tablesOf(client, backedUp)), ...jobs], data)
    await client.query(`SET LOCAL ROLE ${client.escapeIdentifier(keysOwnerOf(prefix))}`)
    const keyRows = await readRows(client, await tablesOf(client, ['keys']), keys)
    await requireKeyOpens(client, await target.keys())
    await client.query('RESET ROLE')
    const tombstones = joinedTombstones(await tombstonesIn(client), target.erased)
    await replayErasures(client, prefix, tombstones, londonDateOf(clock.now()))
    const sum = (of: ReadonlyMap<string, number>) => [...of.values()].reduce((total, count) => total + count, 0)
    return { rows: sum(rows), keys: sum(keyRows), createdAt: data.header.createdAt, erased: tombstones.length }
  }
}

async function requireEmpty(adminUrl: string): Promise<void> {
  const client = await connectAsAdmin(adminUrl)
  try {
    const { rowCount } = await client.query('SELECT FROM pg_namespace WHERE nspname = ANY ($1)', [
      [...schemas.map(({ schema }) => schema), 'facts', 'keys', 'jobs', 'installation'],
    ])
    if (rowCount) throw new BackupError('The database is not empty: a backup is restored only where nothing can be overwritten.')
  } finally {
    await client.end()
  }
}

const monthsSince = (from: Date, to: Date) =>
  Math.max(1, 12 * (to.getUTCFullYear() - from.getUTCFullYear()) + to.getUTCMonth() - from.getUTCMonth() + 4)
