import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  addWorkingDays,
  anniversary,
  bankHolidaysOf,
  daysBetween,
  isWorkingDay,
  rightsRequestClock,
  roll,
  workingDaysBetween,
  type CalendarDate,
} from '../src/index.ts'
import { anyDate, daysAfter } from './arbitrary-dates.ts'
import {
  at,
  next,
  secondAddMonths,
  secondAddWorkingDays,
  secondAnniversary,
  secondIsWorkingDay,
  secondRoll,
  secondRuleHolidays,
  text,
} from './second-calendar.ts'

describe('the arithmetic and its second implementation agree', () => {
  it('on the bank holidays of every year from 1978 to 2199', () => {
    for (let year = 1978; year < 2200; year += 1) expect(bankHolidaysOf(year), String(year)).toEqual(secondRuleHolidays(year))
  })

  it('on every single day of thirty-five years: working day or not, and where it rolls to', () => {
    const differing: string[] = []
    for (let date = at('1995-01-01'); date < at('2030-01-01'); date = next(date)) {
      const day = text(date) as CalendarDate
      if (isWorkingDay(day) !== secondIsWorkingDay(date) || roll(day) !== text(secondRoll(date))) differing.push(day)
    }
    expect(differing).toEqual([])
  })

  it('on months added', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 0, max: 40 }), (date, count) => {
        expect(addMonths(date, count)).toBe(text(secondAddMonths(at(date), count)))
      }),
      { numRuns: 300 },
    )
  })

  it('on anniversaries, leap days among them', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 0, max: 150 }), (date, years) => {
        expect(anniversary(date, years)).toBe(text(secondAnniversary(at(date), years)))
      }),
      { numRuns: 500 },
    )
  })

  it('on working days added, and counting them again gives the same number', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 0, max: 90 }), (date, count) => {
        const end = addWorkingDays(date, count)
        expect(end).toBe(text(secondAddWorkingDays(at(date), count)))
        expect(workingDaysBetween(date, end)).toBe(count)
        expect(workingDaysBetween(end, date)).toBe(0 - count)
      }),
      { numRuns: 300 },
    )
  })

  it('on requests with identity, fee, clarifications and extension [DPPC-40] [DPPC-41]', () => {
    const request = anyDate.chain((receivedOn) =>
      fc.record({
        receivedOn: fc.constant(receivedOn),
        identity: fc.option(daysAfter(receivedOn, 40)),
        fee: fc.option(daysAfter(receivedOn, 20)),
        pauses: fc.array(fc.tuple(daysAfter(receivedOn, 45), fc.integer({ min: 0, max: 15 })), { maxLength: 3 }),
        noticeOn: fc.option(daysAfter(receivedOn, 50)),
      }),
    )
    fc.assert(
      fc.property(request, ({ receivedOn, identity, fee, pauses, noticeOn }) => {
        const clarifications = pauses.map(([askedOn, length]) => ({ askedOn, answeredOn: addDays(askedOn, length) }))
        const clock = rightsRequestClock(
          {
            right: 'ACCESS',
            receivedOn,
            identity: identity && { askedOn: receivedOn, receivedOn: identity },
            fee: fee && { askedOn: receivedOn, receivedOn: fee },
            clarifications,
            extension: noticeOn && { noticeOn, ground: 'COMPLEX', reasons: 'Many records.' },
          },
          receivedOn,
        )
        const start = [receivedOn, identity, fee].reduce<string>(
          (latest, date) => (date && date > latest ? date : latest),
          receivedOn,
        )
        const first = secondRequestDue(start, 1, clarifications)
        const due = noticeOn && noticeOn <= first ? secondRequestDue(start, 3, clarifications) : first
        expect({ start: clock.startsOn, due: clock.dueOn, noticeBy: clock.extensionNoticeBy }).toEqual({
          start,
          due,
          noticeBy: first,
        })
        expect(daysBetween(clock.startsOn ?? receivedOn, clock.dueOn)).toBeGreaterThan(0)
      }),
      { numRuns: 500 },
    )
  })
})

// Days are ticked off a list one after the other: a day on which the person was being asked is not ticked.
function secondRequestDue(
  start: string,
  months: number,
  clarifications: readonly { askedOn: string; answeredOn: string }[],
): string {
  let ticks = Math.round((secondAddMonths(at(start), months).getTime() - at(start).getTime()) / 86_400_000)
  const accepted = new Set<string>()
  for (const { askedOn, answeredOn } of clarifications.toSorted((a, b) => (a.askedOn < b.askedOn ? -1 : 1))) {
    let end = at(start)
    for (let left = ticks + accepted.size; left > 0; left -= 1) end = next(end)
    if (askedOn > text(secondRoll(end))) continue
    for (let date = at(askedOn); text(date) <= answeredOn; date = next(date)) if (text(date) >= start) accepted.add(text(date))
  }
  let date = at(start)
  for (ticks += accepted.size; ticks > 0; ticks -= 1) date = next(date)
  return text(secondRoll(date))
}
