import { expect, it } from 'vitest'
import { settleRegime } from './settle-regime.ts'
import { statutoryRegimes } from './statutory-regimes.ts'
import type { WrittenRegime } from './written-regime.ts'

const settled = (written: WrittenRegime) =>
  settleRegime(written, (path, message) => {
    throw new Error(`${path.join('.')} ${message}`)
  })
const stages = (code: string) => settled({ code })?.stages ?? []

it('ships the figures of the ombudsman’s code', () => {
  expect(stages('ombudsman-code')).toMatchObject([
    {
      unit: 'working-days',
      acknowledgeWithin: 5,
      replyWithin: 10,
      replyFrom: 'acknowledgement',
      extendBy: 10,
      differentDecider: false,
    },
    {
      unit: 'working-days',
      acknowledgeWithin: 5,
      replyWithin: 20,
      replyFrom: 'acknowledgement',
      extendBy: 20,
      differentDecider: true,
    },
  ])
})

it('ships the figures of the Children Act procedure, at most 20 and 65 working days and a panel of three', () => {
  const [first, second, third] = stages('children-act-2006')
  expect((first?.replyWithin ?? 0) + (first?.extendBy ?? 0)).toBe(20)
  expect((second?.replyWithin ?? 0) + (second?.extendBy ?? 0)).toBe(65)
  expect([first?.replyWithin, second?.replyWithin]).toEqual([10, 25])
  expect(third).toMatchObject({
    unit: 'working-days',
    requestWithin: 20,
    panel: { people: 3, meetWithin: 30, reportWithin: 5 },
    replyWithin: 15,
    replyFrom: 'panel-report',
  })
  expect(settled({ code: 'children-act-2006' })?.withinOf).toEqual({ months: 12, of: 'event', waivable: true })
})

it('ships the figures of the 2009 regulations: three working days, and six months that begin on the day of receipt', () => {
  expect(settled({ code: 'adult-social-care-2009' })).toMatchObject({
    stages: [{ acknowledgeWithin: 3, acknowledgeUnit: 'working-days', replyWithin: 6, unit: 'months', countsFirstDay: true }],
    outsideIf: { spoken: true, resolvedWithinWorkingDays: 1 },
    withinOf: { months: 12, of: 'event-or-knowledge', waivable: true },
  })
})

it('ships thirty days, rolled, to acknowledge a data-protection complaint, and no day for its outcome', () => {
  expect(stages('data-protection-complaint')).toMatchObject([{ acknowledgeWithin: 30, unit: 'days', rolls: true }])
  expect(stages('data-protection-complaint')[0]?.replyWithin).toBeUndefined()
})

it('gives every regime that ships a limit at each stage', () => {
  for (const { stages: shipped } of statutoryRegimes.values()) {
    expect(shipped.filter(({ acknowledgeWithin, replyWithin }) => !acknowledgeWithin && !replyWithin)).toEqual([])
  }
})

it('puts the figures of a profile in the place of the ones that ship, and leaves the others', () => {
  const regime = settled({ code: 'ombudsman-code', name: 'Our complaints', stages: [{ code: 'stage-2', replyWithin: 15 }] })
  expect(regime).toMatchObject({
    name: 'Our complaints',
    statutory: true,
    stages: [
      { code: 'stage-1', replyWithin: 10 },
      { code: 'stage-2', replyWithin: 15, acknowledgeWithin: 5, extendBy: 20 },
    ],
  })
  expect(stages('ombudsman-code')[1]?.replyWithin).toBe(20)
})

it('settles a regime of the organisation’s own', () => {
  const regime = settled({
    code: 'ours',
    name: 'Ours',
    appliesTo: ['comment'],
    stages: [{ code: 'one', name: 'One', unit: 'days', replyWithin: 7 }],
  })
  expect(regime).toMatchObject({ statutory: false, onlyServices: null, onlyCategories: null })
  expect(regime?.stages).toMatchObject([{ acknowledgeUnit: 'days', replyFrom: 'receipt', differentDecider: false, rolls: false }])
})
