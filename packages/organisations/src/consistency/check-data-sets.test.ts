import { describe, expect, it } from 'vitest'
import { alteredProfile, oneProblem, problemsOf } from '../written-profile.fixture.ts'

const reasons = (from: string | RegExp, to: string, id = 'polaris') =>
  problemsOf(alteredProfile(from, to, id).source).map(({ reason }) => reason)

describe('the data sets of a profile are refused', () => {
  it('when nothing says what the organisation is for a data set', () => {
    const altered = alteredProfile('support, role: controller', 'support', 'polaris')
    expect(problemsOf(altered.source)).toEqual(oneProblem(altered, 'while giving support', 'dataSets[2].role is missing'))
  })

  it('when data held for a customer names none', () => {
    expect(reasons('role: processor, customer: example-council', 'role: processor')).toEqual([
      'dataSets[0].customer is missing: requests about data held as processor go to a customer',
    ])
  })

  it('when joint control has no arrangement', () => {
    expect(reasons(/ {4}arrangement: .*\n/, '')).toEqual([
      'dataSets[3].arrangement is missing: joint controllers settle who does what',
    ])
  })

  it('when a data set or a contract names a customer that is not there', () => {
    expect(reasons('role: processor, customer: example-council', 'role: processor, customer: other')).toEqual([
      'dataSets[0].customer is "other", which is not among the customers of this profile',
    ])
    expect(reasons('customer: example-charity, keepYears', 'customer: other, keepYears')).toEqual([
      'contracts[2].customer is "other", which is not among the customers of this profile',
    ])
  })

  it('when a data centre lies where no data may go', () => {
    expect(reasons('dataCentres: [uk]', 'dataCentres: [uk, eea]', 'bct')).toEqual([
      'transfers.dataCentres[1] is eea, where this profile lets no data go',
    ])
  })

  it('when special-category data is used under a condition that the organisation did not name', () => {
    expect(reasons('condition: VITAL_INTERESTS', 'condition: HEALTH_OR_SOCIAL_CARE', 'bct')).toEqual([
      'activities[3].condition is HEALTH_OR_SOCIAL_CARE, which is not among the conditions of this profile',
    ])
  })

  it('when it says nothing of complaints, regulators, transfers or data sets', () => {
    for (const key of ['complaints', 'regulators', 'transfers', 'dataSets']) {
      expect(reasons(new RegExp(`\n${key}:\n( {2}.*\n)+`), '\n')).toEqual([`${key} is missing`])
    }
  })
})
