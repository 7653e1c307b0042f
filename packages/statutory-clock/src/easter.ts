import { dateOf, type CalendarDate } from './calendar-date.ts'

/** Easter Sunday of the Gregorian calendar, by the method published in Nature in 1876. Good for every year since 1583. */
export function easterSunday(year: number): CalendarDate {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const ofCentury = year % 100
  const skippedLeapDays = century - Math.floor(century / 4)
  const moonCorrection = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const epact = (19 * golden + skippedLeapDays - moonCorrection + 15) % 30
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7
  const lateMoon = Math.floor((golden + 11 * epact + 22 * toSunday) / 451)
  const days = epact + toSunday - 7 * lateMoon + 114
  return dateOf(year, Math.floor(days / 31), (days % 31) + 1)
}
