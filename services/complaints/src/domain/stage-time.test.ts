import { describe, expect, it } from 'vitest'
import { foundingProfiles } from '@candour/organisations'
import { dataOnly, day, decided, inProgress, procedure, received, today, twoStages } from './case.fixture.ts'
import { advance } from './advance-case.ts'
import { caseClock } from './case-clock.ts'
import { freshStage, type CaseFile } from './case-file.ts'
import { extendStage } from './extend-stage.ts'
import { procedureOf } from './procedure.ts'

const clockOf = (file: CaseFile, on = today, reason: string | null = null) => caseClock(procedure, file, reason, on)

describe('the time of a stage', () => {
  it('is first that of the acknowledgement, then that of the reply', () => {
    expect(clockOf(received)).toMatchObject({
      step: 'ACKNOWLEDGE',
      startsOn: '2026-11-23',
      dueOn: '2026-11-30',
      state: 'ON_TIME',
    })
    expect(clockOf(received, day('2026-12-01'))).toMatchObject({ state: 'OVERDUE' })
    expect(clockOf(inProgress)).toMatchObject({ step: 'REPLY', dueOn: '2026-12-07', provisional: false })
    expect(clockOf(inProgress)?.explanation).toContain('7 December 2026')
    expect(clockOf(decided)).toMatchObject({ state: 'DONE' })
  })

  it('is nobody’s after a withdrawal, nor without a procedure', () => {
    expect(clockOf({ ...received, state: 'WITHDRAWN' })).toBeNull()
    expect(caseClock(null, { ...received, stages: [freshStage(null, today)] }, null, today)).toBeNull()
  })

  it('moves an acknowledgement in days on to a working day where the procedure says so', () => {
    const file: CaseFile = { ...received, stages: [freshStage('enquiry', day('2026-11-27'))] }
    expect(caseClock(procedureOf(dataOnly), file, null, today)).toMatchObject({ dueOn: '2026-12-29' })
  })

  it('is extended once, with a reason and a notice, before it is up', () => {
    const asked = { by: 5, reason: 'A witness is away.', notice: 'It takes until 14 December.' }
    const extended = extendStage(asked, inProgress, procedure, day('2026-12-07'))
    expect(extended).toEqual(asked)
    const [stage] = inProgress.stages
    const file: CaseFile = { ...inProgress, stages: [{ ...stage, extendedOn: day('2026-12-07'), extendedBy: 5 }] }
    expect(clockOf(file, today, asked.reason)).toMatchObject({ dueOn: '2026-12-14' })
    expect(clockOf(file, today, asked.reason)?.explanation).toContain('A witness is away')
    const code = (request: object, from = inProgress, on = today) => extendStage({ ...asked, ...request }, from, procedure, on)
    expect(code({}, file)).toMatchObject({ code: 'NOT_NOW' })
    expect(code({ by: 11 })).toMatchObject({ code: 'TOO_LONG', path: ['by'] })
    expect(code({ reason: ' ' })).toMatchObject({ path: ['reason'] })
    expect(code({ notice: '' })).toMatchObject({ path: ['notice'] })
    expect(code({}, inProgress, day('2026-12-08'))).toMatchObject({ code: 'TOO_LATE' })
    expect(code({}, decided)).toMatchObject({ code: 'NOT_NOW' })
  })

  it('lets the person ask for the next stage while there is time', () => {
    expect(advance(decided, procedure, day('2026-12-21'))).toEqual(freshStage('review', day('2026-12-21')))
    expect(advance({ ...decided, state: 'CLOSED' }, procedure, day('2026-12-21'))).toMatchObject({ code: 'review' })
    expect(advance(decided, procedure, day('2026-12-22'))).toMatchObject({ code: 'TOO_LATE' })
    expect(advance(inProgress, procedure, today)).toMatchObject({ code: 'NOT_NOW' })
    const last: CaseFile = { ...decided, stages: [decided.stages[0], { ...decided.stages[0], code: 'review' }] }
    expect(advance(last, procedure, today)).toMatchObject({ code: 'NOT_NOW' })
  })

  it('can be counted for every procedure of every founding organisation', () => {
    for (const { complaints } of foundingProfiles()) {
      for (const regime of complaints.regimes) {
        for (const { code } of regime.stages) {
          const clock = caseClock(procedureOf(regime), { ...received, stages: [freshStage(code, today)] }, null, today)
          expect(clock?.dueOn, `${regime.code} ${code}`).toMatch(/^202[67]-/)
        }
      }
    }
    expect(twoStages.stages).toHaveLength(2)
  })
})
