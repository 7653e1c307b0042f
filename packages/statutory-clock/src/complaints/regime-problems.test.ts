import { describe, expect, it } from 'vitest'
import { childrenAct2006 } from './children-act-2006.ts'
import { ombudsmanCode } from './ombudsman-code.ts'
import { organisationRegime } from './organisation-regime.ts'
import { overrideRegime } from './override-regime.ts'
import { ownProcedure } from './regime.fixture.ts'
import { InvalidRegimeError, regimeProblems } from './regime-problems.ts'
import { getStage } from './regime.ts'
import { statutoryRegimes } from './statutory-regimes.ts'
import { workingDays } from './working-days.ts'

describe('a regime', () => {
  it('that is shipped has no problems', () => {
    expect(statutoryRegimes.flatMap(regimeProblems)).toEqual([])
  })

  it('without stages, limits or sense is refused, with every reason', () => {
    expect(regimeProblems({ ...ombudsmanCode, stages: [] })).toEqual(['OMBUDSMAN_CODE has no stage'])
    const broken = {
      ...ombudsmanCode,
      stages: [
        { ...getStage(ombudsmanCode, 'STAGE_1'), steps: [] },
        {
          ...getStage(childrenAct2006, 'STAGE_3'),
          steps: [{ code: 'PANEL', does: 'meet', within: workingDays(0), from: 'REPORT', extendBy: workingDays(1.5) }],
        },
      ],
    }
    expect(regimeProblems(broken)).toEqual([
      'OMBUDSMAN_CODE STAGE_1 has no limit',
      'OMBUDSMAN_CODE STAGE_3 is asked for after STAGE_2 REPLY, which does not come before it',
      'OMBUDSMAN_CODE STAGE_3 PANEL: 0 is not a positive whole number',
      'OMBUDSMAN_CODE STAGE_3 PANEL, extension: 1.5 is not a positive whole number',
      'OMBUDSMAN_CODE STAGE_3 PANEL counts from REPORT, which does not come before it',
    ])
  })

  it("of an organisation's own is refused when a figure is no number of days", () => {
    const stages = ownProcedure.stages.map((stage) => ({ ...stage, replyWithin: -1 }))
    expect(() => organisationRegime({ ...ownProcedure, stages })).toThrow(InvalidRegimeError)
    expect(() => organisationRegime({ ...ownProcedure, stages: [] })).toThrow('ORGANISATION has no stage')
  })

  it('takes figures of a profile, and refuses those it has no place for', () => {
    const changed = overrideRegime(ombudsmanCode, { STAGE_1: { REPLY: { within: 8, extendBy: 4 } } })
    expect(getStage(changed, 'STAGE_1').steps[1]).toMatchObject({ within: workingDays(8), extendBy: workingDays(4) })
    expect(getStage(ombudsmanCode, 'STAGE_1').steps[1]).toMatchObject({ within: workingDays(10) })
    expect(() => overrideRegime(ombudsmanCode, { STAGE_9: {} })).toThrow('OMBUDSMAN_CODE has no stage STAGE_9')
    expect(() => overrideRegime(ombudsmanCode, { STAGE_1: { PANEL: {} } })).toThrow('has no step PANEL')
    expect(() => overrideRegime(ombudsmanCode, { STAGE_1: { ACKNOWLEDGE: { extendBy: 3 } } })).toThrow('cannot be extended')
    expect(() => overrideRegime(ombudsmanCode, { STAGE_1: { REPLY: { within: 0 } } })).toThrow('0 is not a positive whole number')
  })
})
