import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '../clock.ts'
import { migrationsList, noFilters, readPrismaFolder } from './read-prisma-folder.ts'
import { startSchemaEngine } from './schema-engine.ts'
import { openShadow } from './shadow.ts'

/**
 * Writes the migration that leads from the existing ones to the schema files: `migrations/<time>_<name>/migration.sql`. Returns its
 * folder, or null when there is nothing to do. Views, functions and grants are added by hand: the schema files do not hold them.
 */
export async function writeNextMigration(prismaFolder: string, name: string, clock: Clock): Promise<string | null> {
  if (!/^[a-z0-9_]+$/.test(name)) throw new TypeError('A migration has a name of lower-case letters, digits and "_".')
  const folder = await readPrismaFolder(prismaFolder)
  await using shadow = await openShadow(ownSchema(folder.schemaFiles))
  const engine = await startSchemaEngine(folder, shadow)
  await engine.applyMigrations({ migrationsList: migrationsList(folder), filters: noFilters })
  const files = [...folder.schemaFiles]
  const { exitCode, stdout } = await engine.diff({
    from: { tag: 'schemaDatasource', files, configDir: folder.path },
    to: { tag: 'schemaDatamodel', files },
    script: true,
    exitCode: true,
    filters: noFilters,
  })
  if (exitCode === 0) return null
  if (exitCode !== 2 || !stdout) throw new Error(`The schema engine could not compare (${exitCode}).`)
  const time = clock.now().toISOString().replace(/\D/g, '').slice(0, 14)
  const path = join(folder.path, 'migrations', `${time}_${name}`)
  await mkdir(path, { recursive: true })
  await writeFile(join(path, 'migration.sql'), stdout.endsWith('\n') ? stdout : `${stdout}\n`)
  await writeFile(join(folder.path, 'migrations', 'migration_lock.toml'), 'provider = "postgresql"\n')
  return path
}

/** The first of `schemas = ["own", "facts"]`. */
function ownSchema(files: readonly { content: string }[]): string {
  for (const { content } of files) {
    const own = /^\s*schemas\s*=\s*\[\s*"([a-z_]+)"/m.exec(content)?.[1]
    if (own) return own
  }
  throw new TypeError('The datasource must name its own schema first: schemas = ["consent", "facts"].')
}
