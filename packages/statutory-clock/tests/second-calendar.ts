// The same arithmetic a second time, in another way: one day after the other, with holidays written down from tables and found by looking at every day.

const day = 86_400_000

/** A day as the second implementation counts: a Date at midnight UTC. */
export const at = (text: string): Date => new Date(`${text}T00:00:00Z`)
export const text = (date: Date): string => date.toISOString().slice(0, 10)
export const next = (date: Date): Date => new Date(date.getTime() + day)
const isWeekend = (date: Date): boolean => ['Sat', 'Sun'].includes(date.toUTCString().slice(0, 3))
const isMonday = (date: Date): boolean => date.toUTCString().startsWith('Mon')

// Paschal full moon of each golden number, as printed in the Book of Common Prayer for 1900 to 2199.
const fullMoons =
  '04-14 04-03 03-23 04-11 03-31 04-18 04-08 03-28 04-16 04-05 03-25 04-13 04-02 03-22 04-10 03-30 04-17 04-07 03-27'.split(' ')

export function secondEaster(year: number): string {
  let date = next(at(`${year}-${fullMoons[year % 19]}`))
  while (!date.toUTCString().startsWith('Sun')) date = next(date)
  return text(date)
}

const moved: Record<number, { removed: string[]; added: string[] }> = {
  1995: { removed: ['1995-05-01'], added: ['1995-05-08'] },
  1999: { removed: [], added: ['1999-12-31'] },
  2002: { removed: ['2002-05-27'], added: ['2002-06-03', '2002-06-04'] },
  2011: { removed: [], added: ['2011-04-29'] },
  2012: { removed: ['2012-05-28'], added: ['2012-06-04', '2012-06-05'] },
  2020: { removed: ['2020-05-04'], added: ['2020-05-08'] },
  2022: { removed: ['2022-05-30'], added: ['2022-06-02', '2022-06-03', '2022-09-19'] },
  2023: { removed: [], added: ['2023-05-08'] },
}

/** By rule only: every day of the year is looked at, and holidays on a weekend are pushed on until they find a free day. */
export function secondRuleHolidays(year: number): string[] {
  const days: Date[] = []
  for (let date = at(`${year}-01-01`); date.getUTCFullYear() === year; date = next(date)) days.push(date)
  const mondays = (month: string) => days.filter((date) => isMonday(date) && text(date).slice(5, 7) === month).map(text)
  const taken = new Set<string>([mondays('05')[0], mondays('05').at(-1), mondays('08').at(-1)].flatMap((date) => date ?? []))
  const easter = days.findIndex((date) => text(date) === secondEaster(year))
  for (const index of [easter - 2, easter + 1]) taken.add(text(days[index] ?? at('')))
  for (const fixed of ['01-01', '12-25', '12-26'].map((date) => at(`${year}-${date}`)).filter((date) => !isWeekend(date)))
    taken.add(text(fixed))
  for (const fixed of ['01-01', '12-25', '12-26'].map((date) => at(`${year}-${date}`)).filter(isWeekend)) {
    let date = fixed
    while (isWeekend(date) || taken.has(text(date))) date = next(date)
    taken.add(text(date))
  }
  return [...taken].sort()
}

const remembered = new Map<number, Set<string>>()

function holidays(year: number): Set<string> {
  const known = remembered.get(year)
  if (known) return known
  const { removed, added } = moved[year] ?? { removed: [], added: [] }
  const all = new Set([...secondRuleHolidays(year).filter((date) => !removed.includes(date)), ...added])
  remembered.set(year, all)
  return all
}

export const secondIsWorkingDay = (date: Date): boolean => !isWeekend(date) && !holidays(date.getUTCFullYear()).has(text(date))

export function secondRoll(date: Date): Date {
  return secondIsWorkingDay(date) ? date : secondRoll(next(date))
}

export function secondAddWorkingDays(date: Date, count: number): Date {
  const counted: Date[] = []
  let last = date
  while (counted.length < count) {
    last = next(last)
    if (secondIsWorkingDay(last)) counted.push(last)
  }
  return last
}

/** Walks month by month over the calendar until the right number of month ends has gone by, then to the day, or stops at the end of that month. */
export function secondAddMonths(date: Date, count: number): Date {
  let walked = date
  let ends = 0
  while (ends < count) {
    walked = next(walked)
    if (walked.getUTCDate() === 1) ends += 1
  }
  if (count === 0) return date
  while (walked.getUTCDate() < date.getUTCDate() && next(walked).getUTCDate() !== 1) walked = next(walked)
  return walked
}

/** Lets the calendar of the language overflow 29 February into 1 March. */
export const secondAnniversary = (date: Date, years: number): Date =>
  new Date(Date.UTC(date.getUTCFullYear() + years, date.getUTCMonth(), date.getUTCDate()))
