import type { ResolveCursorConnectionArgs } from '@pothos/plugin-relay'
import { ApiError } from '@candour/subgraph-kit'
import type { Part } from '../data/case-pages.ts'
import { isIdentifier } from '../domain/identifier.ts'

export const cursorOf = (id: string): string => Buffer.from(id).toString('base64url')

/** @throws ApiError BAD_USER_INPUT for a cursor that is none of ours */
function idOf(cursor: string): string {
  const id = Buffer.from(cursor, 'base64url').toString()
  if (!isIdentifier(id)) throw new ApiError('BAD_USER_INPUT')
  return id
}

/** Lists run from the newest to the oldest: what comes after a cursor is older. */
export const partOf = ({ before, after, limit }: Pick<ResolveCursorConnectionArgs, 'before' | 'after' | 'limit'>): Part => ({
  before: after === undefined ? null : idOf(after),
  after: before === undefined ? null : idOf(before),
  limit,
})
