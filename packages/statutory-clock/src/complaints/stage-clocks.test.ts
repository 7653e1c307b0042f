import { describe, expect, it } from 'vitest'
import { calendarDate } from '../calendar-date.ts'
import { adultCareAndNhs2009 } from './adult-care-and-nhs-2009.ts'
import { childrenAct2006 } from './children-act-2006.ts'
import { cqcRegulation16 } from './cqc-regulation-16.ts'
import { ombudsmanCode } from './ombudsman-code.ts'
import { organisationRegime } from './organisation-regime.ts'
import { ownProcedure } from './regime.fixture.ts'
import { UnknownStageError, type Regime } from './regime.ts'
import { nextClock, stageClocks, type StageProgress } from './stage-clocks.ts'

const on = calendarDate
const clocks = (regime: Regime, progress: StageProgress) => stageClocks(regime, progress, progress.startedOn)
const due = (regime: Regime, progress: StageProgress) => clocks(regime, progress).map(({ step, dueOn }) => [step, dueOn])

describe("the ombudsman's code", () => {
  it('gives 5 working days to acknowledge and 10 from then to reply', () => {
    const startedOn = on('2026-12-14')
    expect(due(ombudsmanCode, { stage: 'STAGE_1', startedOn })).toEqual([
      ['ACKNOWLEDGE', '2026-12-21'],
      ['REPLY', '2027-01-07'],
    ])
    const [acknowledge, reply] = clocks(ombudsmanCode, { stage: 'STAGE_1', startedOn, done: { ACKNOWLEDGE: on('2026-12-15') } })
    expect(acknowledge).toMatchObject({ state: 'DONE', provisional: false })
    expect(reply).toMatchObject({ startsOn: '2026-12-15', dueOn: '2026-12-31', provisional: false, extendableTo: '2027-01-15' })
    expect(reply?.explanation).toBe(
      'Stage 1 started on 14 December 2026; the step "acknowledge the complaint" was done on 15 December 2026; by the rule "10 working days to reply in full, Complaint handling code of the Local Government and Social Care Ombudsman, Stage 1" it is due by 31 December 2026.',
    )
  })

  it('gives 20 working days in stage 2, and 20 more when extended in time with a reason', () => {
    const progress = { stage: 'STAGE_2', startedOn: on('2026-12-01'), done: { ACKNOWLEDGE: on('2026-12-07') } }
    expect(due(ombudsmanCode, progress)[1]).toEqual(['REPLY', '2027-01-07'])
    const REPLY = { decidedOn: on('2027-01-07'), by: 20, reason: 'Two witnesses are away.' }
    const [, extended] = clocks(ombudsmanCode, { ...progress, extensions: { REPLY } })
    expect(extended).toMatchObject({ dueOn: '2027-02-04', extended: true, extendableTo: null })
    expect(extended?.explanation).toContain('it was extended by 20 working days, because Two witnesses are away;')
  })

  it.each([
    [{ by: 21 }, 'at most 20 working days'],
    [{ decidedOn: on('2027-01-08') }, 'before it was due'],
    [{ reason: ' ' }, 'told the reason'],
  ])('does not count an extension like %o, and says why', (change, why) => {
    const REPLY = { decidedOn: on('2027-01-07'), by: 20, reason: 'Two witnesses are away.', ...change }
    const [, reply] = clocks(ombudsmanCode, {
      stage: 'STAGE_2',
      startedOn: on('2026-12-01'),
      done: { ACKNOWLEDGE: on('2026-12-07') },
      extensions: { REPLY },
    })
    expect(reply).toMatchObject({ dueOn: '2027-01-07', extended: false })
    expect(reply?.explanation).toContain(why)
  })
})

describe('the Children Act procedure', () => {
  it('gives stage 1 10 working days and 20 at most, stage 2 25 and 65 at most', () => {
    const [first] = clocks(childrenAct2006, { stage: 'STAGE_1', startedOn: on('2026-12-21') })
    expect(first).toMatchObject({ dueOn: '2027-01-07', extendableTo: '2027-01-21' })
    const [second] = clocks(childrenAct2006, { stage: 'STAGE_2', startedOn: on('2027-01-11') })
    expect(second).toMatchObject({ dueOn: '2027-02-15', extendableTo: '2027-04-14' })
  })

  it('gives the panel 30 working days, its report 5 and the answer 15, each from the one before', () => {
    const done = { PANEL: on('2027-02-01') }
    expect(due(childrenAct2006, { stage: 'STAGE_3', startedOn: on('2027-01-11'), done })).toEqual([
      ['PANEL', '2027-02-22'],
      ['REPORT', '2027-02-08'],
      ['RESPOND', '2027-03-01'],
    ])
  })
})

describe('the other regimes', () => {
  it.each([
    ['2027-01-11', '2027-07-10'],
    ['2026-08-31', '2027-02-28'],
    ['2027-03-01', '2027-08-31'],
    ['2027-08-30', '2028-02-29'],
  ])('six months commencing on %s end on %s', (received, end) => {
    expect(due(adultCareAndNhs2009, { stage: 'STAGE_1', startedOn: on(received) })[1]).toEqual(['REPLY', end])
  })

  it('adult social care is acknowledged in 3 working days', () => {
    expect(due(adultCareAndNhs2009, { stage: 'STAGE_1', startedOn: on('2026-12-24') })[0]).toEqual(['ACKNOWLEDGE', '2026-12-31'])
  })

  it('the summary for the regulator is due after 28 days, on Christmas Day if it must be', () => {
    expect(due(cqcRegulation16, { stage: 'REQUEST', startedOn: on('2026-11-27') })).toEqual([['SUMMARY', '2026-12-25']])
  })

  it("an organisation's own procedure counts as its profile says", () => {
    const own = organisationRegime(ownProcedure)
    expect(due(own, { stage: 'STAGE_1', startedOn: on('2026-11-02') })).toEqual([
      ['ACKNOWLEDGE', '2026-11-04'],
      ['REPLY', '2026-11-18'],
    ])
    expect(due(own, { stage: 'STAGE_2', startedOn: on('2026-11-02') })).toEqual([['REPLY', '2026-11-23']])
  })
})

it('shows the step that is due first of those not done, and none when all are', () => {
  const progress = { stage: 'STAGE_1', startedOn: on('2026-12-14') }
  expect(nextClock(clocks(ombudsmanCode, progress))?.step).toBe('ACKNOWLEDGE')
  expect(nextClock(clocks(ombudsmanCode, { ...progress, done: { ACKNOWLEDGE: on('2026-12-14') } }))?.step).toBe('REPLY')
  expect(
    nextClock(clocks(ombudsmanCode, { ...progress, done: { ACKNOWLEDGE: on('2026-12-14'), REPLY: on('2026-12-16') } })),
  ).toBeNull()
})

it('refuses a stage the regime does not have', () => {
  expect(() => clocks(ombudsmanCode, { stage: 'STAGE_3', startedOn: on('2026-12-14') })).toThrow(UnknownStageError)
})
