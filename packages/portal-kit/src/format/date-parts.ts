/** A date as it is typed, before anybody knows whether it exists. */
export interface DateParts {
  day: string
  month: string
  year: string
}

export const emptyDate: DateParts = { day: '', month: '', year: '' }

export const isEmptyDate = (parts: DateParts): boolean => !parts.day.trim() && !parts.month.trim() && !parts.year.trim()

/** The ISO date (`1980-03-31`) that was typed, or null when there is no such day in the calendar. */
export function isoDateOf({ day, month, year }: DateParts): string | null {
  const digits = [day, month, year].map((part) => part.trim())
  if (!digits.every((part) => /^\d+$/.test(part)) || digits[2]?.length !== 4) return null
  const [d, m, y] = digits.map(Number) as [number, number, number]
  const date = new Date(Date.UTC(y, m - 1, d))
  return date.getUTCFullYear() === y && date.getUTCMonth() === m - 1 && date.getUTCDate() === d
    ? date.toISOString().slice(0, 10)
    : null
}

/** The parts of an ISO date, for a form that starts from what is recorded. */
export function partsOf(iso: string): DateParts {
  const [year = '', month = '', day = ''] = iso.slice(0, 10).split('-')
  return { day: String(Number(day) || ''), month: String(Number(month) || ''), year }
}
