import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths, type Regime } from '@candour/statutory-clock'
import { decided, inProgress, procedure as untimed, received, today } from './case.fixture.ts'
import type { Actor, CaseFile } from './case-file.ts'
import { canStep, caseSteps } from './case-step.ts'
import { decideLate } from './decide-late.ts'
import { awaitsLateDecision, isLate, timeliness } from './timeliness.ts'

const within = (countsFrom: 'EVENT' | 'EVENT_OR_KNOWLEDGE', waivable = true): Regime => ({
  ...untimed,
  accept: { within: { count: 12, unit: 'MONTHS' }, countsFrom, waivable },
})
const ofEvent = within('EVENT')
const ofKnowledge = within('EVENT_OR_KNOWLEDGE')
const officer: Actor = { id: 'ola', kind: 'STAFF', roles: [received.queue] }
const yearAgo = addMonths(today, -12)
const late: CaseFile = { ...received, happenedOn: addDays(yearAgo, -1) }
const told = { accept: true, reason: 'They were in hospital.' }

describe('a case', () => {
  it('is in time up to the very day, counted from the event, or from knowing of it where the procedure says so', () => {
    const counted = (regime: Regime, happened: number, known: number | null) =>
      isLate(
        { ...received, happenedOn: addDays(yearAgo, happened), knownOn: known === null ? null : addDays(yearAgo, known) },
        regime,
      )
    fc.assert(
      fc.property(fc.integer({ min: -900, max: 365 }), fc.option(fc.integer({ min: 0, max: 900 })), (happened, wait) => {
        const known = wait === null || happened + wait > 365 ? null : happened + wait
        expect(counted(ofEvent, happened, known)).toBe(happened < 0)
        expect(counted(ofKnowledge, happened, known)).toBe((known ?? happened) < 0)
      }),
    )
  })

  it('of which only the day is known on which the person learnt of it happened then at the latest', () => {
    const knownOn = addDays(yearAgo, -1)
    for (const regime of [ofEvent, ofKnowledge]) {
      expect(isLate({ ...received, knownOn }, regime)).toBe(true)
      expect(isLate({ ...received, knownOn: yearAgo }, regime)).toBe(false)
    }
  })

  it('is never late without a day, a procedure, or a time that it sets', () => {
    expect(timeliness(received, ofEvent)).toBeNull()
    expect(timeliness(late, untimed)).toBeNull()
    expect(timeliness(late, null)).toBeNull()
  })

  it('that came late says until when it could have come, before and after it was accepted', () => {
    expect(timeliness(late, ofEvent)).toMatchObject({ outcome: 'OUT_OF_TIME', lastDay: '2026-11-22' })
    const accepted: CaseFile = { ...late, lateDecision: 'ACCEPTED' }
    expect(timeliness(accepted, ofEvent)?.explanation).toMatch(
      /^It came late, and that was waived: 12 months from 22 November 2025/,
    )
    expect([isLate(accepted, ofEvent), awaitsLateDecision(accepted, ofEvent)]).toEqual([true, false])
  })
})

describe('the decision about a case that came late', () => {
  it('comes before any other, and is made once', () => {
    const waiting: CaseFile = { ...inProgress, happenedOn: late.happenedOn }
    expect(canStep('decide', waiting, ofEvent)).toBe(false)
    expect(canStep('decide', { ...waiting, lateDecision: 'ACCEPTED' }, ofEvent)).toBe(true)
    expect(decideLate(told, { ...waiting, lateDecision: 'ACCEPTED' }, ofEvent, officer)).toMatchObject({ code: 'NOT_NOW' })
    expect(decideLate(told, received, ofEvent, officer)).toMatchObject({ code: 'NOT_NOW' })
  })

  it('has a reason either way, which the person reads', () => {
    for (const accept of [true, false]) {
      expect(decideLate({ ...told, accept }, late, ofEvent, officer)).toEqual({ ...told, accept })
      expect(decideLate({ accept, reason: '  ' }, late, ofEvent, officer)).toMatchObject({ path: ['reason'] })
    }
  })

  it('cannot be to accept it where the procedure does not let it be', () => {
    const strict = within('EVENT', false)
    expect(decideLate(told, late, strict, officer)).toMatchObject({ code: 'NOT_WAIVABLE', path: ['accept'] })
    expect(decideLate({ ...told, accept: false }, late, strict, officer)).toMatchObject({ accept: false })
  })

  it('is not made by somebody whom it is about, nor past those to whom it goes first [DMWS-47]', () => {
    expect(decideLate(told, { ...late, complainedAbout: ['ola'] }, ofEvent, officer)).toMatchObject({ code: 'COMPLAINED_ABOUT' })
    expect(decideLate(told, late, ofEvent, { ...officer, roles: [] })).toMatchObject({ code: 'NOT_YOUR_QUEUE' })
  })

  it('leaves nothing to do with a case that was refused but to close it', () => {
    const refused: CaseFile = { ...decided, lateDecision: 'REFUSED' }
    expect(caseSteps.filter((step) => canStep(step, refused, ofEvent))).toEqual(['close'])
    expect(canStep('advance', decided, ofEvent)).toBe(true)
  })
})
