import pg from 'pg'
import { foreignKeysOf, nameOf, sqlNameOf, tablesOf, type BackedUpTable, type ForeignKey, type Queryable } from '../tables.ts'

export interface ErasedPerson {
  readonly organisation: string
  readonly personId: string
}

export interface ErasureScope {
  readonly schemas: readonly string[]
  /** The table whose `id` is the person's, as `schema.table`. */
  readonly personTable: string
  /** The columns that say of whom a row is. */
  readonly personColumns: readonly string[]
  /** Tables that another rule looks after, as `schema.table`. */
  readonly except: ReadonlySet<string>
  /** Rows that stay although they are about the person, by `schema.table`: a condition over § as that row. */
  readonly staying?: ReadonlyMap<string, string>
}

/**
 * Deletes every row that is about somebody: what names them in a column, and what refers to such rows, each table before those that it refers to.
 * New tables are covered the day they are added, as long as they name the person as all do. Returns how many rows there were, by table.
 * @param client in a transaction, as whoever may delete from all tables of these schemas
 */
export async function eraseEverywhere(
  client: Queryable,
  person: ErasedPerson,
  scope: ErasureScope,
): Promise<ReadonlyMap<string, number>> {
  const tables = (await tablesOf(client, scope.schemas)).filter((table) => !scope.except.has(nameOf(table)))
  const keys = await foreignKeysOf(client, scope.schemas)
  const byName = new Map(tables.map((table) => [nameOf(table), table]))
  const erased = new Map<string, number>()
  for (const table of tables.toReversed()) {
    const about = aboutPerson(table, byName, keys, scope, new Set())
    if (about === null) continue
    const { rows } = await client.query<{ count: number }>(
      `WITH gone AS (DELETE FROM ${sqlNameOf(table)} AS t WHERE ${about.replaceAll('§', 't')} RETURNING 1)
       SELECT count(*)::int AS count FROM gone`,
      [person.organisation, person.personId],
    )
    const count = rows[0]?.count ?? 0
    if (count > 0) erased.set(nameOf(table), count)
  }
  return erased
}

/** The condition under which a row of a table, called §, is about the person ($1 organisation, $2 id). Null for a table that never is. */
function aboutPerson(
  table: BackedUpTable,
  tables: ReadonlyMap<string, BackedUpTable>,
  keys: readonly ForeignKey[],
  scope: ErasureScope,
  above: ReadonlySet<string>,
): string | null {
  const name = nameOf(table)
  const own = [
    ...scope.personColumns.filter((column) => table.columns.includes(column)),
    ...(name === scope.personTable ? ['id'] : []),
  ]
  const inOrganisation = table.columns.includes('organisation') ? '§.organisation = $1::text AND ' : '$1::text IS NOT NULL AND '
  const direct = own.map((column) => `(${inOrganisation}§.${pg.escapeIdentifier(column)}::text = $2::text)`)
  const through = keys.flatMap(({ from, columns, to, referenced }) => {
    const parent = tables.get(to)
    if (from !== name || to === name || !parent || above.has(to)) return []
    const about = aboutPerson(parent, tables, keys, scope, new Set([...above, name]))
    if (about === null) return []
    const alias = `p${above.size}`
    const mine = columns.map((column) => `§.${pg.escapeIdentifier(column)}`).join(', ')
    const theirs = referenced.map((column) => `${alias}.${pg.escapeIdentifier(column)}`).join(', ')
    return [`((${mine}) IN (SELECT ${theirs} FROM ${sqlNameOf(parent)} ${alias} WHERE ${about.replaceAll('§', alias)}))`]
  })
  const all = [...direct, ...through]
  if (all.length === 0) return null
  const staying = scope.staying?.get(name)
  return staying === undefined ? all.join(' OR ') : `(${all.join(' OR ')}) AND NOT (${staying})`
}
