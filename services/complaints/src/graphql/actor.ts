import { ApiError } from '@candour/subgraph-kit'
import type { ComplaintsTransaction } from '../data/database.ts'
import type { NamedActor } from '../data/recording.ts'
import type { Actor } from '../domain/case-file.ts'
import type { ComplaintsContext } from './context.ts'

/** Whoever makes the request: the person themselves, somebody who acts for them, or staff. */
export const actorOf = ({ viewer }: Pick<ComplaintsContext, 'viewer'>): Actor => ({
  id: viewer.id,
  kind: viewer.kind === 'service-user' ? 'PERSON' : viewer.kind === 'representative' ? 'REPRESENTATIVE' : 'STAFF',
  roles: viewer.roles,
})

/** The same with the name that goes on record. @throws ApiError FORBIDDEN for somebody who is not on the staff */
export async function namedActorOf(context: ComplaintsContext, tx: ComplaintsTransaction): Promise<Actor & NamedActor> {
  const actor = actorOf(context)
  const name = actor.kind === 'STAFF' ? await context.cases.staffNameOf(tx, actor.id) : null
  if (actor.kind === 'STAFF' && name === null) throw new ApiError('FORBIDDEN')
  return { ...actor, name }
}
