import { describe, expect, it } from 'vitest'
import { alteredProfile, oneProblem, problemsOf } from '../written-profile.fixture.ts'

const reasons = (from: string | RegExp, to: string, id = 'bct') =>
  problemsOf(alteredProfile(from, to, id).source).map(({ reason }) => reason)

describe('the keeping times of a profile are refused', () => {
  it('when a rule has no start', () => {
    const altered = alteredProfile('      startsAt: last-action\n', '', 'bct')
    expect(problemsOf(altered.source)).toEqual(
      oneProblem(altered, '- code: CMP6', 'retention.rules[0].startsAt is missing: a keeping time needs a start'),
    )
  })

  it('when a rule starts at something that never happens', () => {
    expect(reasons('startsAt: order-made', 'startsAt: order-dreamt')[0]).toMatch(
      /^retention\.rules\[6\]\.startsAt must be one of last-closure, /,
    )
  })

  it('when a rule says not how long, or says it twice', () => {
    expect(reasons(/      years: 6\n/, '')).toEqual([
      'retention.rules[0] says not how long: one of years, permanent, contract, claim is needed',
    ])
    expect(reasons('contract: true', 'contract: true\n      years: 6', 'polaris')).toEqual([
      'retention.rules[0].contract has no place beside years: a rule has one keeping time',
    ])
  })

  it('when what is kept for ever has a start, or is erased afterwards', () => {
    expect(reasons('permanent: true\n', 'permanent: true\n      startsAt: last-action\n')).toEqual([
      'retention.rules[1].startsAt has no place here: what is kept for ever has no start',
    ])
    expect(reasons('afterwards: keep', 'afterwards: erase')).toEqual([
      'retention.rules[1].afterwards must be keep: the rule is permanent',
    ])
    expect(reasons('afterwards: erase', 'afterwards: keep')).toEqual([
      'retention.rules[0].afterwards is keep, but the rule is not permanent',
    ])
  })

  it('when a rule governs no record, or a kind nobody knows', () => {
    expect(reasons('appliesTo: [foster-carer]', 'appliesTo: []')).toEqual([
      'retention.rules[4].appliesTo must name at least one kind of record',
    ])
    expect(reasons('appliesTo: [foster-carer]', 'appliesTo: [carer]')[0]).toMatch(
      /^retention\.rules\[4\]\.appliesTo\[0\] must be one of welfare-case, /,
    )
  })

  it('when a rule by criteria leaves out what was weighed [DMR-50]', () => {
    const rule = alteredProfile(/(- code: FEES6\n(?: {6}.*\n)*?) {6}weighed:\n( {8}.*\n)+/, '$1', 'dmr')
    expect(problemsOf(rule.source)).toEqual(
      oneProblem(rule, '- code: FEES6', 'retention.rules[3].weighed is missing: keeping times here are set by criteria'),
    )
    for (const criterion of ['amount', 'nature', 'sensitivity', 'risk', 'purpose', 'alternatives', 'law']) {
      expect(reasons(new RegExp(`(- code: FEES6[^]*?) {8}${criterion}: .*\\n`), '$1', 'dmr')).toEqual([
        `retention.rules[3].weighed.${criterion} is missing`,
      ])
    }
  })

  it('when a contract decides and there is none', () => {
    expect(reasons('contract: true', 'contract: true # still', 'polaris')).toEqual([])
    expect(reasons(/contracts:\n( {2}.*\n)+/, '', 'polaris')).toEqual([
      'retention.rules[0].contract has nothing to rest on: the profile holds no contract',
    ])
  })

  it('when disposal waits for a role that is switched off', () => {
    expect(reasons(/ {2}- administrator\n([^]*)decidedBy: data-protection-officer/, '$1decidedBy: administrator')).toEqual([
      'retention.disposal.decidedBy is administrator, a role that is switched off',
    ])
  })

  it('when disposals run by themselves and nobody could be told before [DMWS-12]', () => {
    const altered = alteredProfile(
      /(dataProtectionOfficer:\n    title: [^\n]+\n)    address: [^\n]+\n/,
      '$1    address: []\n',
      'dmws',
    )
    expect(problemsOf(altered.source).map(({ reason }) => reason)).toEqual([
      'retention.disposal.byItselfAfterDays needs an email or an address of the data protection officer: whoever decides is told before',
    ])
  })
})
