import type { TestSystem } from './test-system.ts'

/** Refusals are recorded in the log and its tree, many of them raise an alert, and every mutation, refused or not, uses up a context. */
const isKeptAboutRequests = (name: string) =>
  name.startsWith('access.audit') || name === 'access.security_alert' || name === 'access.spent_context'

/**
 * A fingerprint of everything that the services hold, table by table: equal before and after means that nothing was added, changed or
 * removed.
 */
export async function storedState({ sql }: Pick<TestSystem, 'sql'>): Promise<Record<string, string>> {
  const tables = await sql<{ name: string }>(`
    SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
    WHERE schemaname IN ('identity', 'access', 'service_users', 'consent', 'complaints', 'retention', 'keys') ORDER BY 1`)
  const kept = tables.filter(({ name }) => !isKeptAboutRequests(name))
  const prints = kept.map(
    ({ name }) =>
      `SELECT '${name}' AS name, count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))), '') AS print FROM ${name} t`,
  )
  const rows = await sql<{ name: string; print: string }>(prints.join(' UNION ALL '))
  return Object.fromEntries(rows.map(({ name, print }) => [name, print]))
}
