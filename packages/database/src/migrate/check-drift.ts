import pg from 'pg'
import { noFilters, readPrismaFolder } from './read-prisma-folder.ts'
import { startSchemaEngine } from './schema-engine.ts'

/**
 * Compares a service's part of the database with its schema files: null when they agree, else the SQL that would lead from the
 * database to the files. Views, functions, triggers and row-level security are not looked at.
 */
export async function checkDrift(options: { serviceUrl: string; prismaFolder: URL }): Promise<string | null> {
  const folder = await readPrismaFolder(options.prismaFolder)
  const client = new pg.Client({ connectionString: options.serviceUrl })
  await client.connect()
  try {
    const engine = await startSchemaEngine(folder, client)
    const files = [...folder.schemaFiles]
    const { exitCode, stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: folder.path },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: true,
      filters: noFilters,
    })
    return exitCode === 0 ? null : (stdout ?? 'The schema engine found a difference that it did not describe.')
  } finally {
    await client.end()
  }
}
