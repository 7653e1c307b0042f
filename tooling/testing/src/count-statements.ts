import pg from 'pg'
import { vi } from 'vitest'

interface Connection {
  readonly connectionParameters: { readonly application_name?: string }
}

/** Connections of parts that ask by themselves, whatever is asked of them. */
const others = new Set(['gateway', 'jobs', 'pgboss', 'candour installation', 'audit sequencer'])

/** What services do by themselves every minute or hour: look for patterns in what was refused, and forget contexts that are over. */
const byTheClock = /INSERT INTO access\.security_alert|DELETE FROM "?access"?\."?spent_context/

/**
 * The statements that the services send to the database while some work is done, in order. Listened to at the driver, on every connection of
 * this process, so that nothing that the layers above add or repeat is missed.
 */
export async function statementsDuring<Result>(
  work: () => Promise<Result>,
): Promise<{ readonly result: Result; readonly statements: readonly string[] }> {
  const statements: string[] = []
  // The driver's method has a dozen signatures; what counts here is that it was called, on which connection, and with what text.
  const original = pg.Client.prototype.query as (this: unknown, ...given: unknown[]) => unknown
  const spy = vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: unknown, ...given: unknown[]) {
    const name = (this as Connection).connectionParameters.application_name
    const text = textOf(given[0])
    if (name !== undefined && !others.has(name) && !byTheClock.test(text)) statements.push(`${name}: ${text}`)
    return original.apply(this, given)
  } as typeof pg.Client.prototype.query)
  try {
    return { result: await work(), statements }
  } finally {
    spy.mockRestore()
  }
}

const textOf = (query: unknown): string => (typeof query === 'string' ? query : (query as { readonly text: string }).text)
