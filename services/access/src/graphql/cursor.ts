import { ApiError } from '@candour/subgraph-kit'
import { isIdentifier } from '../domain/identifier.ts'

/** A place in a list that is ordered by id. */
export const cursorOf = (id: string): string => Buffer.from(id).toString('base64url')

/** @throws ApiError BAD_USER_INPUT for a cursor that is none of ours */
export function idOf(cursor: string): string {
  const id = Buffer.from(cursor, 'base64url').toString()
  if (!isIdentifier(id)) throw new ApiError('BAD_USER_INPUT')
  return id
}
