import { kindOfRole, roleNames, type Purpose, type RoleName, type ViewerKind } from '@candour/need-to-know'
import type { Sql } from './sql.ts'
import { acts, errandOf, rowsFromJson, subjectsAsJson, type SubjectRow, type SubjectRowsJson } from './subjects-sql.ts'

/** Who a token names; what it may do is read from `facts`, since a token is worth nothing after sign-out or revocation. */
export interface Claimant {
  readonly kind: ViewerKind
  /** Account id, or client id for an integrator. */
  readonly id: string
  readonly organisation: string
  /** Session id; null for an integrator. */
  readonly sessionId: string | null
  readonly purpose: Purpose | null
}

export interface ViewerGrants {
  /** False after sign-out, expiry, or when the client was switched off. */
  readonly alive: boolean
  readonly roles: readonly RoleName[]
  /** Category patterns: for people all, for integrators what was granted for the stated purpose. */
  readonly scopes: readonly string[]
}

/** What a viewer may be treated as, and what decisions about the people they name rest on. */
export interface ViewerAndSubjects {
  readonly grants: ViewerGrants
  /** Of those who exist. None where the viewer does not stand. */
  readonly subjects: readonly SubjectRow[]
}

const nothing: ViewerGrants = { alive: false, roles: [], scopes: [] }

const personColumns = `
    EXISTS (
      SELECT 1 FROM facts.session
      WHERE sid = $3 AND account_id = $2::uuid AND organisation = $1 AND kind = $5
        AND expires_at > $4 AND (ended_at IS NULL OR ended_at > $4)
    ) AS alive,
    COALESCE((
      SELECT array_agg(DISTINCT role) FROM facts.role
      WHERE account_id = $2::uuid AND organisation = $1 AND effective_from <= $4 AND (ended_at IS NULL OR ended_at > $4)
    ), '{}') AS roles`

const integratorColumns = `
    (
      SELECT max(kind) FROM facts.client
      WHERE client_id = $2 AND organisation = $1 AND kind IN ('integrator', 'commissioner') AND active
      HAVING count(DISTINCT kind) = 1
    ) AS role,
    COALESCE((
      SELECT array_agg(DISTINCT category_pattern) FROM facts.integrator_scope
      WHERE client_id = $2 AND organisation = $1 AND purpose = $3
    ), '{}') AS scopes`

const personSql = `SELECT ${personColumns}`
const personAndSubjectsSql = `${personSql}, ${subjectsAsJson('$1, $6::uuid[], $2::text, $7::boolean, $8::text, $4')}`
const integratorSql = `SELECT ${integratorColumns}`
const integratorAndSubjectsSql = `${integratorSql}, ${subjectsAsJson('$1, $4::uuid[], $2, false, $5::text, $6::timestamptz')}`

/** Reads what a viewer may be treated as at this instant. One statement. */
export const readViewerGrants = async (sql: Sql, claimant: Claimant, now: Date): Promise<ViewerGrants> =>
  (await readViewer(sql, claimant, [], now)).grants

/**
 * Reads what a viewer may be treated as at this instant and, in the same statement, what decisions about some people rest on.
 * @param ids UUIDs, of service users or of anything else
 */
export async function readViewer(sql: Sql, claimant: Claimant, ids: readonly string[], now: Date): Promise<ViewerAndSubjects> {
  const read =
    claimant.kind === 'integrator' ? await readIntegrator(sql, claimant, ids, now) : await readPerson(sql, claimant, ids, now)
  return read.grants.alive ? read : { grants: nothing, subjects: [] }
}

async function readIntegrator(sql: Sql, { id, organisation, purpose }: Claimant, ids: readonly string[], now: Date) {
  const asked = [organisation, id, purpose ?? '']
  const [statement, ...values] =
    ids.length === 0
      ? ([integratorSql, ...asked] as const)
      : ([integratorAndSubjectsSql, ...asked, ids, errandOf(purpose), now] as const)
  const [row] = await sql.$queryRawUnsafe<
    { role: 'integrator' | 'commissioner' | null; scopes: string[]; subjects?: SubjectRowsJson }[]
  >(statement, ...values)
  const grants = row?.role ? { alive: true, roles: [row.role], scopes: row.scopes } : nothing
  return { grants, subjects: rowsFromJson(row?.subjects) }
}

async function readPerson(sql: Sql, { kind, id, organisation, sessionId, purpose }: Claimant, ids: readonly string[], now: Date) {
  if (sessionId === null) return { grants: nothing, subjects: [] }
  const asked = [organisation, id, sessionId, now, kind]
  const [statement, ...values] =
    ids.length === 0
      ? ([personSql, ...asked] as const)
      : ([personAndSubjectsSql, ...asked, ids, acts({ kind }), errandOf(purpose)] as const)
  const [row] = await sql.$queryRawUnsafe<{ alive: boolean; roles: string[]; subjects?: SubjectRowsJson }[]>(statement, ...values)
  const grants = row?.alive ? { alive: true, roles: rolesOf(kind, row.roles), scopes: ['**'] } : nothing
  return { grants, subjects: rowsFromJson(row?.subjects) }
}

/** What a person is, they are by the kind of their account; what staff and inspectors may do was given to them, and ends. */
const rolesOf = (kind: ViewerKind, given: readonly string[]): readonly RoleName[] => {
  if (kind === 'service-user' || kind === 'representative') return [kind]
  return roleNames.filter((role) => given.includes(role) && kindOfRole[role] === kind)
}
