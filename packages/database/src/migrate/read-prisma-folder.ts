import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface Migration {
  name: string
  sql: string
  /** As Prisma keeps it in `_prisma_migrations`. */
  checksum: string
}

/** A service's folder `prisma/`, read into memory. */
export interface PrismaFolder {
  path: string
  schemaFiles: readonly { path: string; content: string }[]
  migrations: readonly Migration[]
}

/** Reads the schema files and migrations of a folder `prisma/`; a folder without migrations is fine. */
export async function readPrismaFolder(folder: URL | string): Promise<PrismaFolder> {
  const path = typeof folder === 'string' ? folder : fileURLToPath(folder)
  const names = (await readdir(path)).filter((name) => name.endsWith('.prisma')).sort()
  const schemaFiles = await Promise.all(
    names.map(async (name) => ({ path: join(path, name), content: await readFile(join(path, name), 'utf8') })),
  )
  return { path, schemaFiles, migrations: await readMigrations(join(path, 'migrations')) }
}

async function readMigrations(path: string): Promise<Migration[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(path, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

/** The migrations in the form that the engine takes. */
export function migrationsList({ path, migrations }: PrismaFolder) {
  return {
    baseDir: join(path, 'migrations'),
    shadowDbInitScript: '',
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: sql } },
    })),
  }
}

/** Nothing is left out of what the engine looks at. */
export const noFilters = { externalTables: [], externalEnums: [] }
