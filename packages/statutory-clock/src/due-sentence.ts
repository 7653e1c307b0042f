import type { CalendarDate } from './calendar-date.ts'
import { writtenDate } from './written-date.ts'

/** `by the rule "…" it is due by 29 December 2026, the first working day after 25 December 2026`. */
export function dueClause(rule: string, dueOn: CalendarDate, unrolled: CalendarDate = dueOn): string {
  const moved = dueOn === unrolled ? '' : `, the first working day after ${writtenDate(unrolled)}`
  return `by the rule "${rule}" it is due by ${writtenDate(dueOn)}${moved}`
}

/** One sentence of clauses; empty ones are left out. */
export function sentence(...clauses: readonly (string | null)[]): string {
  return `${clauses.filter((clause) => clause !== null && clause !== '').join('; ')}.`
}
