import { rowScopeWhere, type ViewerPolicy } from '@candour/need-to-know'
import type { Prisma } from '../generated/prisma/client.ts'

/** The people of whom a viewer may know who they are, as a query filter. Null when there are none. */
export function peopleInScope(policy: ViewerPolicy, viewerId: string, now: Date): Prisma.SubjectWhereInput | null {
  const scope = policy.rowScope('ServiceUser', 'identity')
  return scope && (rowScopeWhere(scope, viewerId, now) as Prisma.SubjectWhereInput)
}
