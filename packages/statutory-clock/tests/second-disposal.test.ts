import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays, calendarDate, disposal, type CalendarDate, type RecordFacts } from '../src/index.ts'
import { anyDate, daysAfter } from './arbitrary-dates.ts'

// Retention a second time, as a question put to every day: must the record still be kept on it? The first day that is free is the date.

interface Day {
  readonly text: string
  readonly y: number
  readonly m: number
  readonly d: number
}

const parsed = (text: string): Day => ({
  text,
  y: Number(text.slice(0, 4)),
  m: Number(text.slice(5, 7)),
  d: Number(text.slice(8)),
})

const everyDay: readonly Day[] = Array.from({ length: 122_000 }, (_, index) =>
  parsed(new Date(Date.UTC(1990, 0, 1) + index * 86_400_000).toISOString().slice(0, 10)),
)

/** Whole years somebody or something is old on a day. */
const age = (start: Day, on: Day): number => on.y - start.y - (on.m < start.m || (on.m === start.m && on.d < start.d) ? 1 : 0)

function youngAtDeath(born: Day, died: Day): 'young' | 'grown' | 'unclear' {
  if (age(born, died) >= 18) return 'grown'
  const countedEarly = born.m === 2 && born.d === 29 ? { ...born, d: 28 } : born
  return age(countedEarly, died) >= 18 ? 'unclear' : 'young'
}

/** How many years from which day each kind of record is kept. */
function periods(facts: Required<Pick<RecordFacts, 'born' | 'died'>> & RecordFacts): [Day, number][] {
  const born = parsed(facts.born ?? '')
  const all: [Day, number][] = []
  for (const [kind, fromBirth, fromDeath] of [
    ['child-in-care', 75, 15],
    ['child-protection', 25, 6],
  ] as const) {
    if (!facts.kind.includes(kind)) continue
    const died = facts.died ? parsed(facts.died) : null
    const fate = died ? youngAtDeath(born, died) : 'grown'
    if (fate !== 'young') all.push([born, fromBirth])
    if (died && fate !== 'grown') all.push([died, fromDeath])
  }
  if (facts.kind.includes('adoption')) all.push(facts.orderMade ? [parsed(facts.orderMade), 100] : [born, 75])
  if (facts.kind.includes('complaint')) all.push([parsed(String(facts.lastAction)), 6])
  if (facts.kind.includes('welfare-case')) for (const closed of [facts.closed ?? []].flat()) all.push([parsed(String(closed)), 7])
  return all
}

function firstFreeDay(facts: Parameters<typeof periods>[0]): string {
  const all = periods(facts)
  // Free once the day before has seen every anniversary; nothing is free before the last event itself.
  const index = everyDay.findIndex((day) => all.every(([start, years]) => day.text >= start.text && age(start, day) >= years))
  const lastDayKept = everyDay[index]
  const free = everyDay[index + 1]
  if (!lastDayKept || !free) throw new Error('outside the table of days')
  return facts.holdUntil && facts.holdUntil >= free.text
    ? new Date(Date.parse(`${facts.holdUntil}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
    : free.text
}

const kinds = ['child-in-care', 'child-protection', 'adoption', 'complaint', 'welfare-case'] as const
const birth = anyDate.filter((date) => date < '2100-01-01')

const record = birth.chain((born) =>
  fc.record({
    kind: fc.subarray([...kinds], { minLength: 1 }),
    born: fc.constant(born),
    died: fc.option(fc.oneof(daysAfter(born, 15_000), aroundTheEighteenthBirthday(born))),
    orderMade: fc.option(daysAfter(born, 6000)),
    lookedAfter: fc.constant(true),
    lastAction: daysAfter(born, 9000),
    closed: fc.array(daysAfter(born, 9000), { minLength: 1, maxLength: 3 }),
    holdUntil: fc.option(daysAfter(born, 30_000)),
  }),
)

function aroundTheEighteenthBirthday(born: CalendarDate): fc.Arbitrary<CalendarDate> {
  return fc.integer({ min: 6570, max: 6580 }).map((days) => addDays(born, days))
}

it('agrees with asking every day whether the record must be kept [BCT-26] [BCT-27] [BCT-28] [BCT-30] [BCT-31] [BCT-32] [BCT-33] [DMWS-11]', () => {
  fc.assert(
    fc.property(record, (facts) => {
      expect(disposal({ facts }).disposeFrom).toBe(firstFreeDay(facts))
    }),
    { numRuns: 300 },
  )
})

it('knows a death on 28 February from one on 1 March for somebody born on a leap day', () => {
  const born = '2012-02-29'
  const from = (died: string) => disposal({ facts: { kind: 'child-in-care', born, died: calendarDate(died) } }).disposeFrom
  expect([from('2030-02-27'), from('2030-02-28'), from('2030-03-01')]).toEqual(['2045-02-28', '2087-03-02', '2087-03-02'])
})
