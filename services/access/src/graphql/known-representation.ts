import { authorise, notThere } from '@candour/subgraph-kit'
import { findRepresentation } from '../data/representations.ts'
import { ofServiceUser, type AccessContext } from './context.ts'

/** An authority that the viewer may change. @throws ApiError NOT_FOUND or FORBIDDEN */
export async function changeable(context: AccessContext, representationId: string) {
  const known = await findRepresentation(context.db, representationId)
  if (!known) throw await notThere(context, 'Representation', ['representation'])
  const ref = ofServiceUser(context, known.subjectId, 'Representation', known.id)
  await authorise(context, 'update', ref, ['representation'], 'representation')
  return { known, ref }
}
