/**
 * Age in whole years on a calendar date (`YYYY-MM-DD`). Whoever was born on 29 February is a year older on 28 February of a year without that
 * day: earlier rather than later, since what a birthday ends here is somebody else's access. The facts are put together by the same rule.
 */
export function ageOn(bornOn: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4))
  const birthday = bornOn.endsWith('-02-29') && !isLeapYear(Number(day.slice(0, 4))) ? '-02-28' : bornOn.slice(4)
  return day.slice(4) < birthday ? years - 1 : years
}

const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
