import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  breachClock,
  calendarDate,
  dataProtectionComplaintClock,
  londonDateOf,
  marketingObjectionClock,
  rightsRequestClock,
  stageClocks,
  startOfLondonDay,
  statutoryRegimes,
  writtenDate,
  type CalendarDate,
  type Clock,
} from '../src/index.ts'
import { anyDate } from './arbitrary-dates.ts'

/** What is missing from the explanation of a clock. */
function missing(clock: Clock): string[] {
  const { explanation, rule, receivedOn, dueOn } = clock
  const due = writtenDate(dueOn instanceof Date ? londonDateOf(dueOn) : dueOn)
  const absent = [due, rule, writtenDate(receivedOn)].filter((part) => !explanation.includes(part))
  const isOneSentence = explanation.endsWith('.') && !/\.\s/.test(explanation) && !/undefined|null|NaN/.test(explanation)
  return isOneSentence ? absent : [...absent, `one sentence: ${explanation}`]
}

describe('every clock explains itself in a sentence with receipt, rule and due date', () => {
  const days = fc.integer({ min: 0, max: 60 })
  const later = (date: CalendarDate, offset: number | null) => (offset === null ? null : addDays(date, offset))

  it('of rights requests, whatever happened to them', () => {
    fc.assert(
      fc.property(
        anyDate,
        days,
        fc.option(days),
        fc.option(days),
        fc.option(days),
        (receivedOn, age, identity, answered, extended) => {
          const askedOn = addDays(receivedOn, 2)
          const clock = rightsRequestClock(
            {
              right: age % 3 === 0 ? 'ERASURE' : 'ACCESS',
              receivedOn,
              identity: age % 2 === 0 ? { askedOn: receivedOn, receivedOn: later(receivedOn, identity) } : null,
              clarifications: age % 5 === 0 ? [] : [{ askedOn, answeredOn: later(askedOn, answered) }],
              extension:
                extended === null
                  ? null
                  : { noticeOn: addDays(receivedOn, extended), ground: 'SEVERAL_REQUESTS', reasons: 'Four requests.' },
              answeredOn: age % 7 === 0 ? addDays(receivedOn, age) : null,
            },
            addDays(receivedOn, age),
          )
          expect(missing(clock)).toEqual([])
        },
      ),
      { numRuns: 300 },
    )
  })

  it('of complaints under every regime, stage and step', () => {
    for (const regime of statutoryRegimes)
      for (const { code } of regime.stages)
        for (const clock of stageClocks(
          regime,
          { stage: code, startedOn: calendarDate('2026-12-14') },
          calendarDate('2027-01-04'),
        ))
          expect(missing(clock)).toEqual([])
    expect(statutoryRegimes).toHaveLength(4)
  })

  it('of breaches, data-protection complaints and objections to marketing', () => {
    fc.assert(
      fc.property(anyDate, days, (receivedOn, age) => {
        const today = addDays(receivedOn, age)
        expect(missing(breachClock({ awareAt: startOfLondonDay(receivedOn) }, startOfLondonDay(today)))).toEqual([])
        expect(missing(dataProtectionComplaintClock({ receivedOn }, today))).toEqual([])
        expect(missing(marketingObjectionClock({ receivedOn }, today))).toEqual([])
      }),
    )
  })
})
