import { dayHeading } from '@candour/portal-kit'

/** Groups entries that arrive newest first under the day in the United Kingdom on which they happened. */
export function byDay<Entry extends { at: string | null }>(entries: readonly Entry[]): { day: string; entries: Entry[] }[] {
  const days: { day: string; entries: Entry[] }[] = []
  for (const entry of entries) {
    const day = entry.at ? dayHeading(entry.at) : ''
    const last = days.at(-1)
    if (last?.day === day) last.entries.push(entry)
    else days.push({ day, entries: [entry] })
  }
  return days
}
