import type { CalendarDate } from '@candour/statutory-clock'
import { problem, type Problem } from './problem.ts'
import type { RecordRetention } from './record-retention.ts'

/** Why a record may not be disposed of today, by the rules and what holds it; null when it may. @param retention null for nobody on record */
export function whyNotDue(
  retention: Pick<RecordRetention, 'disposeFrom' | 'decidedBy'> | null | undefined,
  today: CalendarDate,
): Problem | null {
  if (retention?.disposeFrom && retention.disposeFrom <= today) return null
  if (retention?.decidedBy === 'hold') return problem('HELD', 'Something holds this record. It cannot go.')
  if (retention?.decidedBy === 'open-case') return problem('CASE_OPEN', 'The case is open. The record cannot go.')
  return problem('NOT_DUE', 'The day of this record has not come.')
}
