import { describe, expect, it } from 'vitest'
import { calendarDate } from '../calendar-date.ts'
import { disposal, type DisposalAsked } from './disposal.ts'
import { disposalRefusal } from './disposal-refusal.ts'
import { fileDisposal } from './file-disposal.ts'
import type { Hold } from './hold.ts'
import type { RecordFacts } from './record-facts.ts'
import { shippedRules } from './shipped-rules.ts'

const on = calendarDate
const decide = (facts: RecordFacts, more: Omit<DisposalAsked, 'facts'> = {}) => {
  const { disposeFrom, decidedBy } = disposal({ facts, ...more })
  return [disposeFrom, decidedBy]
}
const welfare: RecordFacts = { kind: 'welfare-case', closed: on('2027-01-05') }
const inCare: RecordFacts = { kind: 'child-in-care', born: '2012-03-14' }
const hold: Hold = { kind: 'POLICE', reason: 'Operation file', placedOn: on('2027-02-01'), until: null }
const erasure = { upheldOn: on('2028-06-01') }

describe('the rules', () => {
  it('keep a welfare case 7 years from its last closure, and an open one without a date [DMWS-11]', () => {
    expect(decide({ ...welfare, closed: [on('2031-09-09'), on('2027-01-05')] })).toEqual(['2038-09-10', 'DMWS7'])
    expect(decide({ ...welfare, open: true })).toEqual([null, 'open-case'])
    expect(decide({ kind: 'welfare-case', closed: null })).toEqual([null, 'open-case'])
  })

  it('keep a complaint 6 years from its last action, and the summary of a change of policy for ever [BCT-25] [BCT-26]', () => {
    const lastAction = [on('2026-11-18'), on('2027-08-01')]
    expect(decide({ kind: 'complaint', lastAction, changedPolicy: true })).toEqual(['2033-08-02', 'CMP6'])
    expect(
      disposal({ facts: { kind: 'complaint', lastAction, changedPolicy: true } }).explanation.considered.map(({ rule }) => rule),
    ).toContain('PERM')
    expect(decide({ kind: 'complaint', lastAction: null })).toEqual([null, 'open-case'])
    expect(decide({ kind: 'policy-summary', holdsPersonalData: false })).toEqual([null, 'PERM'])
    expect(decide({ kind: 'policy-summary', holdsPersonalData: true })).toEqual([null, 'manual'])
    expect(decide({ kind: 'policy-summary' }, { erasure })).toEqual([null, 'PERM'])
  })

  it('count a death the day before the 18th birthday as before 18, and one on it not [BCT-27] [BCT-28]', () => {
    expect(decide({ ...inCare, died: on('2030-03-13') })).toEqual(['2045-03-14', 'CIC15'])
    expect(decide({ ...inCare, died: on('2030-03-14') })).toEqual(['2087-03-15', 'CIC75'])
  })

  it('keep a foster carer 10 years from the later end of approval or temporary placement [BCT-29]', () => {
    const temporary = { kind: 'foster-carer', temporaryApproval: true, placementEnded: on('2027-05-01') }
    expect(decide(temporary)).toEqual(['2037-05-02', 'FC10P'])
    expect(decide({ ...temporary, approvalEnded: on('2026-09-30') })).toEqual(['2037-05-02', 'FC10P'])
    expect(decide({ ...temporary, approvalEnded: on('2030-09-30') })).toEqual(['2040-10-01', 'FC10'])
    expect(decide({ ...temporary, approvalEnded: null })).toEqual([null, 'open-case'])
  })

  it('keep an adoption 100 years from the order, or 75 from birth of a looked-after child without one [BCT-30] [BCT-31]', () => {
    const adoption = { kind: 'adoption', born: '2020-05-06' }
    expect(decide({ ...adoption, orderMade: on('2024-02-29') })).toEqual(['2124-03-01', 'AD100'])
    expect(decide({ ...adoption, orderMade: null, lookedAfter: true })).toEqual(['2095-05-07', 'ANO75'])
    expect(decide({ ...adoption, orderMade: null })).toEqual([null, 'manual'])
    expect(decide({ ...adoption, lookedAfter: true })).toEqual([null, 'manual'])
  })

  it.each(['child-protection', 'referral', 'child-in-need', 'serious-case-review'])(
    'keep a record of kind %s 25 years from birth, or 6 from a death before 18 [BCT-32] [BCT-33]',
    (kind) => {
      expect(decide({ kind, born: '2015-09-01' })).toEqual(['2040-09-02', 'CP25'])
      expect(decide({ kind, born: '2015-09-01', died: on('2033-08-31') })).toEqual(['2039-09-01', 'CP6'])
    },
  )

  it('keep contracted support as the contract says, and a claim as long as it could be brought [POL-67] [POL-68]', () => {
    const support = {
      kind: 'contracted-support',
      contractClosed: on('2027-03-31'),
      contractYears: 3,
      born: '2014-07-03',
    } as const
    expect(decide(support)).toEqual(['2030-04-01', 'CONTRACT'])
    expect(decide({ ...support, claimRisk: 'personal-injury' })).toEqual(['2035-07-04', 'CLAIM'])
    expect(decide({ ...support, claimRisk: 'personal-injury', claimKnown: on('2033-01-01') })).toEqual(['2036-01-02', 'CLAIM'])
    expect(decide({ ...support, claimRisk: 'negligence' })).toEqual(['2033-04-01', 'CLAIM'])
    expect(decide({ ...support, claimRisk: ['contract', 'child-sexual-abuse'] })).toEqual([null, 'manual'])
    const adult = { ...support, born: '1980-01-01', claimRisk: 'personal-injury' } as const
    expect(decide(adult)).toEqual([null, 'manual'])
    expect(decide({ ...adult, claimKnown: on('2029-02-28') })).toEqual(['2032-02-29', 'CLAIM'])
  })

  it('take 31 December where only the year of birth is known, and leave the unknown to a person', () => {
    expect(decide({ ...inCare, born: '2012' })).toEqual(['2088-01-01', 'CIC75'])
    expect(decide({ ...inCare, born: '2012', died: on('2030-06-01') })).toEqual(['2088-01-01', 'CIC75'])
    expect(decide({ ...inCare, born: null })).toEqual([null, 'manual'])
    expect(decide({ kind: 'child-in-care', died: on('2020-01-01') })).toEqual([null, 'manual'])
    expect(decide({ ...inCare, died: on('2011-01-01') })).toEqual([null, 'manual'])
    expect(decide({ kind: 'something-else' })).toEqual([null, 'manual'])
    expect(() => decide({ ...inCare, born: 'spring 2012' })).toThrow('Not a day of the calendar')
  })
})

describe('the precedence', () => {
  it('1: a hold blocks everything until it ends or is lifted', () => {
    expect(decide(welfare, { holds: [hold] })).toEqual([null, 'hold'])
    expect(
      decide(welfare, {
        holds: [
          { ...hold, until: on('2040-02-01') },
          { ...hold, until: on('2039-01-01') },
        ],
      }),
    ).toEqual(['2040-02-02', 'hold'])
    expect(decide(welfare, { holds: [{ ...hold, liftedOn: on('2027-03-01') }] })).toEqual(['2034-01-06', 'DMWS7'])
    expect(decide({ ...welfare, holdUntil: on('2034-01-05') })).toEqual(['2034-01-06', 'DMWS7'])
    expect(decide({ ...welfare, open: true }, { holds: [hold], erasure })).toEqual([null, 'hold'])
  })

  it('2: an open case has no date, not even by an upheld erasure', () => {
    expect(decide({ ...welfare, open: true }, { erasure })).toEqual([null, 'open-case'])
    expect(decide({ ...inCare, kind: ['child-in-care', 'complaint'] })).toEqual([null, 'open-case'])
  })

  it('3: contract, policy, erasure and withdrawn consent never shorten a statutory minimum', () => {
    const facts = {
      ...inCare,
      kind: ['child-in-care', 'welfare-case'],
      closed: on('2027-01-05'),
      consentWithdrawn: on('2027-02-01'),
    }
    expect(decide(facts, { erasure })).toEqual(['2087-03-15', 'CIC75'])
    expect(disposal({ facts }).explanation.considered.map(({ rule }) => rule)).toContain('consent')
    expect(decide({ ...welfare, consentWithdrawn: on('2027-02-01') })).toEqual(['2034-01-06', 'DMWS7'])
  })

  it('4: of several minimums the latest wins, and a policy without a reason does not count', () => {
    expect(decide({ ...inCare, kind: ['child-protection', 'child-in-care'] })).toEqual(['2087-03-15', 'CIC75'])
    const unjustified = shippedRules.map((rule) => (rule.code === 'DMWS7' ? { ...rule, rationale: '' } : rule))
    expect(decide(welfare, { rules: unjustified })).toEqual([null, 'manual'])
  })

  it('5: an upheld erasure beats policy only, and only what policy would have kept', () => {
    expect(decide(welfare, { erasure })).toEqual(['2028-06-01', 'erasure'])
    expect(decide(welfare, { erasure: { upheldOn: on('2036-01-01') } })).toEqual(['2034-01-06', 'DMWS7'])
    expect(decide({ kind: 'contracted-support', contractClosed: on('2027-03-31'), contractYears: 3 }, { erasure })).toEqual([
      '2030-04-01',
      'CONTRACT',
    ])
    expect(decide({ kind: 'something-else' }, { erasure })).toEqual(['2028-06-01', 'erasure'])
  })

  it("6: a processor follows the customer's instruction, except against a minimum", () => {
    const support = { kind: 'contracted-support', contractClosed: on('2027-03-31'), contractYears: 10 }
    const told = { instruction: { kind: 'DELETE', on: on('2027-05-01') } } as const
    expect(decide(support, { processor: told })).toEqual(['2027-05-01', 'instruction'])
    expect(decide(support, { processor: { instruction: null } })).toEqual(['2037-04-01', 'CONTRACT'])
    expect(decide(welfare, { processor: { instruction: null } })).toEqual([null, 'manual'])
    expect(decide(inCare, { processor: told })).toEqual(['2087-03-15', 'CIC75'])
  })

  it('7: neither disposal nor anonymisation comes before the date', () => {
    const decided = disposal({ facts: welfare })
    expect([disposalRefusal(decided, on('2034-01-05')), disposalRefusal(decided, on('2034-01-06'))]).toEqual(['TOO_EARLY', null])
    expect(disposalRefusal(disposal({ facts: welfare, holds: [hold] }), on('2099-01-01'))).toBe('HELD')
    expect(disposalRefusal(disposal({ facts: { ...welfare, open: true } }), on('2099-01-01'))).toBe('NO_DATE')
  })
})

describe('the explanation', () => {
  it('names the rules considered, the winner and the facts it used', () => {
    const { explanation } = disposal({ facts: { ...inCare, kind: ['child-protection', 'child-in-care'] } })
    expect(explanation.text).toBe(
      'Dispose from 15 March 2087, by CIC75: 75 years from the birth of a child in care (born on 14 March 2012).',
    )
    expect(explanation.considered.map(({ rule, date }) => [rule, date])).toEqual([
      ['CIC75', '2087-03-15'],
      ['CIC15', null],
      ['CP25', '2037-03-15'],
      ['CP6', null],
      ['CLAIM', null],
    ])
    expect(explanation.considered[0]?.facts).toEqual(['born on 14 March 2012'])
    expect(explanation.considered[1]?.because).toBe('no death is recorded')
  })
})

describe('a file about siblings', () => {
  it('is kept for the longest, and each is redacted at a date of their own', () => {
    const file = fileDisposal([
      { personId: 'elder', facts: { kind: 'child-protection', born: '2010-01-01' } },
      { personId: 'younger', facts: { kind: 'child-protection', born: '2015-09-01' } },
    ])
    expect([file.disposeFrom, file.decidedBy]).toEqual(['2040-09-02', 'CP25'])
    expect(file.people.map(({ personId, redactFrom }) => [personId, redactFrom])).toEqual([
      ['elder', '2035-01-02'],
      ['younger', '2040-09-02'],
    ])
    expect(file.explanation.text).toContain('Data of others in it is redacted from 2 January 2035.')
  })

  it('has no date while one of them has none', () => {
    const file = fileDisposal([
      { personId: 'elder', facts: { kind: 'child-protection', born: null } },
      { personId: 'younger', facts: { kind: 'child-protection', born: '2015-09-01' } },
    ])
    expect([file.disposeFrom, file.decidedBy, file.people[1]?.redactFrom]).toEqual([null, 'manual', '2040-09-02'])
    expect(fileDisposal([]).decidedBy).toBe('manual')
  })
})
