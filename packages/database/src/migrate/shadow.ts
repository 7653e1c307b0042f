import { PGlite } from '@electric-sql/pglite'
import type { PinnedConnection } from './pinned-pool.ts'

/** A fresh PostgreSQL in memory, for working out migrations: nothing in it matters or stays. */
export async function openShadow(schema: string): Promise<PinnedConnection & AsyncDisposable> {
  const database = new PGlite()
  await database.exec(
    `CREATE SCHEMA "${schema}"; CREATE SCHEMA IF NOT EXISTS facts; SET search_path = "${schema}"; SET timezone = 'UTC';`,
  )
  return {
    query: async (statement) => {
      if (typeof statement === 'string') {
        await database.exec(statement)
        return { rows: [], fields: [], rowCount: 0 }
      }
      // Values stay the text that the server sent, except for what the adapter's parser says of their type.
      const parserOf = (type: number) => statement.types?.getTypeParser(type, 'text') as ((value: string) => unknown) | undefined
      const parsers = new Proxy({}, { get: (_, type) => parserOf(Number(type)), has: () => true })
      const result = await database.query<unknown[]>(statement.text, statement.values ?? [], { rowMode: 'array', parsers })
      const fields = result.fields.map((field) => ({
        ...field,
        tableID: 0,
        columnID: 0,
        dataTypeSize: 0,
        dataTypeModifier: 0,
        format: 'text',
      }))
      return { rows: result.rows, fields, rowCount: result.affectedRows ?? result.rows.length }
    },
    [Symbol.asyncDispose]: () => database.close(),
  }
}
