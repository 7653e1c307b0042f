import pg from 'pg'
import type { StatementObserver } from './observe-statements.ts'

/** Statements that are asked of the database as they are. The part of a Prisma client that this stands in for has its name. */
export interface DirectStatements {
  /** @throws ConnectionLost, or what PostgreSQL said. */
  $queryRawUnsafe<Rows>(statement: string, ...values: unknown[]): Promise<Rows>
}

/** The database could not be reached, or went away before it answered. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost'
  /** Of the SQL standard: connection failure. */
  readonly code = '08006'
}

/**
 * Asks constant statements over the connections of this pool, each with a plan that its connection keeps. For the few that every request needs:
 * Prisma takes longer to pass one on than the database to answer it.
 */
export function directStatements(pool: pg.Pool, watch?: StatementObserver): DirectStatements {
  const names = new Map<string, string>()
  const nameOf = (statement: string): string => {
    const name = names.get(statement) ?? `direct_${names.size}`
    names.set(statement, name)
    return name
  }
  const ask = async (statement: string, values: unknown[]): Promise<unknown> => {
    try {
      return (await pool.query({ name: nameOf(statement), text: statement, values })).rows
    } catch (error) {
      if (error instanceof pg.DatabaseError) throw error
      throw new ConnectionLost('The database did not answer.', { cause: error })
    }
  }
  return {
    // What a statement returns is known to whoever wrote it.
    $queryRawUnsafe: <Rows>(statement: string, ...values: unknown[]) =>
      (watch ? watch('direct', () => ask(statement, values)) : ask(statement, values)) as Promise<Rows>,
  }
}

const statementsOf = new WeakMap<object, DirectStatements>()

/** Notes over which connections a client asks. */
export const asksThrough = (client: object, statements: DirectStatements): void => void statementsOf.set(client, statements)

/** Statements past Prisma, over the connections of this very client. @throws TypeError for one that `createServiceClient` did not make */
export function directStatementsOf(client: object): DirectStatements {
  const found = statementsOf.get(client)
  if (!found) throw new TypeError('Only a client made by createServiceClient has connections of its own.')
  return found
}
