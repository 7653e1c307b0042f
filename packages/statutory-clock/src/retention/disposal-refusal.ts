import type { CalendarDate } from '../calendar-date.ts'
import type { Disposal } from './disposal.ts'

/**
 * Why a record may not be disposed of on a day, or null when it may. The same holds for anonymising it: that is a way to dispose, done at disposal and
 * never earlier to escape a minimum.
 */
export function disposalRefusal({ disposeFrom, decidedBy }: Disposal, on: CalendarDate): 'HELD' | 'NO_DATE' | 'TOO_EARLY' | null {
  if (disposeFrom === null) return decidedBy === 'hold' ? 'HELD' : 'NO_DATE'
  if (on >= disposeFrom) return null
  return decidedBy === 'hold' ? 'HELD' : 'TOO_EARLY'
}
