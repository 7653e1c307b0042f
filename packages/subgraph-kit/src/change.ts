import type { DataCategory, ResourceRef } from '@candour/need-to-know'
import type { AuditSink } from './audit-trail.ts'
import type { SubgraphContext } from './subgraph-context.ts'

interface TransactingClient<Tx extends AuditSink> {
  $transaction<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result>
}

/** What a change made, and whom it was about: known only once it is made, where the object is new. */
export interface Changed<Result> {
  readonly result: Result
  readonly ref: ResourceRef
}

/**
 * Makes a change and its audit entry in one transaction. The categories are declared beside the operation and the work names whom it was
 * about, so that no write can forget its entry; whatever throws leaves nothing behind.
 */
export async function change<Tx extends AuditSink, Result>(
  context: SubgraphContext<TransactingClient<Tx>>,
  categories: readonly DataCategory[],
  work: (tx: Tx) => Promise<Changed<Result>>,
): Promise<Result> {
  const { result, ref } = await context.db.$transaction(async (tx) => {
    const changed = await work(tx)
    await context.audit.change(tx, changed.ref, categories, context.needToKnow.relationshipsWith(changed.ref))
    return changed
  })
  if (ref.subjectId !== null) context.needToKnow.forget(ref.subjectId)
  return result
}
