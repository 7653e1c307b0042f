import { describe, expect, it } from 'vitest'
import { calendarDate } from '../calendar-date.ts'
import { disposal } from './disposal.ts'
import { InvalidRetentionRuleError, overrideRules, retentionRuleProblems } from './override-rules.ts'
import type { RetentionRule } from './retention-rule.ts'
import { shippedRules } from './shipped-rules.ts'

const own: RetentionRule = {
  code: 'VISITS2',
  title: '2 years after the last closure',
  force: 'POLICY',
  kinds: ['visit-book'],
  when: 'ALWAYS',
  starts: 'LAST_CLOSURE',
  period: { years: 2 },
  rationale: 'Long enough to answer questions about a visit.',
  source: 'Profile of the organisation',
}

describe('retention rules', () => {
  it('that are shipped have no problems, and each says why so long [DMR-50]', () => {
    expect(shippedRules.flatMap(retentionRuleProblems)).toEqual([])
    expect(shippedRules.filter(({ rationale, source }) => rationale === '' || source === '')).toEqual([])
  })

  it('without a start event, a period, a kind or, for policy, a reason are refused [DMR-50]', () => {
    expect(retentionRuleProblems({ ...own, starts: 'NONE' })).toEqual(['VISITS2 has no event to start at'])
    expect(retentionRuleProblems({ ...own, period: 'PERMANENT' })).toEqual(['VISITS2 has an event to start at, but no end'])
    expect(retentionRuleProblems({ ...own, period: { years: 0 }, kinds: [], rationale: '  ' })).toHaveLength(3)
    expect(retentionRuleProblems({ ...own, starts: 'CLAIM' })).toEqual(['VISITS2 mixes the time of claims with another event'])
  })

  it('of a profile decide like those that are shipped', () => {
    const facts = { kind: 'visit-book', closed: calendarDate('2026-02-28') }
    expect(disposal({ facts, rules: [...shippedRules, own] })).toMatchObject({ disposeFrom: '2028-02-29', decidedBy: 'VISITS2' })
  })

  it('can be lengthened, and policy shortened, but never a statutory minimum', () => {
    const longer = overrideRules(shippedRules, { FC10: { years: 15 }, DMWS7: { years: 6 } })
    const facts = { kind: 'foster-carer', approvalEnded: calendarDate('2026-09-30') }
    expect(disposal({ facts, rules: longer })).toMatchObject({ disposeFrom: '2041-10-01' })
    expect(disposal({ facts, rules: longer }).explanation.text).toContain("15 years from the end of the foster carer's approval")
    expect(() => overrideRules(shippedRules, { CIC75: { years: 74 } })).toThrow(
      'CIC75 is a minimum of 75 years and cannot be shortened',
    )
    expect(() => overrideRules(shippedRules, { NONE: { years: 1 }, PERM: { years: 1 }, CMP6: { years: 0.5 } })).toThrow(
      InvalidRetentionRuleError,
    )
  })
})
