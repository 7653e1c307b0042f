import { rowScopeWhere, type ViewerPolicy } from '@candour/need-to-know'
import type { Prisma } from '../generated/prisma/client.ts'

/** Whose keeping times a viewer may list, as a query filter: of those they may read. Null for nobody's. */
export function peopleInScope(policy: ViewerPolicy, viewerId: string, now: Date): Prisma.RetentionDateWhereInput | null {
  const scope = policy.rowScope('ServiceUser', 'retention')
  return scope && (rowScopeWhere(scope, viewerId, now) as Prisma.RetentionDateWhereInput)
}
