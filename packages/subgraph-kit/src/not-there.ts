import type { DataCategory } from '@candour/need-to-know'
import { ApiError } from './api-error.ts'
import type { AuditSink } from './audit-trail.ts'
import type { SubgraphContext } from './subgraph-context.ts'

/**
 * What to throw where a mutation names what does not exist. As much is done before as to refuse what the viewer may not know of: what decisions rest on
 * is read, of nobody, and the attempt is on record. So neither the time of the refusal nor the log tells the one from the other.
 * @param categories what the mutation would be allowed by, if there were such a thing
 */
export async function notThere(
  { needToKnow, audit, viewer }: SubgraphContext<AuditSink>,
  resource: string,
  categories: readonly DataCategory[],
): Promise<ApiError> {
  const id = crypto.randomUUID()
  await needToKnow.decideAction('read', { resource, id, organisation: viewer.organisation, subjectId: id }, categories)
  audit.note('refused', { subjectId: null, resource }, categories)
  return new ApiError('NOT_FOUND')
}
