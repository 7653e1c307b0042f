import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decided, inProgress, procedure as plain, received, today, withPanel } from './case.fixture.ts'
import { advance } from './advance-case.ts'
import { caseStates, freshStage, presentStage, type CaseFile, type CaseState } from './case-file.ts'
import { canStep, caseSteps, stateWithHandler, stateWithoutHandler, stepRefusal, type CaseStep } from './case-step.ts'
import { decide } from './decide-case.ts'
import { isProblem } from './problem.ts'
import { panelRefusal } from './review-panel.ts'
import { deciderRefusal, handlerRefusal } from './who-may-handle.ts'

/** Two stages and a panel of three in the last. */
const procedure = { ...plain, stages: [...plain.stages, withPanel] }
const staff = ['kim', 'alex', 'sam'] as const
const move = fc.record({ step: fc.constantFrom(...caseSteps), who: fc.constantFrom(...staff) })

/** What a step makes of a case, by the rules; the case itself where they refuse. */
function after(file: CaseFile, step: CaseStep, who: string): CaseFile {
  if (stepRefusal(step, file, procedure)) return file
  const stage = presentStage(file)
  const withStage = (change: object): CaseFile['stages'] =>
    [...file.stages.slice(0, -1), { ...stage, ...change }] as unknown as CaseFile['stages'] // one for one
  switch (step) {
    case 'allocate':
      return handlerRefusal(file, procedure, who) ? file : { ...file, handlerId: who, state: stateWithHandler(file, procedure) }
    case 'name-party': {
      const complainedAbout = [...new Set([...file.complainedAbout, who])]
      const panel = file.panel.filter(({ staffId }) => staffId !== who)
      return file.handlerId === who
        ? { ...file, complainedAbout, panel, handlerId: null, state: stateWithoutHandler(file) }
        : { ...file, complainedAbout, panel }
    }
    case 'acknowledge': {
      const state = file.handlerId === null ? 'ACKNOWLEDGED' : 'IN_PROGRESS'
      return { ...file, state, stages: withStage({ acknowledgedOn: today }) }
    }
    case 'decide-late':
      return { ...file, lateDecision: 'ACCEPTED' }
    case 'name-panel': {
      const panel = [who, 'Dr Ito', 'Dr Wu'].map((name) => ({ staffId: name, name }))
      return panelRefusal(panel, file, procedure) ? file : { ...file, panel }
    }
    case 'hold-panel':
      return { ...file, stages: withStage({ panelHeldOn: today }) }
    case 'send-report':
      return { ...file, stages: withStage({ panelReportedOn: today }) }
    case 'extend':
      return { ...file, stages: withStage({ extendedOn: today, extendedBy: 1 }) }
    case 'decide': {
      const decision = decide({ findings: 'Found', outcome: 'Said' }, file, procedure, { id: who, kind: 'STAFF', roles: [] })
      return 'outcome' in decision ? { ...file, state: 'DECIDED', stages: withStage({ decidedOn: today, deciderId: who }) } : file
    }
    case 'advance': {
      const next = advance(file, procedure, today)
      return isProblem(next) ? file : { ...file, state: 'RECEIVED', handlerId: null, panel: [], stages: [...file.stages, next] }
    }
    case 'close':
      return { ...file, state: 'CLOSED' }
    case 'withdraw':
      return { ...file, state: 'WITHDRAWN' }
  }
}

/** Written by hand, apart from the rules: whither a case can go from where. */
const reachable: Readonly<Record<CaseState, readonly CaseState[]>> = {
  RECEIVED: ['RECEIVED', 'ACKNOWLEDGED', 'IN_PROGRESS', 'WITHDRAWN'],
  ACKNOWLEDGED: ['ACKNOWLEDGED', 'IN_PROGRESS', 'WITHDRAWN'],
  IN_PROGRESS: ['IN_PROGRESS', 'RECEIVED', 'ACKNOWLEDGED', 'DECIDED', 'WITHDRAWN'],
  DECIDED: ['DECIDED', 'CLOSED', 'RECEIVED'],
  CLOSED: ['CLOSED', 'RECEIVED'],
  WITHDRAWN: ['WITHDRAWN'],
}

interface Taken {
  readonly step: CaseStep
  readonly who: string
  readonly before: CaseFile
  readonly after: CaseFile
}

const walks = fc.array(move, { maxLength: 80 }).map((moves) => {
  let before: CaseFile = received
  return moves.map(({ step, who }): Taken => {
    const taken = { step, who, before, after: after(before, step, who) }
    before = taken.after
    return taken
  })
})

/** Whoever tries what in which order, this holds of every step. */
const always = (holds: (taken: Taken) => boolean) =>
  expect(fc.check(fc.property(walks, (walk) => walk.every(holds)))).toMatchObject({ failed: false, counterexample: null })

describe('the steps of a case', () => {
  it('lead only where a case can go, whoever tries what in which order', () => {
    always(({ before, after: { state } }) => reachable[before.state].includes(state))
  })

  it('never close a complaint without somebody having looked into it and recorded findings and outcome [DMWS-48]', () => {
    always(({ after: file }) => !['CLOSED', 'DECIDED'].includes(file.state) || presentStage(file).decidedOn !== null)
    always(({ after: file }) => canStep('close', file, procedure) === (file.state === 'DECIDED'))
    expect(stepRefusal('close', inProgress, procedure)).toMatchObject({ code: 'NOT_NOW' })
    expect(stepRefusal('close', decided, procedure)).toBeNull()
  })

  it('never leave an open case with a handler whom it is about, nor have it decided by such a one', () => {
    always(({ after: { complainedAbout, handlerId } }) => handlerId === null || !complainedAbout.includes(handlerId))
    always(({ step, who, before, after: file }) => step !== 'decide' || file === before || !before.complainedAbout.includes(who))
    expect(handlerRefusal({ ...received, complainedAbout: ['kim'] }, procedure, 'kim')).toMatchObject({
      code: 'COMPLAINED_ABOUT',
    })
  })

  it('never have a stage that reviews another decided by who decided that one', () => {
    always(
      ({ after: { stages } }) =>
        stages.length < 2 || stages[1]?.deciderId === null || stages[1]?.deciderId !== stages[0].deciderId,
    )
    const review: CaseFile = { ...decided, state: 'IN_PROGRESS', stages: [decided.stages[0], freshStage('review', today)] }
    expect(deciderRefusal(review, procedure, { id: 'kim', kind: 'STAFF', roles: [] })).toMatchObject({ code: 'DECIDED_BEFORE' })
    expect(handlerRefusal(review, procedure, 'kim')).toMatchObject({ code: 'DECIDED_BEFORE' })
    expect(deciderRefusal(review, procedure, { id: 'alex', kind: 'STAFF', roles: [] })).toBeNull()
  })

  it('never have a stage of a panel decided before three people heard it and reported, none of whom decided before or is complained about', () => {
    always(({ after: { stages, panel, complainedAbout } }) => {
      const [first, second, third] = stages
      if (!third?.decidedOn) return true
      const before = [first.deciderId, second?.deciderId]
      return (
        third.panelReportedOn !== null &&
        new Set(panel.map(({ staffId }) => staffId)).size >= 3 &&
        panel.every(({ staffId }) => !before.includes(staffId) && !complainedAbout.includes(staffId ?? '')) &&
        !before.includes(third.deciderId)
      )
    })
  })

  it('end with a withdrawal', () => {
    for (const step of caseSteps) expect(canStep(step, { ...received, state: 'WITHDRAWN' }, procedure)).toBe(false)
  })

  it('answer what is no complaint without an investigation', () => {
    for (const state of caseStates.slice(0, 3)) {
      expect(canStep('decide', { ...received, kind: 'COMPLIMENT', state, stages: [freshStage(null, today)] }, null)).toBe(true)
    }
    expect(canStep('decide', received, procedure)).toBe(false)
    expect(handlerRefusal({ ...received, kind: 'COMPLIMENT', stages: [freshStage(null, today)] }, procedure, 'kim')).toBeNull()
  })
})
