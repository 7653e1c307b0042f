import { describe, expect, it } from 'vitest'
import { addDays } from '@candour/statutory-clock'
import { day, decided, inProgress, procedure as plain, today, withPanel } from './case.fixture.ts'
import { caseClock, clocksOf } from './case-clock.ts'
import { freshStage, type Actor, type CaseFile, type PanelMember } from './case-file.ts'
import { decide } from './decide-case.ts'
import { holdPanel, panelRefusal, readMember, sendReport } from './review-panel.ts'

const procedure = { ...plain, stages: [...plain.stages, withPanel] }
const member = (name: string): PanelMember => ({ staffId: name, name })
const outsider = (name: string): PanelMember => ({ staffId: null, name })
const three = [member('ana'), outsider('Dr Ito'), outsider('Dr Wu')]
/** Kim decided the first stage, Alex the second; Sam has the third. */
const heard: CaseFile = {
  ...inProgress,
  handlerId: 'sam',
  stages: [decided.stages[0], { ...decided.stages[0], code: 'review', deciderId: 'alex' }, freshStage('panel', today)],
}
const sam: Actor = { id: 'sam', kind: 'STAFF', roles: [] }
const said = { findings: 'Found', outcome: 'Said' }
const present = (change: object): CaseFile => ({
  ...heard,
  panel: three,
  stages: [heard.stages[0], ...heard.stages.slice(1, -1), { ...freshStage('panel', today), ...change }],
})

describe('the panel of a stage', () => {
  it('is three different people, from the staff or from outside', () => {
    expect(panelRefusal(three, heard, procedure)).toBeNull()
    for (const few of [[], three.slice(1), [...three.slice(1), outsider('DR WU')], [member('ana'), member('ana'), member('ana')]])
      expect(panelRefusal(few, heard, procedure)).toMatchObject({ code: 'TOO_FEW_DECIDERS', path: ['members'] })
  })

  it('has nobody on it who decided an earlier stage, nor whom the complaint is about', () => {
    for (const before of ['kim', 'alex'])
      expect(panelRefusal([member(before), ...three], heard, procedure)).toMatchObject({ code: 'DECIDED_BEFORE' })
    expect(panelRefusal(three, { ...heard, complainedAbout: ['ana'] }, procedure)).toMatchObject({ code: 'COMPLAINED_ABOUT' })
  })

  it('is named in a stage that has one, until it met', () => {
    expect(panelRefusal(three, inProgress, procedure)).toMatchObject({ code: 'NOT_NOW' })
    expect(panelRefusal(three, present({}), procedure)).toBeNull()
    expect(panelRefusal(three, present({ panelHeldOn: today }), procedure)).toMatchObject({ code: 'NOT_NOW' })
  })

  it('meets once it is named, on a day of its stage that has come', () => {
    const later = addDays(today, 3)
    expect(holdPanel(today, heard, procedure, later)).toMatchObject({ code: 'NOT_NOW' })
    expect(holdPanel(today, present({}), procedure, later)).toBeNull()
    expect(holdPanel(later, present({}), procedure, later)).toBeNull()
    for (const wrong of [addDays(today, -1), addDays(later, 1)])
      expect(holdPanel(wrong, present({}), procedure, later)).toMatchObject({ path: ['on'] })
    expect(holdPanel(today, present({ panelHeldOn: today }), procedure, later)).toMatchObject({ code: 'NOT_NOW' })
  })

  it('reports after it met, in writing', () => {
    const met = present({ panelHeldOn: today })
    const report = { on: today, text: 'Say sorry.' }
    expect(sendReport(report, met, procedure, today)).toEqual(report)
    expect(sendReport({ ...report, text: '' }, met, procedure, today)).toMatchObject({ path: ['report'] })
    for (const on of [addDays(today, -1), addDays(today, 1)])
      expect(sendReport({ ...report, on }, met, procedure, today)).toMatchObject({ path: ['on'] })
    expect(sendReport(report, present({}), procedure, today)).toMatchObject({ code: 'NOT_NOW' })
  })

  it('comes before the answer, which nobody gives who decided before', () => {
    expect(decide(said, present({ panelHeldOn: today }), procedure, sam)).toMatchObject([{ code: 'NOT_NOW' }])
    const reported = present({ panelHeldOn: today, panelReportedOn: today })
    expect(decide(said, reported, procedure, sam)).toEqual(said)
    expect(decide(said, reported, procedure, { ...sam, id: 'kim' })).toMatchObject([{ code: 'DECIDED_BEFORE' }])
    expect(decide(said, { ...reported, panel: three.slice(1) }, procedure, sam)).toMatchObject([{ code: 'TOO_FEW_DECIDERS' }])
  })

  it('has 30 working days to meet, 5 to report, and the answer 15 from there', () => {
    const stages = [freshStage('panel', today), { ...freshStage('panel', today), panelHeldOn: day('2026-12-01') }]
    const due = stages.map((stage) => clocksOf(procedure, stage, null, today).map(({ dueOn }) => dueOn))
    expect(due).toEqual([
      ['2027-01-07', '2027-01-14', '2027-02-04'],
      ['2027-01-07', '2026-12-08', '2026-12-31'],
    ])
    expect(caseClock(procedure, present({ panelHeldOn: today, panelReportedOn: today }), null, today)).toMatchObject({
      step: 'REPLY',
      dueOn: '2026-12-14',
      provisional: false,
    })
  })

  it('is asked for by account or by name, never by both or neither', () => {
    expect(readMember({ staffMemberId: 'a' })).toEqual({ staffId: 'a' })
    expect(readMember({ name: ' Dr  Wu ' })).toEqual({ outsider: 'Dr  Wu' })
    for (const none of [{}, { name: ' ' }, { staffMemberId: 'a', name: 'b' }, { name: 'a\nb' }])
      expect(readMember(none)).toBeNull()
  })
})
