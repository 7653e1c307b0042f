import { ApiError } from '@candour/subgraph-kit'
import type { DisposalPosition } from '../data/disposals.ts'
import { isIdentifier } from '../domain/identifier.ts'

export const disposalCursorOf = ({ decidedAt, id }: { readonly decidedAt: Date | null; readonly id: string }): string =>
  Buffer.from(`${decidedAt?.toISOString() ?? ''} ${id}`).toString('base64url')

/** @throws ApiError BAD_USER_INPUT for a cursor that is none of ours */
export function disposalPositionOf(cursor: string): DisposalPosition {
  const [at = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ')
  const decidedAt = new Date(at)
  if (!isIdentifier(id) || Number.isNaN(decidedAt.getTime())) throw new ApiError('BAD_USER_INPUT')
  return { decidedAt, id }
}
