import type pg from 'pg'
import { schemas } from '../network.ts'

/** Every migration that a database has gone through, with its checksum: what two databases must have in common to take each other's rows. */
export async function installedMigrations(client: pg.ClientBase): Promise<string[]> {
  const applied: string[] = []
  for (const { schema } of schemas) {
    const { rows } = await client.query<{ migration: string }>(
      `SELECT migration_name || ' ' || checksum AS migration FROM ${schema}._prisma_migrations WHERE finished_at IS NOT NULL ORDER BY 1`,
    )
    applied.push(...rows.map(({ migration }) => `${schema} ${migration}`))
  }
  return applied
}
