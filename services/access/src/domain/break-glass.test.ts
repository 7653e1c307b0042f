import { describe, expect, it } from 'vitest'
import { breakGlass, breakGlassLasts, readBreakGlass, reviewBreakGlass, type ReviewFacts } from './break-glass.ts'

const now = new Date('2026-11-23T09:00:00Z')
const later = new Date(now.getTime() + 1)

describe('emergency access', () => {
  const wish = { reference: ' dmws-0001 ', purpose: 'safeguarding', reason: 'Found hurt' }

  it('is declared for a person, for care or safeguarding, with a reason', () => {
    expect(readBreakGlass(wish, () => true)).toEqual({
      reference: 'DMWS-0001',
      purpose: 'safeguarding',
      reason: 'Found hurt',
    })
    expect(readBreakGlass({ ...wish, reference: '?' }, () => true)).toMatchObject({ refused: 'REFERENCE_MISSING' })
    expect(readBreakGlass({ ...wish, purpose: 'audit' }, () => true)).toMatchObject({ refused: 'UNKNOWN_PURPOSE' })
    expect(readBreakGlass(wish, () => false)).toMatchObject({ refused: 'UNKNOWN_PURPOSE' })
    expect(readBreakGlass({ ...wish, reason: '' }, () => true)).toMatchObject({ refused: 'REASON_MISSING' })
  })

  it('is never for whoever is excluded, and never made longer by its holder [DMR-20]', () => {
    const person = { excluded: false }
    expect(breakGlass({ person, last: null, now })).toEqual({ until: new Date(now.getTime() + breakGlassLasts) })
    expect(breakGlass({ person, last: { until: now, reviewed: true }, now })).toHaveProperty('until')
    expect(breakGlass({ person: { excluded: true }, last: null, now })).toMatchObject({ refused: 'NOBODY' })
    expect(breakGlass({ person: null, last: null, now })).toMatchObject({ refused: 'NOBODY' })
    expect(breakGlass({ person, last: { until: later, reviewed: true }, now })).toMatchObject({ refused: 'ALREADY_OPEN' })
    expect(breakGlass({ person, last: { until: now, reviewed: false }, now })).toMatchObject({ refused: 'REVIEW_FIRST' })
  })

  const review: ReviewFacts = {
    access: { staffMemberId: 'ada', until: now, reviewedAt: null },
    reviewedById: 'mo',
    justified: true,
    finding: 'It was right',
    now,
  }

  it('is looked at once it is over, by somebody else, who says what they found', () => {
    expect(reviewBreakGlass(review)).toEqual({ justified: true, finding: 'It was right' })
  })

  it.each<[string, Partial<ReviewFacts>]>([
    ['OWN_ACCESS', { reviewedById: 'ada' }],
    ['CONFLICT', { access: { ...review.access, reviewedAt: now } }],
    ['NOT_OVER', { access: { ...review.access, until: later } }],
    ['REASON_MISSING', { finding: ' ' }],
  ])('is not looked at when that is refused as %s', (refused, wrong) => {
    expect(reviewBreakGlass({ ...review, ...wrong })).toMatchObject({ refused })
  })
})
