import { clockTime, dayHeading } from '@candour/portal-kit'

interface Entry {
  id: string
  at: string | null
  sentence: string | null
}

export interface Line<E> {
  /** The latest of the entries that read the same. */
  entry: E
  time: string | null
  count: number
}

/**
 * Groups entries that arrive newest first under the day in the United Kingdom on which they happened. What reads the same in the same
 * minute is one line with a count: opening one page is several readings.
 */
export function byDay<E extends Entry>(entries: readonly E[]): { day: string; lines: Line<E>[] }[] {
  const days: { day: string; lines: Line<E>[] }[] = []
  for (const entry of entries) {
    const day = entry.at ? dayHeading(entry.at) : ''
    const time = entry.at ? clockTime(entry.at) : null
    if (days.at(-1)?.day !== day) days.push({ day, lines: [] })
    const lines = days.at(-1)?.lines ?? []
    const same = lines.find((line) => line.time === time && line.entry.sentence === entry.sentence)
    if (same) same.count += 1
    else lines.push({ entry, time, count: 1 })
  }
  return days
}
