import { calendarDate, disposal, type CalendarDate } from '@candour/statutory-clock'
import type { Schedule } from './schedule.ts'

/** A person's complaint, as far as its own keeping time rests on it. Days are `YYYY-MM-DD`. */
export interface ComplaintFile {
  readonly id: string
  readonly closedOn: string | null
  readonly lastActionOn: string
}

/** A file that stays, and the first day on which it may go; null while it is open. */
export interface KeptFile {
  readonly id: string
  readonly until: CalendarDate | null
}

/**
 * The complaint files that stay when the record goes: a file is a second object under the rule for complaints. Those that are open, and those whose
 * own day has not come. Where no rule gives a file a day, it goes with the record.
 */
export function filesThatStay(files: readonly ComplaintFile[], { rules }: Schedule, today: CalendarDate): readonly KeptFile[] {
  return files.flatMap(({ id, closedOn, lastActionOn }): readonly KeptFile[] => {
    if (closedOn === null) return [{ id, until: null }]
    const { disposeFrom } = disposal({
      facts: {
        kind: ['complaint'],
        born: null,
        died: null,
        open: false,
        closed: [calendarDate(closedOn)],
        lastAction: [calendarDate(lastActionOn)],
      },
      rules,
      holds: [],
    })
    return disposeFrom !== null && disposeFrom > today ? [{ id, until: disposeFrom }] : []
  })
}
