import { describe, expect, it } from 'vitest'
import { closeWorkItem, endingTakes, openable, openWorkItem, type OpenFacts } from './work-item.ts'

const now = new Date('2026-11-23T09:00:00Z')

describe('a piece of work', () => {
  const wish: OpenFacts['wish'] = { purpose: 'audit', days: 7, reason: 'A sample' }
  const inspection: OpenFacts['wish'] = { ...wish, purpose: 'inspection', forId: 'ira' }
  const facts: OpenFacts = { wish, rolesOfNamed: [], now }

  it('is opened for its days, with a reason, and for one person only where it is one person’s', () => {
    expect(openWorkItem(facts)).toEqual({ reason: 'A sample', until: new Date('2026-11-30T09:00:00Z') })
    expect(openWorkItem({ wish: inspection, rolesOfNamed: ['inspector'], now })).toHaveProperty('until')
  })

  it.each<[string, Partial<OpenFacts>]>([
    ['NOT_FOR_ONE', { wish: { ...wish, forId: 'ira' }, rolesOfNamed: ['inspector'] }],
    ['NOT_AN_INSPECTOR', { wish: inspection, rolesOfNamed: ['support-worker'] }],
    ...[0, 1.5, openable.audit.mostDays + 1].map((days): [string, Partial<OpenFacts>] => [
      'BAD_DURATION',
      { wish: { ...wish, days } },
    ]),
    ['REASON_MISSING', { wish: { ...wish, reason: ' ' } }],
  ])('is refused as %s', (refused, wrong) => {
    expect(openWorkItem({ ...facts, ...wrong })).toMatchObject({ refused })
  })

  it('is ended by whoever began it, by the one whose it is, and by whoever leads such work', () => {
    const item = { purpose: 'rights-request', forId: null, openedById: 'ada' } as const
    expect(endingTakes(item, 'ada')).toEqual(['create'])
    expect(endingTakes(item, 'dee')).toEqual(['create', 'decide'])
    expect(endingTakes({ ...item, purpose: 'inspection', forId: 'ira' }, 'ira')).toEqual(['read'])
  })

  it('is closed once, and not after its end', () => {
    const later = new Date(now.getTime() + 1)
    expect(closeWorkItem({ untilAt: later, closedAt: null }, now)).toBe(null)
    expect(closeWorkItem({ untilAt: later, closedAt: now }, now)).toMatchObject({ refused: 'CONFLICT' })
    expect(closeWorkItem({ untilAt: now, closedAt: null }, now)).toMatchObject({ refused: 'CONFLICT' })
  })
})
