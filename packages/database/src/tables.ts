import pg from 'pg'
import { BackupError } from './backup/backup-error.ts'

/** As much of a connection as reading the catalogue takes. */
export interface Queryable {
  query<Row extends pg.QueryResultRow>(sql: string, values?: unknown[]): Promise<{ readonly rows: Row[] }>
}

/** A table whose rows are backed up: partitions are part of theirs. */
export interface BackedUpTable {
  readonly schema: string
  readonly table: string
  /** Those that are stored, not computed. */
  readonly columns: readonly string[]
}

export interface ForeignKey {
  readonly from: string
  readonly columns: readonly string[]
  readonly to: string
  readonly referenced: readonly string[]
}

/** Schema and table, as text to compare. */
export const nameOf = ({ schema, table }: Pick<BackedUpTable, 'schema' | 'table'>): string => `${schema}.${table}`

/** The same, as SQL. */
export const sqlNameOf = ({ schema, table }: Pick<BackedUpTable, 'schema' | 'table'>): string =>
  `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(table)}`

/** The tables of some schemas, each after those that it refers to. @throws BackupError when they refer to each other in a circle */
export async function tablesOf(client: Queryable, schemas: readonly string[]): Promise<BackedUpTable[]> {
  const { rows } = await client.query<BackedUpTable>(
    `SELECT n.nspname::text AS schema, c.relname::text AS "table", array_agg(a.attname::text ORDER BY a.attnum) AS columns
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
      WHERE n.nspname = ANY ($1::text[]) AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> '_prisma_migrations'
      GROUP BY 1, 2 ORDER BY 1, 2`,
    [schemas],
  )
  return inOrder(rows, await foreignKeysOf(client, schemas))
}

/** Every reference from one table to another, or to itself. */
export async function foreignKeysOf(client: Queryable, schemas: readonly string[]): Promise<ForeignKey[]> {
  const columnsOf = (relation: string, key: string) =>
    `(SELECT array_agg(a.attname::text ORDER BY k.place) FROM unnest(f.${key}) WITH ORDINALITY AS k(number, place)
        JOIN pg_attribute a ON a.attrelid = f.${relation} AND a.attnum = k.number)`
  const tableOf = (relation: string) =>
    `(SELECT n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = f.${relation})`
  const { rows } = await client.query<ForeignKey>(
    `SELECT ${tableOf('conrelid')} AS "from", ${columnsOf('conrelid', 'conkey')} AS columns,
            ${tableOf('confrelid')} AS "to", ${columnsOf('confrelid', 'confkey')} AS referenced
       FROM pg_constraint f JOIN pg_namespace n ON n.oid = f.connamespace
      WHERE f.contype = 'f' AND f.conparentid = 0 AND n.nspname = ANY ($1::text[])`,
    [schemas],
  )
  return rows
}

function inOrder(tables: readonly BackedUpTable[], keys: readonly ForeignKey[]): BackedUpTable[] {
  const ordered: BackedUpTable[] = []
  const placed = new Set<string>()
  let left = [...tables]
  while (left.length > 0) {
    const ready = left.filter((table) =>
      keys.every(
        ({ from, to }) =>
          from !== nameOf(table) || to === from || placed.has(to) || !tables.some((other) => nameOf(other) === to),
      ),
    )
    if (ready.length === 0) throw new BackupError(`Tables refer to each other in a circle: ${left.map(nameOf).join(', ')}.`)
    for (const table of ready) placed.add(nameOf(table))
    ordered.push(...ready)
    left = left.filter((table) => !ready.includes(table))
  }
  return ordered
}
