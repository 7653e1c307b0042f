import { describe, expect, it } from 'vitest'
import { alteredProfile, oneProblem, problemsOf } from '../written-profile.fixture.ts'

const reasons = (from: string | RegExp, to: string, id = 'bct') =>
  problemsOf(alteredProfile(from, to, id).source).map(({ reason }) => reason)

describe('the complaints of a profile are refused', () => {
  it('when a regime has no limits', () => {
    const stages = /      stages:\n.*code: answer.*\n/
    const altered = alteredProfile(stages, '', 'bct')
    expect(problemsOf(altered.source)).toEqual(
      oneProblem(
        altered,
        '- code: correspondence',
        'complaints.regimes[3].stages must hold at least one stage: a regime without limits is none',
      ),
    )
    expect(reasons(stages, '      stages: []\n')).toHaveLength(1)
  })

  it('when a stage of its own has no limit, no unit or no name', () => {
    expect(reasons('unit: working-days, acknowledgeWithin: 5, replyWithin: 20', 'unit: working-days')).toEqual([
      'complaints.regimes[3].stages[0] has no limit: acknowledgeWithin or replyWithin is needed',
    ])
    expect(reasons('unit: working-days, ', '')).toEqual(['complaints.regimes[3].stages[0].unit is missing'])
    expect(reasons('{ code: answer, name: Answer, ', '{ code: answer, ')).toEqual([
      'complaints.regimes[3].stages[0].name is missing',
    ])
    expect(reasons('replyWithin: 20', 'replyWithin: 0')[0]).toMatch(/^complaints\.regimes\[3\]\.stages\[0\]\.replyWithin /)
  })

  it('when a limit counts from, or extends, something that the stage lacks', () => {
    const stage = (keys: string) =>
      reasons('unit: working-days, acknowledgeWithin: 5, replyWithin: 20', `unit: working-days, ${keys}`)
    expect(stage('acknowledgeWithin: 5, extendBy: 5')).toEqual([
      'complaints.regimes[3].stages[0].extendBy has nothing to extend: replyWithin is missing',
    ])
    expect(stage('replyWithin: 5, replyFrom: acknowledgement')).toEqual([
      'complaints.regimes[3].stages[0].replyFrom counts from an acknowledgement that has no limit: acknowledgeWithin is missing',
    ])
    expect(stage('replyWithin: 5, replyFrom: panel-report')).toEqual([
      'complaints.regimes[3].stages[0].replyFrom counts from the report of a panel: panel is missing',
    ])
  })

  it('when a regime that does not ship has no name, or says not what it applies to', () => {
    expect(reasons('- code: ombudsman-code', '- code: ombudsmen-code').slice(0, 3)).toEqual([
      'complaints.regimes[0].name is missing: the regime is none of those that ship with the product',
      'complaints.regimes[0].appliesTo is missing: the regime is none of those that ship with the product',
      'complaints.regimes[0].stages must hold at least one stage: a regime without limits is none',
    ])
  })

  it('when it sets a figure of a stage that the regime does not have', () => {
    const altered = alteredProfile(
      '- code: ombudsman-code',
      '- code: ombudsman-code\n      stages: [{ code: stage-3, replyWithin: 5 }]',
      'bct',
    )
    expect(problemsOf(altered.source)).toEqual(
      oneProblem(
        altered,
        'stage-3',
        'complaints.regimes[0].stages[0].code is "stage-3", which the regime does not have: its stages are stage-1, stage-2',
      ),
    )
  })

  it('when a kind of case falls under no regime', () => {
    expect(reasons('appliesTo: [enquiry, compliment, information-request, comment]', 'appliesTo: [enquiry]')).toEqual([
      'complaints.kinds[2] is "compliment", to which no regime applies: nothing would say when it is due',
      'complaints.kinds[3] is "information-request", to which no regime applies: nothing would say when it is due',
      'complaints.kinds[4] is "comment", to which no regime applies: nothing would say when it is due',
    ])
  })

  it('when an outcome would not name the data-protection regulator', () => {
    expect(reasons('outcomeMentions: [ombudsman, dataProtection]', 'outcomeMentions: [ombudsman]')).toEqual([
      'complaints.outcomeMentions must name dataProtection: everybody may turn to that regulator',
    ])
  })

  it('when an outcome would name a regulator that the profile lacks', () => {
    expect(reasons('outcomeMentions: [dataProtection]', 'outcomeMentions: [dataProtection, ombudsman]', 'dmws')).toEqual([
      'complaints.outcomeMentions[1] is ombudsman, which the regulators of this profile lack',
    ])
  })

  it('when something it refers to is not there', () => {
    expect(reasons('defaultRegime: ombudsman-code', 'defaultRegime: ombudsman')).toEqual([
      'complaints.defaultRegime is "ombudsman", which is not among the regimes of this profile',
    ])
    expect(reasons('onlyServices: [children-in-care,', 'onlyServices: [children-in-cars,')).toEqual([
      'complaints.regimes[1].onlyServices[0] is "children-in-cars", which is not among the services of complaints',
    ])
    expect(reasons('onlyCategories: [personal-data]', 'onlyCategories: [data]')).toEqual([
      'complaints.regimes[2].onlyCategories[0] is "data", which is not among the categories of complaints',
    ])
  })

  it('when something stands twice, or is unknown', () => {
    expect(reasons('kinds: [complaint,', 'kinds: [complaint, complaint,')).toEqual(['complaints.kinds[1] repeats "complaint"'])
    expect(reasons('- code: data-protection-complaint', '- code: ombudsman-code')).toEqual([
      'complaints.regimes[2].code repeats "ombudsman-code"',
    ])
    expect(reasons('acknowledgeWithin: 5', 'acknowledgedWithin: 5')).toEqual([
      'complaints.regimes[3].stages[0].acknowledgedWithin is not a known key',
    ])
    expect(reasons('kinds: [complaint,', 'kinds: [grumble,')[0]).toMatch(/^complaints\.kinds\[0\] must be one of complaint, /)
  })
})
