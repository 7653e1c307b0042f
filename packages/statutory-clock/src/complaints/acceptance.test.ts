import { describe, expect, it } from 'vitest'
import { calendarDate } from '../calendar-date.ts'
import { acceptance, decidersRefusal, lastDayToAsk } from './acceptance.ts'
import { adultCareAndNhs2009 } from './adult-care-and-nhs-2009.ts'
import { childrenAct2006 } from './children-act-2006.ts'
import { ombudsmanCode } from './ombudsman-code.ts'

const on = calendarDate

describe('whether a complaint belongs to a regime', () => {
  it('takes a complaint about children within 1 year of the event, later only when waived', () => {
    const made = { eventOn: on('2025-12-01'), knownOn: on('2026-06-01') }
    expect(acceptance(childrenAct2006, { ...made, receivedOn: on('2026-12-01') }).outcome).toBe('ACCEPTED')
    const late = acceptance(childrenAct2006, { ...made, receivedOn: on('2026-12-02') })
    expect(late).toEqual({
      outcome: 'OUT_OF_TIME',
      lastDay: '2026-12-01',
      explanation: 'It came too late: 1 year from 1 December 2025 (Children Act complaints procedure) ended on 1 December 2026.',
    })
    expect(acceptance(childrenAct2006, { ...made, receivedOn: on('2026-12-02'), waived: true }).outcome).toBe('ACCEPTED')
  })

  it('takes a complaint about adult care within 12 months of knowing', () => {
    const made = { eventOn: on('2025-01-01'), knownOn: on('2026-02-28') }
    expect(acceptance(adultCareAndNhs2009, { ...made, receivedOn: on('2027-02-28') }).outcome).toBe('ACCEPTED')
    expect(acceptance(adultCareAndNhs2009, { ...made, receivedOn: on('2027-03-01') }).outcome).toBe('OUT_OF_TIME')
  })

  it('leaves out what was spoken and resolved by the next working day', () => {
    const made = { receivedOn: on('2026-12-24'), eventOn: on('2026-12-24'), spoken: true }
    const outcome = (resolvedOn: string, spoken = true) =>
      acceptance(adultCareAndNhs2009, { ...made, spoken, resolvedOn: on(resolvedOn) }).outcome
    expect([outcome('2026-12-29'), outcome('2026-12-30'), outcome('2026-12-24', false)]).toEqual([
      'OUTSIDE',
      'ACCEPTED',
      'ACCEPTED',
    ])
  })

  it('sets no time where the regime sets none', () => {
    expect(acceptance(ombudsmanCode, { receivedOn: on('2026-12-24'), eventOn: on('1990-01-01') })).toMatchObject({
      outcome: 'ACCEPTED',
      lastDay: null,
    })
  })
})

it('gives 20 working days after the stage 2 reply to ask for the panel, and no limit where there is none', () => {
  expect(lastDayToAsk(childrenAct2006, 'STAGE_3', on('2026-12-07'))).toBe('2027-01-07')
  expect(lastDayToAsk(ombudsmanCode, 'STAGE_2', on('2026-12-07'))).toBeNull()
})

it('wants somebody else in stage 2, and three people on the panel', () => {
  expect(decidersRefusal(ombudsmanCode, 'STAGE_2', ['anna'], ['anna'])).toBe('DECIDED_BEFORE')
  expect(decidersRefusal(ombudsmanCode, 'STAGE_2', ['bill'], ['anna'])).toBeNull()
  expect(decidersRefusal(ombudsmanCode, 'STAGE_1', [], [])).toBe('TOO_FEW_DECIDERS')
  expect(decidersRefusal(childrenAct2006, 'STAGE_3', ['anna', 'bill', 'bill'], [])).toBe('TOO_FEW_DECIDERS')
  expect(decidersRefusal(childrenAct2006, 'STAGE_3', ['anna', 'bill', 'cora'], ['dora'])).toBeNull()
})
