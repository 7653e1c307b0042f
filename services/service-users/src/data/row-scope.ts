import { rowScopeWhere, type DataCategory, type ViewerPolicy } from '@candour/need-to-know'
import type { Prisma } from '../generated/prisma/client.ts'

/** The people whom a viewer may know of. */
export interface PeopleInScope {
  /** As a query filter. */
  readonly where: Prisma.ServiceUserWhereInput
  /** Whether the viewer may know who they are; otherwise nothing about a list of them may tell of a name, not even its order. */
  readonly byName: boolean
}

/** The people whose data of one category a viewer may read, as a query filter. Null when there are none. */
export function peopleReadable(
  policy: ViewerPolicy,
  category: DataCategory,
  viewerId: string,
  now: Date,
): Prisma.ServiceUserWhereInput | null {
  const scope = policy.rowScope('ServiceUser', category)
  return scope && (rowScopeWhere(scope, viewerId, now) as Prisma.ServiceUserWhereInput)
}

/**
 * The people whose name a viewer may read; for one who may read nobody's name, as an inspector or a commissioner, those whose support they may
 * see. Null when there are none.
 */
export function peopleInScope(policy: ViewerPolicy, viewerId: string, now: Date): PeopleInScope | null {
  const named = policy.rowScope('ServiceUser')
  const scope = named ?? policy.rowScope('ServiceUser', 'support.plan')
  return scope && { where: rowScopeWhere(scope, viewerId, now) as Prisma.ServiceUserWhereInput, byName: named !== null }
}
