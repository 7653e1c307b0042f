import { describe, expect, it } from 'vitest'
import { foundingProfiles } from '@candour/organisations'
import { retentionRuleProblems } from '@candour/statutory-clock'
import { foundingProfile } from './published.fixture.ts'
import { scheduleOf, UnusableScheduleError } from './schedule.ts'

describe('a schedule', () => {
  it.each(foundingProfiles())('of $id becomes rules that can be counted, each with its reason', (profile) => {
    const { rules } = scheduleOf(profile)
    expect(rules.map(({ code }) => code)).toEqual(profile.retention.rules.map(({ code }) => code))
    expect(rules.flatMap(retentionRuleProblems)).toEqual([])
  })

  it('says in words what its figures say', () => {
    const titles = ['bct', 'dmws', 'polaris'].flatMap((id) => scheduleOf(foundingProfile(id)).rules.map(({ title }) => title))
    expect(titles).toEqual([
      '6 years after the last thing that was done about it',
      'for ever, where the case changed policy',
      '75 years from birth, unless the person died before 18',
      '15 years from death, where the person died before 18',
      '10 years from the end of the approval',
      '10 years from the end of the placement, for a temporary approval',
      '100 years from the order',
      '75 years from birth, where no order was made and the child was looked after',
      '25 years from birth, unless the person died before 18',
      '6 years from death, where the person died before 18',
      '7 years after the case was last closed',
      'as long as the contract says after the contract closed',
      'as long as a claim could be brought',
    ])
  })

  it('lets contracts and claims bind, although they stand in a policy', () => {
    expect(scheduleOf(foundingProfile('polaris')).rules.map(({ force }) => force)).toEqual(['CONTRACT', 'CLAIM'])
  })

  it('is refused where it could not be kept as written', () => {
    const polaris = foundingProfile('polaris')
    const [, claims] = polaris.retention.rules
    const changed = (rule: object) => ({ ...polaris, retention: { ...polaris.retention, rules: [{ ...claims!, ...rule }] } })
    expect(() => scheduleOf(changed({ claim: { ...claims!.claim!, hurtAsAdultYears: 2 } }))).toThrow(UnusableScheduleError)
    expect(() => scheduleOf(changed({ claim: undefined, years: 3 }))).toThrow(UnusableScheduleError)
  })
})
