import pg from 'pg'
import { DatabaseSetupError } from '../database-setup-error.ts'
import type { PinnedConnection } from './pinned-pool.ts'
import { migrationsList, noFilters, type PrismaFolder } from './read-prisma-folder.ts'
import { startSchemaEngine } from './schema-engine.ts'

/** What the database says it has of one service. */
export interface AppliedMigration {
  name: string
  checksum: string
}

/**
 * Whether migrations are missing from the database.
 * @throws DatabaseSetupError SCHEMA_NEWER_THAN_CODE when it has some that the code does not know; MIGRATION_CHANGED when one was
 * edited after it had been applied.
 */
export function migrationsArePending(service: string, folder: PrismaFolder, applied: readonly AppliedMigration[]): boolean {
  const known = new Map(folder.migrations.map(({ name, checksum }) => [name, checksum]))
  for (const { name, checksum } of applied) {
    if (!known.has(name)) {
      throw new DatabaseSetupError(
        'SCHEMA_NEWER_THAN_CODE',
        `The database was already brought to a later version of ${service} ("${name}"): run that version or a later one.`,
      )
    }
    if (known.get(name) !== checksum) {
      throw new DatabaseSetupError(
        'MIGRATION_CHANGED',
        `The migration "${name}" of ${service} was changed after it had been applied.`,
      )
    }
  }
  return applied.length < known.size
}

/**
 * Applies the missing migrations of a service as its own role, all in one transaction: after a failure or a crash nothing of them
 * is there. @throws DatabaseSetupError MIGRATION_FAILED
 */
export async function applyMigrations(service: string, folder: PrismaFolder, serviceUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: serviceUrl })
  await client.connect()
  // After a failure the engine still tries to note it, which the broken transaction refuses: only the first error tells what it was.
  let firstError: unknown
  const query: PinnedConnection['query'] = (statement) =>
    // The two forms of a statement are overloads to the driver.
    client.query(statement as pg.QueryArrayConfig).catch((error: unknown) => {
      firstError ??= error
      throw error
    })
  try {
    await client.query('BEGIN')
    const engine = await startSchemaEngine(folder, { query })
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList: migrationsList(folder), filters: noFilters })
    await client.query('COMMIT')
    return appliedMigrationNames
  } catch (error) {
    const cause = firstError ?? error
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new DatabaseSetupError('MIGRATION_FAILED', `The database of ${service} could not be brought up to date: ${why}`, {
      cause,
    })
  } finally {
    await client.end()
  }
}
