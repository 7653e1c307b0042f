import { rowScopeWhere, type ViewerPolicy } from '@candour/need-to-know'
import type { Prisma } from '../generated/prisma/client.ts'

/** The people whom a viewer may know of, as a query filter; null when there are none. */
export function peopleInScope(policy: ViewerPolicy, viewerId: string, now: Date): Prisma.ServiceUserWhereInput | null {
  const scope = policy.rowScope('ServiceUser')
  return scope && (rowScopeWhere(scope, viewerId, now) as Prisma.ServiceUserWhereInput)
}
