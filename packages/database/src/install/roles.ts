import pg from 'pg'
import { DatabaseSetupError } from '../database-setup-error.ts'
import { roleName } from './installation.ts'
import { scramVerifier } from './scram-verifier.ts'

/** The roles of one database: one that logs in for each service and for the worker, and owners of what is shared. */
export interface Roles {
  services: readonly string[]
  /** Log in and read `facts`, nothing else. */
  readers: readonly string[]
  worker: string
  factsOwner: string
  keysOwner: string
}

export function rolesOf(prefix: string, services: readonly string[], readers: readonly string[] = []): Roles {
  const of = (name: string) => roleName(prefix, name)
  const shared = { worker: of('worker'), factsOwner: of('facts'), keysOwner: of('keys') }
  return { services: services.map(of), readers: readers.map(of), ...shared }
}

/**
 * Makes the roles, or gives them their present passwords. Without the right to do so it is enough that they are there and that the
 * user belongs to them.
 * @throws DatabaseSetupError NO_CREATEROLE with the SQL that an administrator must run once.
 */
export async function ensureRoles(admin: pg.Client, roles: Roles, secret: Uint8Array): Promise<void> {
  const logins = [...roles.services, ...roles.readers, roles.worker]
  const all = [...logins, roles.factsOwner, roles.keysOwner]
  const { rows } = await admin.query<{ user: string; may: boolean; existing: string[]; member: boolean }>(
    `SELECT current_user AS user, me.rolsuper OR me.rolcreaterole AS may,
            coalesce((SELECT array_agg(rolname::text) FROM pg_roles WHERE rolname = ANY ($1)), '{}') AS existing,
            coalesce((SELECT bool_and(pg_has_role(oid, 'USAGE')) FROM pg_roles WHERE rolname = ANY ($1)), true) AS member
       FROM pg_roles me WHERE me.rolname = current_user`,
    [all],
  )
  const { user = '', may = false, existing = [], member = false } = rows[0] ?? {}
  const sql = [
    ...all.map((role) => {
      const verb = existing.includes(role) ? 'ALTER' : 'CREATE'
      const login = logins.includes(role) ? `LOGIN PASSWORD ${pg.escapeLiteral(scramVerifier(secret, role))}` : 'NOLOGIN'
      return `${verb} ROLE ${pg.escapeIdentifier(role)} WITH ${login};`
    }),
    ...all.map((role) => `GRANT ${pg.escapeIdentifier(role)} TO ${pg.escapeIdentifier(user)};`),
  ]
  if (!may && existing.length === all.length && member) return
  const refuse = (cause?: unknown) => {
    const message = `The database user "${user}" may not make the roles of the services. An administrator of the server must run once:`
    return new DatabaseSetupError('NO_CREATEROLE', `${message}\n${sql.join('\n')}`, { sql: sql.join('\n'), cause })
  }
  if (!may) throw refuse()
  try {
    await admin.query(`BEGIN; ${sql.join('\n')} COMMIT;`)
  } catch (error) {
    await admin.query('ROLLBACK')
    if ((error as { code?: string }).code === '42501') throw refuse(error)
    throw error
  }
}
