import pg from 'pg'
import { DatabaseSetupError } from '../database-setup-error.ts'
import { parseDatabaseUrl } from './installation.ts'

const oldestVersion = 15

/** Connects to a database as the user who sets it up. @throws DatabaseSetupError BAD_DATABASE_URL, UNREACHABLE, VERSION_TOO_OLD */
export async function connectAsAdmin(adminUrl: string): Promise<pg.Client> {
  const { host, hostname } = parseDatabaseUrl(adminUrl)
  const client = new pg.Client({ connectionString: adminUrl, application_name: 'candour-setup', connectionTimeoutMillis: 15_000 })
  // A connection that breaks later is reported by the query that needed it.
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ version: string }>(`SELECT current_setting('server_version_num') AS version`)
    const version = Math.floor(Number(rows[0]?.version) / 10_000)
    if (version >= oldestVersion) return client
    throw new DatabaseSetupError(
      'VERSION_TOO_OLD',
      `PostgreSQL ${oldestVersion} or later is needed; ${hostname} runs ${version}.`,
    )
  } catch (cause) {
    await client.end().catch(() => undefined)
    if (cause instanceof DatabaseSetupError) throw cause
    const why = cause instanceof Error && cause.message ? cause.message : String(cause)
    throw new DatabaseSetupError('UNREACHABLE', `The database at ${host} cannot be reached: ${why}`, { cause })
  }
}
