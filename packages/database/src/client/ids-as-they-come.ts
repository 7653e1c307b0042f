import { AsyncLocalStorage } from 'node:async_hooks'
import { setImmediate } from 'node:timers/promises'
import type pg from 'pg'

type Tell = (ids: readonly string[]) => void

const listening = new AsyncLocalStorage<Tell | null>()

/**
 * Reads rows by Prisma, and tells their ids, in their order, once the database has given them: making objects of a page of wide rows takes as long as
 * the database takes for what has to be known about them, which can be asked for meanwhile. Told are the rows of the first statement of `read`, before
 * `read` is done.
 */
export function tellingIds<Rows>(tell: Tell, read: () => PromiseLike<Rows>): Promise<Rows> {
  let isTold = false
  const once = (ids: readonly string[]): void => {
    if (isTold) return
    isTold = true
    // What is asked because of this is not told.
    listening.run(null, () => tell(ids))
  }
  return listening.run(once, async () => await read())
}

/** Reads what is not meant by whoever waits for ids. Awaited inside, since Prisma asks only when it is awaited. */
export const withoutTelling = <Rows>(read: () => PromiseLike<Rows>): Promise<Rows> =>
  listening.run(null, async () => await read())

/** Has what Prisma asks over this pool tell its ids. */
export function tellIdsOf(pool: pg.Pool): void {
  const ask = pool.query.bind(pool) as (...asked: unknown[]) => Promise<pg.QueryArrayResult>
  const askAndTell = async (...asked: unknown[]) => {
    const result = await ask(...asked)
    const tell = listening.getStore()
    const ids = tell ? idsIn(result) : null
    if (tell && ids) {
      tell(ids)
      // What is asked for because of this is on its way before objects are made of the rows, during which nothing else is done.
      await setImmediate()
    }
    return result
  }
  // The pool is asked with a promise wherever this project or Prisma asks it; its type has forms with a callback as well.
  pool.query = askAndTell as unknown as pg.Pool['query']
}

function idsIn({ fields, rows }: pg.QueryArrayResult): string[] | null {
  const column = fields.findIndex(({ name }) => name === 'id')
  // Prisma takes rows as arrays, what is asked past it as objects.
  return column >= 0 && Array.isArray(rows[0]) ? rows.map((row) => String(row[column])) : null
}
