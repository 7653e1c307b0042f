import { describe, expect, it } from 'vitest'
import { complaints, dataOnly, day, today, twoStages } from './case.fixture.ts'
import { caseKinds, type Actor } from './case-file.ts'
import { readCase, type RaiseRequest } from './raise-case.ts'

const person: Actor = { id: 'the person', kind: 'PERSON', roles: ['service-user'] }
const staff: Actor = { id: 'kim', kind: 'STAFF', roles: ['support-worker'] }
const request: RaiseRequest = { kind: 'COMPLAINT', matter: ' Nobody came. ', category: 'other' }
const codes = (given: ReturnType<typeof readCase>) =>
  'matter' in given ? [] : given.map(({ path, code }) => `${path.join('.')} ${code}`)

describe('what somebody brings to the organisation', () => {
  it('comes from the person themselves today, to the role that has it first [DMWS-47]', () => {
    const earlier = { ...request, receivedOn: day('2026-01-02'), receivedHow: 'LETTER' } as const
    expect(readCase(earlier, person, complaints, today)).toMatchObject({
      matter: 'Nobody came.',
      receivedOn: today,
      receivedHow: 'SELF_SERVICE',
      regime: { code: 'two-stages' },
      stage: { code: 'first', beganOn: today },
    })
  })

  it('may be taken down by staff later, never for a day to come', () => {
    const given = { ...request, receivedOn: day('2026-11-20'), receivedHow: 'PHONE' } as const
    expect(readCase(given, staff, complaints, today)).toMatchObject({
      receivedOn: '2026-11-20',
      stage: { beganOn: '2026-11-20' },
    })
    expect(codes(readCase({ ...given, receivedOn: day('2026-11-24') }, staff, complaints, today))).toEqual(['receivedOn INVALID'])
    expect(codes(readCase({ ...request, receivedHow: null }, staff, complaints, today))).toEqual(['receivedHow INVALID'])
  })

  it('says when it happened and when the person knew, if that is known, and never a day after it was told', () => {
    const [happenedOn, knownOn] = [day('2026-01-01'), day('2026-02-01')]
    expect(readCase({ ...request, happenedOn, knownOn }, person, complaints, today)).toMatchObject({ happenedOn, knownOn })
    expect(readCase(request, person, complaints, today)).toMatchObject({ happenedOn: null, knownOn: null })
    const tomorrow = day('2026-11-24')
    for (const field of ['happenedOn', 'knownOn'])
      expect(codes(readCase({ ...request, [field]: tomorrow }, person, complaints, today))).toEqual([`${field} INVALID`])
    expect(codes(readCase({ ...request, happenedOn: knownOn, knownOn: happenedOn }, person, complaints, today))).toEqual([
      'knownOn INVALID',
    ])
    const told = { ...request, receivedHow: 'PHONE', receivedOn: day('2026-11-20'), happenedOn: day('2026-11-21') } as const
    expect(codes(readCase(told, staff, complaints, today))).toEqual(['happenedOn INVALID'])
  })

  it('is of a kind that the organisation deals with [BCT-01, BCT-59]', () => {
    for (const kind of caseKinds) expect(codes(readCase({ ...request, kind }, person, complaints, today))).toEqual([])
    const fewer = { ...complaints, kinds: ['complaint' as const] }
    expect(codes(readCase({ ...request, kind: 'COMMENT' }, person, fewer, today))).toEqual(['kind INVALID'])
  })

  it('is sorted, when a complaint, by what it complains of [DMWS-46]', () => {
    expect(codes(readCase({ ...request, category: null }, person, complaints, today))).toEqual(['category INVALID'])
    expect(codes(readCase({ ...request, category: 'weather' }, person, complaints, today))).toEqual(['category INVALID'])
    expect(codes(readCase({ ...request, kind: 'ENQUIRY', category: null }, person, complaints, today))).toEqual([])
  })

  it('names a service of the organisation, or none [BCT-11]', () => {
    expect(readCase({ ...request, service: 'visits' }, person, complaints, today)).toMatchObject({ service: 'visits' })
    expect(codes(readCase({ ...request, service: 'dances' }, person, complaints, today))).toEqual(['service INVALID'])
  })

  it('runs under the procedure laid down most narrowly for it, or the one asked for', () => {
    const regimeFor = (given: Partial<RaiseRequest>) => {
      const read = readCase({ ...request, ...given }, person, complaints, today)
      return 'matter' in read ? (read.regime?.code ?? null) : codes(read)
    }
    expect(regimeFor({})).toBe('two-stages')
    expect(regimeFor({ category: 'using' })).toBe('data-only')
    expect(regimeFor({ category: 'using', regime: 'two-stages' })).toBe('two-stages')
    expect(regimeFor({ regime: 'data-only' })).toEqual(['procedure UNFIT_REGIME'])
    expect(regimeFor({ kind: 'COMPLIMENT' })).toBeNull()
    const only = { ...complaints, regimes: [dataOnly], defaultRegime: 'data-only' }
    expect(codes(readCase(request, person, only, today))).toEqual(['kind NO_REGIME'])
    expect(twoStages.appliesTo).not.toContain('compliment')
  })

  it('is written, by a person in their own words only', () => {
    expect(codes(readCase({ ...request, matter: '  ' }, person, complaints, today))).toEqual(['matter INVALID'])
    expect(codes(readCase({ ...request, complainedAbout: ['kim'] }, person, complaints, today))).toEqual([
      'complainedAbout INVALID',
    ])
    expect(readCase({ ...request, desiredOutcome: ' ' }, person, complaints, today)).toMatchObject({ desiredOutcome: null })
  })
})
