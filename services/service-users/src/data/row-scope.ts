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
 * What a viewer must be allowed to read of a person to know of them: their name; for one who may read nobody's name, as an inspector or a
 * commissioner, their support. Null for one who may know of nobody.
 */
export function knownBy(policy: ViewerPolicy): 'identity' | 'support.plan' | null {
  if (policy.rowScope('ServiceUser', 'identity')) return 'identity'
  return policy.rowScope('ServiceUser', 'support.plan') && 'support.plan'
}

/** The people of whom a viewer may know. Null when there are none. */
export function peopleInScope(policy: ViewerPolicy, viewerId: string, now: Date): PeopleInScope | null {
  const category = knownBy(policy)
  const where = category && peopleReadable(policy, category, viewerId, now)
  return where && { where, byName: category === 'identity' }
}
