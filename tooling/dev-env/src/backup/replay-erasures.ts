import type pg from 'pg'
import { auditTables } from '@candour/access'
import { eraseEverywhere, keysOwnerOf, personScope, roleName, signInScope } from '@candour/database'
import { schemas } from '../network.ts'
import type { Tombstone } from './backup-files.ts'

/**
 * Erases people who were erased after a backup was made: their rows in every service, their accounts, their keys, and their names in the audit log. In
 * the caller's transaction; doing it twice changes nothing. A complaint file that is kept by a rule of its own stays until its day, with the key that opens
 * it. Returns how many rows were deleted.
 * @param client as the owner of the database
 * @param today `YYYY-MM-DD`
 */
export async function replayErasures(
  client: pg.ClientBase,
  rolePrefix: string,
  tombstones: readonly Tombstone[],
  today: string,
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
  for (const { organisation, personId, erasedAt, kept } of tombstones) {
    const { rows: accounts } = await client.query<{ id: string }>(
      'SELECT account_id::text AS id FROM access.person_account WHERE organisation = $1 AND subject_id = $2',
      [organisation, personId],
    )
    const ids = kept.filter(({ until }) => until === null || until > today).map(({ id }) => client.escapeLiteral(id))
    const staying = new Map(ids.length > 0 ? [['complaints.complaint_case', `§.id IN (${ids.join(', ')})`]] : [])
    count(await eraseEverywhere(client, { organisation, personId }, { ...everywhere, staying }))
    const { rowCount: left } = await client.query(
      'SELECT FROM complaints.complaint_case WHERE organisation = $1 AND service_user_id = $2',
      [organisation, personId],
    )
    for (const { id } of accounts) count(await eraseEverywhere(client, { organisation, personId: id }, signIn))
    await asRole(client, roleName(rolePrefix, 'access'), () =>
      client.query('SELECT access.forget_in_audit($1, $2, $3)', [organisation, personId, erasedAt]),
    )
    const { rowCount } = await asRole(client, keysOwnerOf(rolePrefix), () =>
      client.query(
        `DELETE FROM keys.person_key WHERE organisation = $1 AND person_id = $2 AND ($3::int = 0 OR service <> 'complaints')`,
        [organisation, personId, left ?? 0],
      ),
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
