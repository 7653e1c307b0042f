import { calendarDate, dateOf, partsOf, type CalendarDate } from '../calendar-date.ts'
import { anniversary } from '../months-and-years.ts'
import { writtenDate } from '../written-date.ts'
import type { RecordFacts } from './record-facts.ts'

/** The span in which a person was born, and the day that is counted from. */
export interface Birth {
  readonly earliest: CalendarDate
  /** The day counted from: where only the year is known, its last day. */
  readonly on: CalendarDate
  /** How the fact reads. */
  readonly text: string
}

/** When the person was born; null when nobody knows. @throws InvalidDateError for anything but a day or a year. */
export function birthOf({ born }: RecordFacts): Birth | null {
  if (born === null || born === undefined) return null
  if (/^\d{4}$/.test(born)) {
    const year = Number(born)
    return {
      earliest: dateOf(year, 1, 1),
      on: dateOf(year, 12, 31),
      text: `born in ${year}, taken as ${writtenDate(dateOf(year, 12, 31))}`,
    }
  }
  const on = calendarDate(born)
  return { earliest: on, on, text: `born on ${writtenDate(on)}` }
}

/**
 * Whether somebody had not reached their 18th birthday on a day. `UNCLEAR` when the answer hangs on how a birthday on 29 February, or one of which only
 * the year is known, is counted; the longer period then holds.
 */
export function before18(birth: Birth, on: CalendarDate): 'YES' | 'NO' | 'UNCLEAR' {
  if (on >= anniversary(birth.on, 18)) return 'NO'
  return on < earliestBirthday(birth.earliest, 18) ? 'YES' : 'UNCLEAR'
}

// In a common year some count a birthday of 29 February on the 28th already.
function earliestBirthday(born: CalendarDate, age: number): CalendarDate {
  const { year, month, day } = partsOf(born)
  return month === 2 && day === 29 ? dateOf(year + age, 2, 28) : anniversary(born, age)
}
