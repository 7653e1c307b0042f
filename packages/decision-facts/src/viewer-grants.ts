import { kindOfRole, roleNames, type Purpose, type RoleName, type ViewerKind } from '@candour/need-to-know'
import type { Sql } from './sql.ts'

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

const nothing: ViewerGrants = { alive: false, roles: [], scopes: [] }

const personSql = `
  SELECT
    EXISTS (
      SELECT 1 FROM facts.session
      WHERE sid = $3 AND account_id = $2::uuid AND organisation = $1 AND kind = $5
        AND expires_at > $4 AND (ended_at IS NULL OR ended_at > $4)
    ) AS alive,
    COALESCE((
      SELECT array_agg(DISTINCT role) FROM facts.role
      WHERE account_id = $2::uuid AND organisation = $1 AND effective_from <= $4 AND (ended_at IS NULL OR ended_at > $4)
    ), '{}') AS roles`

const integratorSql = `
  SELECT
    (
      SELECT max(kind) FROM facts.client
      WHERE client_id = $2 AND organisation = $1 AND kind IN ('integrator', 'commissioner') AND active
      HAVING count(DISTINCT kind) = 1
    ) AS role,
    COALESCE((
      SELECT array_agg(DISTINCT category_pattern) FROM facts.integrator_scope
      WHERE client_id = $2 AND organisation = $1 AND purpose = $3
    ), '{}') AS scopes`

/** Reads what a viewer may be treated as at this instant. One statement. */
export const readViewerGrants = async (sql: Sql, claimant: Claimant, now: Date): Promise<ViewerGrants> =>
  claimant.kind === 'integrator' ? readIntegrator(sql, claimant) : readPerson(sql, claimant, now)

async function readIntegrator(sql: Sql, { id, organisation, purpose }: Claimant): Promise<ViewerGrants> {
  const [row] = await sql.$queryRawUnsafe<{ role: 'integrator' | 'commissioner' | null; scopes: string[] }[]>(
    integratorSql,
    organisation,
    id,
    purpose ?? '',
  )
  return row?.role ? { alive: true, roles: [row.role], scopes: row.scopes } : nothing
}

async function readPerson(sql: Sql, { kind, id, organisation, sessionId }: Claimant, now: Date): Promise<ViewerGrants> {
  if (sessionId === null) return nothing
  const [row] = await sql.$queryRawUnsafe<{ alive: boolean; roles: string[] }[]>(
    personSql,
    organisation,
    id,
    sessionId,
    now,
    kind,
  )
  return row?.alive ? { alive: true, roles: rolesOf(kind, row.roles), scopes: ['**'] } : nothing
}

/** What a person is, they are by the kind of their account; what staff and inspectors may do was given to them, and ends. */
const rolesOf = (kind: ViewerKind, given: readonly string[]): readonly RoleName[] => {
  if (kind === 'service-user' || kind === 'representative') return [kind]
  return roleNames.filter((role) => given.includes(role) && kindOfRole[role] === kind)
}
