import type { CalendarDate } from '../calendar-date.ts'

/** What one rule says about one record. */
export type RuleOutcome =
  /** Keep through that day. */
  | { readonly says: 'KEEP_THROUGH'; readonly day: CalendarDate; readonly because: string; readonly facts: readonly string[] }
  | { readonly says: 'FOR_EVER'; readonly because: string; readonly facts: readonly string[] }
  /** The event it counts from has not happened. */
  | { readonly says: 'NOT_YET'; readonly because: string; readonly facts: readonly string[] }
  /** A person must decide. */
  | { readonly says: 'ASK_A_PERSON'; readonly because: string; readonly facts: readonly string[] }
  | { readonly says: 'NOTHING'; readonly because: string; readonly facts: readonly string[] }

export const keepThrough = (day: CalendarDate, because: string, facts: readonly string[]): RuleOutcome => ({
  says: 'KEEP_THROUGH',
  day,
  because,
  facts,
})
export const forEver = (because: string, facts: readonly string[] = []): RuleOutcome => ({ says: 'FOR_EVER', because, facts })
export const notYet = (because: string, facts: readonly string[] = []): RuleOutcome => ({ says: 'NOT_YET', because, facts })
export const askAPerson = (because: string, facts: readonly string[] = []): RuleOutcome => ({
  says: 'ASK_A_PERSON',
  because,
  facts,
})
export const nothing = (because: string, facts: readonly string[] = []): RuleOutcome => ({ says: 'NOTHING', because, facts })
