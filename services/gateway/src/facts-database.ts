import pg from 'pg'
import { directStatements } from '@candour/database'
import type { Sql } from '@candour/decision-facts'

/** A connection for reading the schema `facts`, and nothing else. */
export interface FactsDatabase extends Sql, AsyncDisposable {
  /** Rejects when the database does not answer. */
  ping(): Promise<void>
}

/** The gateway has no tables of its own: a small pool is all it needs. `url` names a role that may read `facts`. */
export function openFactsDatabase(url: string): FactsDatabase {
  const pool = new pg.Pool({ connectionString: url, max: 5, connectionTimeoutMillis: 3_000 })
  // A connection that breaks while idle is replaced by the pool; the next query tells if the database is gone.
  pool.on('error', () => {})
  return {
    ...directStatements(pool),
    async ping() {
      await pool.query('SELECT 1')
    },
    [Symbol.asyncDispose]: () => pool.end(),
  }
}
