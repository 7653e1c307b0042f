import { ApiError } from '@candour/subgraph-kit'
import type { ResourceRef } from '@candour/need-to-know'
import { isIdentifier } from '../domain/identifier.ts'
import type { RetentionContext } from './context.ts'

/** A person of the viewer's organisation: an id from elsewhere is nobody's there. */
export const aboutPerson = ({ viewer }: Pick<RetentionContext, 'viewer'>, id: string): ResourceRef => ({
  resource: 'ServiceUser',
  id,
  organisation: viewer.organisation,
  subjectId: id,
})

/** The person named in a mutation. @throws ApiError NOT_FOUND for what cannot be anybody's id */
export function namedPerson(context: Pick<RetentionContext, 'viewer'>, id: string): ResourceRef {
  if (!isIdentifier(id)) throw new ApiError('NOT_FOUND')
  return aboutPerson(context, id)
}
