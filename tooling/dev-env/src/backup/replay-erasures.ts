import type pg from 'pg'
import { auditTables } from '@candour/access'
import { eraseEverywhere, keysOwnerOf, personScope, roleName, signInScope } from '@candour/database'
import { schemas } from '../network.ts'
import type { Tombstone } from './backup-files.ts'

/**
 * Erases people who were erased after a backup was made: their rows in every service, their accounts, their keys, and their names in the audit log. In
 * the caller's transaction; doing it twice changes nothing. Returns how many rows were deleted.
 * @param client as the owner of the database
 */
export async function replayErasures(
  client: pg.ClientBase,
  rolePrefix: string,
  tombstones: readonly Tombstone[],
): Promise<number> {
  let deleted = 0
  const count = (rows: ReadonlyMap<string, number>) => {
    for (const each of rows.values()) deleted += each
  }
  const everywhere = {
    ...personScope,
    schemas: schemas.map(({ schema }) => schema),
    except: auditTables,
  }
  const signIn = {
    ...signInScope,
    schemas: ['identity'],
    except: new Set<string>(),
  }
  for (const { organisation, personId, erasedAt } of tombstones) {
    const { rows: accounts } = await client.query<{ id: string }>(
      'SELECT account_id::text AS id FROM access.person_account WHERE organisation = $1 AND subject_id = $2',
      [organisation, personId],
    )
    count(await eraseEverywhere(client, { organisation, personId }, everywhere))
    for (const { id } of accounts) count(await eraseEverywhere(client, { organisation, personId: id }, signIn))
    await asRole(client, roleName(rolePrefix, 'access'), () =>
      client.query('SELECT access.forget_in_audit($1, $2, $3)', [organisation, personId, erasedAt]),
    )
    const { rowCount } = await asRole(client, keysOwnerOf(rolePrefix), () =>
      client.query('DELETE FROM keys.person_key WHERE organisation = $1 AND person_id = $2', [organisation, personId]),
    )
    deleted += rowCount ?? 0
  }
  return deleted
}

async function asRole<Result>(client: pg.ClientBase, role: string, work: () => Promise<Result>): Promise<Result> {
  await client.query(`SET LOCAL ROLE "${role.replaceAll('"', '""')}"`)
  const result = await work()
  await client.query('RESET ROLE')
  return result
}
