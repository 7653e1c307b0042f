import { isIdentifier } from '../domain/identifier.ts'
import type { AccessDatabase } from './database.ts'

/**
 * Names of members of staff and integrators by the id under which they act, as they are now; `null` for anybody else. Two statements for
 * a whole batch, however long.
 */
export async function namesOf(db: AccessDatabase, viewerIds: readonly string[]): Promise<(string | null)[]> {
  const ids = [...new Set(viewerIds)]
  const [staff, integrators] = await Promise.all([
    db.staffMember.findMany({ where: { id: { in: ids.filter(isIdentifier) } }, select: { id: true, name: true } }),
    db.integrator.findMany({ where: { clientId: { in: ids } }, select: { clientId: true, name: true } }),
  ])
  const names = new Map<string, string>([
    ...integrators.map(({ clientId, name }) => [clientId, name] as const),
    ...staff.map(({ id, name }) => [id, name] as const),
  ])
  return viewerIds.map((id) => names.get(id) ?? null)
}
