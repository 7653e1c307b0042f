import { connectAsAdmin } from './connect-as-admin.ts'
import { parseDatabaseUrl } from './installation.ts'

/**
 * Copies an installed database, in about 50 ms: one for each test file. Nobody may be connected to the template. Returns the
 * administrator's connection string of the copy; its roles are the template's (`installationOf` with `rolePrefix`).
 */
export async function cloneDatabase({
  adminUrl,
  template,
  name,
}: {
  adminUrl: string
  template: string
  name: string
}): Promise<string> {
  const admin = await connectAsAdmin(urlOf(adminUrl, 'postgres'))
  try {
    await admin.query(`CREATE DATABASE ${admin.escapeIdentifier(name)} TEMPLATE ${admin.escapeIdentifier(template)}`)
  } finally {
    await admin.end()
  }
  return urlOf(adminUrl, name)
}

/** Drops a database, also while it is in use; a missing one is fine. */
export async function dropDatabase({ adminUrl, name }: { adminUrl: string; name: string }): Promise<void> {
  const admin = await connectAsAdmin(urlOf(adminUrl, 'postgres'))
  try {
    await admin.query(`DROP DATABASE IF EXISTS ${admin.escapeIdentifier(name)} WITH (FORCE)`)
  } finally {
    await admin.end()
  }
}

function urlOf(adminUrl: string, database: string): string {
  const url = parseDatabaseUrl(adminUrl)
  url.pathname = `/${encodeURIComponent(database)}`
  return url.href
}
