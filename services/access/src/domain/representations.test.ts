import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ageOn } from './age.ts'
import { grantRepresentation, type AuthorityWish, type GrantFacts } from './grant-representation.ts'
import { canBeConfirmed, nameOfRepresentative, standingOf, type RepresentationFacts } from './standing-of-representation.ts'

describe('age', () => {
  it.each([
    ['2010-03-01', '2026-02-28', 15],
    ['2010-03-01', '2026-03-01', 16],
    ['2008-02-29', '2026-02-27', 17],
    ['2008-02-29', '2026-02-28', 18],
    ['2008-02-29', '2024-02-28', 15],
    ['2008-02-29', '2024-02-29', 16],
    ['2084-02-29', '2100-02-28', 16],
  ])('of somebody born on %s is, on %s, %i', (bornOn, day, age) => {
    expect(ageOn(bornOn, day)).toBe(age)
  })

  it('never falls, and grows by one a year', () => {
    const day = fc
      .date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10))
    fc.assert(
      fc.property(day, day, day, (bornOn, one, other) => {
        const [earlier, later] = [one, other].sort() as [string, string]
        expect(ageOn(bornOn, earlier)).toBeLessThanOrEqual(ageOn(bornOn, later))
        const years = Number(later.slice(0, 4)) - Number(bornOn.slice(0, 4))
        expect([years - 1, years]).toContain(ageOn(bornOn, later))
      }),
    )
  })
})

describe('how an authority stands', () => {
  const now = new Date('2026-11-23T09:00:00Z')
  const today = '2026-11-23'
  const past = new Date('2026-11-01T00:00:00Z')
  const facts = (more: Partial<RepresentationFacts>): RepresentationFacts => ({
    kind: 'parent',
    untilAt: null,
    endedAt: null,
    effectiveUntil: past,
    bornOn: '2010-11-01',
    died: false,
    ...more,
  })

  it.each<[Partial<RepresentationFacts>, string, RegExp]>([
    [{ effectiveUntil: null }, 'IN_FORCE', /In force/],
    [{ effectiveUntil: new Date('2026-11-23T09:00:00.001Z') }, 'IN_FORCE', /In force/],
    [{ effectiveUntil: now, endedAt: now }, 'ENDED', /was stopped/],
    [{ untilAt: past }, 'ENDED', /given for is over/],
    [{ died: true }, 'FROZEN', /death/],
    [{}, 'SUSPENDED', /stopped at 16/],
    [{ endedAt: new Date('2027-01-01') }, 'SUSPENDED', /stopped at 16/],
    [{ untilAt: new Date('2027-01-01') }, 'SUSPENDED', /stopped at 16/],
    [{ bornOn: '2008-11-01' }, 'ENDED', /ended at 18/],
  ])('%j is %s', (more, state, says) => {
    const standing = standingOf(facts(more), now, today)
    expect(standing.state).toBe(state)
    expect(standing.explanation).toMatch(says)
  })

  it('can be confirmed at 16 and 17, when it stopped because of that', () => {
    expect(canBeConfirmed(facts({}), now, today)).toBe(true)
    for (const more of [
      { effectiveUntil: null },
      { effectiveUntil: new Date('2026-11-23T09:00:00.001Z') },
      { died: true },
      { endedAt: past },
      { bornOn: '2008-11-01' },
      { bornOn: '2011-11-01' },
      { bornOn: null },
    ])
      expect(canBeConfirmed(facts(more), now, today)).toBe(false)
  })

  it('names what a representative is, also one that is no longer known', () => {
    expect([nameOfRepresentative('deputy'), nameOfRepresentative('guardian')]).toEqual([
      'deputy appointed by a court',
      'guardian',
    ])
  })
})

describe('authority to act for a person', () => {
  const wish: AuthorityWish = {
    kind: 'parent',
    name: 'Pat Lee',
    evidence: 'Birth certificate',
    ground: 'lacks-understanding',
    givenOn: '2026-11-01',
    scopes: ['identity', 'support.**'],
  }
  const facts: GrantFacts = {
    wish,
    person: { bornOn: '2015-11-01', died: false },
    isThePerson: false,
    forbiddenByCourt: false,
    today: '2026-11-23',
  }
  const person = (bornOn: string | null) => ({ bornOn, died: false })
  const wishing = (more: Partial<AuthorityWish>): Partial<GrantFacts> => ({ wish: { ...wish, ...more } })

  it('holds for what was seen, until it ends', () => {
    expect(grantRepresentation(facts)).toMatchObject({ kind: 'parent', ground: 'lacks-understanding', lastDay: null })
    const attorney = { ...facts, ...wishing({ kind: 'attorney', lastDay: facts.today }), person: person('1990-01-01') }
    expect(grantRepresentation(attorney)).toMatchObject({ kind: 'attorney', ground: null, lastDay: facts.today })
    expect(grantRepresentation({ ...attorney, person: person(null) })).toMatchObject({ kind: 'attorney' })
    const lifted = { ...facts, ...wishing({ courtOrderLifted: true }), forbiddenByCourt: true }
    expect(grantRepresentation(lifted)).toMatchObject({ kind: 'parent' })
    const authorised = { ...facts, ...wishing({ ground: 'person-authorises' }), person: person('2010-11-01') }
    expect(grantRepresentation(authorised)).toMatchObject({ ground: 'person-authorises' })
  })

  it.each<[string, Partial<GrantFacts>]>([
    ['NO_AUTHORITY', wishing({ kind: 'next-of-kin' })],
    ['UNKNOWN_KIND', wishing({ kind: 'friend' })],
    ['UNKNOWN_PERSON', { person: null }],
    ['PERSON_DIED', { person: { bornOn: '2015-11-01', died: true } }],
    ['OWN_ACCOUNT', { isThePerson: true }],
    ['COURT_ORDER', { forbiddenByCourt: true }],
    ['NAME_MISSING', wishing({ name: ' ' })],
    ['EVIDENCE_MISSING', wishing({ evidence: ' ' })],
    ['NOTHING_CHOSEN', wishing({ scopes: [] })],
    ['TOO_WIDE', wishing({ scopes: ['identity', '**'] })],
    ['UNKNOWN_CATEGORY', wishing({ scopes: ['identity', 'everything'] })],
    ['NOT_YET', wishing({ givenOn: '2026-11-24' })],
    ['END_MISSING', wishing({ kind: 'solicitor' })],
    ['EXPIRED', wishing({ lastDay: '2026-11-22' })],
    ['TOO_YOUNG', wishing({ kind: 'attorney' })],
    ['AGE_UNKNOWN', { person: person(null) }],
    ['ADULT', { person: person('2008-11-01') }],
    ['GROUND_MISSING', wishing({ ground: null })],
    ['PERSON_DECIDES', { person: person('2010-11-01') }],
  ])('is refused as %s', (refused, wrong) => {
    expect(grantRepresentation({ ...facts, ...wrong })).toMatchObject({ refused })
  })
})
