import { refuse, type Refusal } from './refusal.ts'

/** For whom or what a part of the log leaves the system: kept on the log itself, as a part of what was done. */
export const exportGrounds = ['regulator', 'court-or-police', 'request-of-a-person', 'internal-audit'] as const
export type ExportGround = (typeof exportGrounds)[number]

/** The most entries that leave at once. */
export const mostExported = 10_000

/** The longest period at once, in days. */
export const mostDaysExported = 366

const day = 86_400_000

export interface ExportedPeriod {
  readonly from: Date
  /** Not within it any more. */
  readonly until: Date
}

/**
 * The days of which the log is exported, both included.
 * @param from a day in UTC
 * @param to a day in UTC
 */
export function exportedPeriod({
  from,
  to,
  now,
}: {
  readonly from: Date
  readonly to: Date
  readonly now: Date
}): ExportedPeriod | Refusal {
  if (to < from) return refuse('BAD_PERIOD', 'The last day must not be before the first.', 'to')
  if (from > now) return refuse('BAD_PERIOD', 'The first day must not be in the future.', 'from')
  const until = new Date(to.getTime() + day)
  if (until.getTime() - from.getTime() > mostDaysExported * day) return refuse('BAD_PERIOD', 'Choose at most a year.', 'to')
  return { from, until }
}

/** A row of the file. */
export type ExportedRow = readonly [
  at: string,
  who: string,
  role: string,
  purpose: string,
  what: string,
  outcome: string,
  personId: string,
]

const heading = ['At', 'Who', 'Role', 'Purpose', 'What', 'Outcome', 'Person']

/** What begins like a formula would be one to a spreadsheet, whoever wrote it. */
const cell = (text: string): string => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`

/** The file, as RFC 4180 has it. */
export const exportedCsv = (rows: readonly ExportedRow[]): string =>
  [heading, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')
