import { describe, expect, it } from 'vitest'
import { delayTelling, mostDaysDelayed, type DelayFacts } from './delay-telling.ts'

const now = new Date('2026-11-23T09:00:00Z')

describe('telling a person later who looked', () => {
  const facts: DelayFacts = { entry: { at: now, viewerKind: 'staff' }, days: 30, reason: 'An inquiry', now }

  it('lasts for the days that were asked for, on a ground that is kept', () => {
    expect(delayTelling(facts)).toEqual({ until: new Date('2026-12-23T09:00:00Z'), reason: 'An inquiry' })
  })

  it.each<[string, Partial<DelayFacts>]>([
    ['UNKNOWN_ENTRY', { entry: null }],
    ['OWN_DOING', { entry: { at: now, viewerKind: 'service-user' } }],
    ...[0, 1.5, mostDaysDelayed + 1].map((days): [string, Partial<DelayFacts>] => ['BAD_DURATION', { days }]),
    ['REASON_MISSING', { reason: '' }],
  ])('is refused as %s', (refused, wrong) => {
    expect(delayTelling({ ...facts, ...wrong })).toMatchObject({ refused })
  })
})
