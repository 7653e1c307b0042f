import type pg from 'pg'
import { connectAsAdmin } from './connect-as-admin.ts'
import { databaseName } from './installation.ts'
import { rolesOf } from './roles.ts'

/** The role that owns the table of wrapped keys. */
export const keysOwnerOf = (rolePrefix: string): string => rolesOf(rolePrefix, []).keysOwner

/** Does something with all wrapped keys, as the owner of their table, from whom row-level security hides nothing. */
export async function withKeysOwner<Result>(
  adminUrl: string,
  work: (client: pg.Client) => Promise<Result>,
  rolePrefix = databaseName(adminUrl),
): Promise<Result> {
  const client = await connectAsAdmin(adminUrl)
  try {
    await client.query(`SET ROLE ${client.escapeIdentifier(keysOwnerOf(rolePrefix))}`)
    return await work(client)
  } finally {
    await client.end()
  }
}
