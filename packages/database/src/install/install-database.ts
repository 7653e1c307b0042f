import type pg from 'pg'
import { DatabaseSetupError } from '../database-setup-error.ts'
import { installJobs } from '../jobs/install-jobs.ts'
import { type AppliedMigration, applyMigrations, migrationsArePending } from '../migrate/apply-migrations.ts'
import { readPrismaFolder } from '../migrate/read-prisma-folder.ts'
import { connectAsAdmin } from './connect-as-admin.ts'
import { databaseName, type Installation, installationOf } from './installation.ts'
import { ensureRoles, rolesOf } from './roles.ts'
import { grantsSql, schemasSql } from './schemas-sql.ts'
import type { ServiceSchema } from './service-schema.ts'

export interface InstallDatabaseOptions {
  /** A user of the database who may create roles and schemas. */
  adminUrl: string
  /** What the passwords of the roles are derived from; kept outside the database. */
  secret: Uint8Array
  /** Migrated in this order, each as its own role. */
  schemas: readonly ServiceSchema[]
  /** SQL that can be run again at any time, run after all migrations as the owner of the schema `facts`. */
  factsSql: readonly string[]
  /** Those who have no tables of their own and only read `facts`, such as the gateway. */
  readers?: readonly string[]
  /** Queues besides those of the services. */
  queues?: readonly string[]
}

// Not 72707369, which the migration engine takes for itself.
const installationLock = 20_261_122

/**
 * Brings a database to what the code needs: roles, schemas, migrations, views of facts, keys, jobs, and who may do what. Run before
 * anything starts; does nothing twice, and waits for another process that is at it.
 * @throws DatabaseSetupError
 */
export async function installDatabase(options: InstallDatabaseOptions): Promise<Installation> {
  const { adminUrl, secret, schemas } = options
  const prefix = databaseName(adminUrl)
  const installation = installationOf({ adminUrl, secret })
  const roles = rolesOf(
    prefix,
    schemas.map(({ service }) => service),
    options.readers,
  )
  const folders = await Promise.all(schemas.map(({ prismaFolder }) => readPrismaFolder(prismaFolder)))
  const admin = await connectAsAdmin(adminUrl)
  try {
    await admin.query('SELECT pg_advisory_lock($1)', [installationLock])
    await requireCreate(admin, prefix)
    await ensureRoles(admin, roles, secret)
    await inTransaction(admin, schemasSql(prefix, schemas, roles))
    for (const [index, { service, schema }] of schemas.entries()) {
      const folder = folders[index]
      if (folder && migrationsArePending(service, folder, await appliedMigrations(admin, schema))) {
        await applyMigrations(service, folder, installation.serviceUrl(service))
      }
    }
    await installJobs(installation.workerUrl, [...schemas.flatMap(({ queues = [] }) => queues), ...(options.queues ?? [])])
    await inTransaction(admin, grantsSql(schemas, roles, options.factsSql))
  } finally {
    await admin.end()
  }
  return installation
}

/** Whether a database holds wrapped keys of persons, so that a key-encryption key that is missing was lost. False before installation. */
export async function hasWrappedKeys(adminUrl: string, rolePrefix = databaseName(adminUrl)): Promise<boolean> {
  const admin = await connectAsAdmin(adminUrl)
  try {
    const { rows } = await admin.query<{ there: boolean }>(`SELECT to_regclass('keys.person_key') IS NOT NULL AS there`)
    if (!rows[0]?.there) return false
    // As the owner of the table, from whom row-level security hides nothing.
    await admin.query(`SET ROLE ${admin.escapeIdentifier(rolesOf(rolePrefix, []).keysOwner)}`)
    return (await admin.query('SELECT FROM keys.person_key LIMIT 1')).rowCount === 1
  } finally {
    await admin.end()
  }
}

async function requireCreate(admin: pg.Client, database: string): Promise<void> {
  const { rows } = await admin.query<{ may: boolean; user: string }>(
    `SELECT has_database_privilege(current_database(), 'CREATE') AS may, current_user AS user`,
  )
  if (rows[0]?.may) return
  const sql = `GRANT CREATE ON DATABASE ${admin.escapeIdentifier(database)} TO ${admin.escapeIdentifier(rows[0]?.user ?? '')};`
  throw new DatabaseSetupError(
    'NO_CREATE_ON_DATABASE',
    `The database user may not create schemas. An administrator must run once:\n${sql}`,
    { sql },
  )
}

async function appliedMigrations(admin: pg.Client, schema: string): Promise<AppliedMigration[]> {
  const table = `${admin.escapeIdentifier(schema)}._prisma_migrations`
  const { rows } = await admin.query<{ there: boolean }>('SELECT to_regclass($1) IS NOT NULL AS there', [table])
  if (!rows[0]?.there) return []
  const applied = await admin.query<AppliedMigration>(
    `SELECT migration_name AS name, checksum FROM ${table} WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
  )
  return applied.rows
}

async function inTransaction(admin: pg.Client, sql: string): Promise<void> {
  try {
    await admin.query(`BEGIN;\n${sql}\nCOMMIT;`)
  } catch (error) {
    await admin.query('ROLLBACK')
    throw error
  }
}
