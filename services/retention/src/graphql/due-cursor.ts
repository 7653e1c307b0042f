import { ApiError, parseCalendarDate } from '@candour/subgraph-kit'
import type { DuePosition } from '../data/due-list.ts'
import { isIdentifier } from '../domain/identifier.ts'

export const dueCursorOf = ({ disposeFrom, serviceUserId }: DuePosition): string =>
  Buffer.from(`${disposeFrom} ${serviceUserId}`).toString('base64url')

/** @throws ApiError BAD_USER_INPUT for a cursor that is none of ours */
export function duePositionOf(cursor: string): DuePosition {
  const [disposeFrom = '', serviceUserId = ''] = Buffer.from(cursor, 'base64url').toString().split(' ')
  if (!isIdentifier(serviceUserId)) throw new ApiError('BAD_USER_INPUT')
  return { disposeFrom: parseCalendarDate(disposeFrom), serviceUserId }
}
