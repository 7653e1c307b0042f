import pg from 'pg'

/** One connection that answers in rows as arrays: PostgreSQL itself, or its in-memory form for shadows. */
export interface PinnedConnection {
  query(statement: string | pg.QueryArrayConfig): Promise<Pick<pg.QueryArrayResult, 'rows' | 'fields' | 'rowCount'>>
}

// Types that the adapter cannot decode: "char" (18) reads as text (25), "char"[] (1002) as text[] (1009).
const readableTypes = new Map([
  [18, 25],
  [1002, 1009],
])

/**
 * A pool of exactly one connection, for the migration engine: all of a migration run happens in one transaction, which a pool of
 * several would break apart.
 */
export class PinnedPool extends pg.Pool {
  readonly #connection: PinnedConnection

  constructor(connection: PinnedConnection) {
    super({ max: 1 })
    this.#connection = connection
    // As assignment: the overloads of `query` cannot be restated one by one.
    this.query = ((statement: string | pg.QueryArrayConfig) => this.#query(statement)) as pg.Pool['query']
  }

  async #query(statement: string | pg.QueryArrayConfig) {
    const result = await this.#connection.query(statement)
    const fields = result.fields?.map((field) => ({
      ...field,
      dataTypeID: readableTypes.get(field.dataTypeID) ?? field.dataTypeID,
    }))
    // The engine panics on the constraints that PostgreSQL 18 lists for NOT NULL; neither those nor CHECKs are in a Prisma schema.
    const rows = fields?.some((field) => field.name === 'constraint_type') ? [] : result.rows
    return { ...result, fields, rows }
  }
}
