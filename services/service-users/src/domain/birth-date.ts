/** Nobody on record was born longer ago than this. Years. */
const oldestAge = 130

/** Whether a calendar date (`YYYY-MM-DD`) can be a birth date on the given day: not in the future, and within a human life. */
export function canBeBirthDate(date: string, today: string): boolean {
  const earliest = `${String(Number(today.slice(0, 4)) - oldestAge).padStart(4, '0')}${today.slice(4)}`
  return date <= today && date >= earliest
}
