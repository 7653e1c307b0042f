import type { Action, DataCategory, ResourceRef } from '@candour/need-to-know'
import { ApiError, stepUpChallenge } from './api-error.ts'
import type { AuditSink } from './audit-trail.ts'
import type { SubgraphContext } from './subgraph-context.ts'

/**
 * Lets a mutation go on only when the viewer may do this to all the categories concerned; the refusal is on record before it is told.
 * @param knownBy the category by which the viewer knows that what is acted on exists: the person, unless it has an id of its own
 * @throws ApiError NOT_FOUND when the viewer may not even know of it, as for what does not exist; INSUFFICIENT_USER_AUTHENTICATION when a
 *   stronger sign-in would do; FORBIDDEN with the reason otherwise
 */
export async function authorise(
  context: SubgraphContext<AuditSink>,
  action: Action,
  ref: ResourceRef,
  categories: readonly DataCategory[],
  knownBy: DataCategory = 'identity',
): Promise<void> {
  const decision = await context.needToKnow.decideAction(action, ref, categories)
  if (decision.allowed) return
  context.audit.note('refused', ref, categories)
  const visible = ref.subjectId === null || (await context.needToKnow.may('read', ref, [knownBy]))
  if (!visible) throw new ApiError('NOT_FOUND')
  if (decision.assurance !== undefined) throw stepUpChallenge(decision.assurance)
  throw new ApiError('FORBIDDEN', { reason: decision.reason, remedy: decision.remedy })
}
