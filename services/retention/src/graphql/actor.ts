import { ApiError } from '@candour/subgraph-kit'
import type { RetentionTransaction } from '../data/database.ts'
import type { Actor } from '../data/holds.ts'
import type { RetentionContext } from './context.ts'

/** The member of staff who makes the request, under the name they sign with. @throws ApiError FORBIDDEN for everybody else */
export async function actorOf({ viewer, retention }: RetentionContext, tx: RetentionTransaction): Promise<Actor> {
  const name = viewer.kind === 'staff' ? await retention.staffNameOf(tx, viewer.id) : null
  if (name === null) throw new ApiError('FORBIDDEN')
  return { id: viewer.id, name }
}
