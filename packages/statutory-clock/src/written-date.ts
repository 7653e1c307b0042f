import { partsOf, type CalendarDate } from './calendar-date.ts'

const months = 'January February March April May June July August September October November December'.split(' ')

/** The date as people write it: `30 May 2027`. */
export function writtenDate(date: CalendarDate): string {
  const { year, month, day } = partsOf(date)
  return `${day} ${months[month - 1]} ${year}`
}

/** `1 day`, `2 days`: a number with its word. */
export function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
}
