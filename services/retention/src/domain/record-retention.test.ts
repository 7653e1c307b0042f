import { describe, expect, it } from 'vitest'
import { closedCase, foundingProfile } from './published.fixture.ts'
import type { PublishedFacts } from './published-facts.ts'
import { recordRetention } from './record-retention.ts'
import { scheduleOf } from './schedule.ts'

const work = (organisation: string, facts: Partial<PublishedFacts> = {}) =>
  recordRetention({ ...closedCase, ...facts }, scheduleOf(foundingProfile(organisation)))
const decide = (organisation: string, facts: Partial<PublishedFacts> = {}) => {
  const { disposeFrom, decidedBy } = work(organisation, facts)
  return [disposeFrom, decidedBy]
}
const complaint = { kind: 'COMPLAINT', openedOn: '2027-02-01', closedOn: null, lastActionOn: '2027-03-01' }
const heldForPolice = { kind: 'POLICE' as const, placedOn: '2027-02-01', untilOn: null }

describe('the date of a record', () => {
  it('is 7 years after a welfare case was last closed, as the schedule states [DMWS-11]', () => {
    expect(work('dmws', { closedOn: ['2027-01-05', '2031-09-09'] })).toMatchObject({
      disposeFrom: '2038-09-10',
      decidedBy: 'DMWS7',
      text: 'Dispose from 10 September 2038, by DMWS7: 7 years after the case was last closed (last closed on 9 September 2031).',
    })
  })

  it('is none while the case is open, whatever was closed before', () => {
    expect(decide('dmws', { status: 'ACTIVE' })).toEqual([null, 'open-case'])
    expect(decide('dmws', { status: 'DECEASED', closedOn: [] })).toEqual([null, 'open-case'])
  })

  it('is none behind a hold without an end, an open complaint or an open request for information', () => {
    expect(decide('dmws', { holds: [heldForPolice] })).toEqual([null, 'hold'])
    expect(decide('dmws', { complaints: [complaint] })).toEqual([null, 'hold'])
    expect(decide('dmws', { complaints: [{ ...complaint, kind: 'INFORMATION_REQUEST' }] })).toEqual([null, 'hold'])
    expect(decide('dmws', { complaints: [{ ...complaint, kind: 'COMPLIMENT' }] })).toEqual(['2034-01-06', 'DMWS7'])
    expect(decide('dmws', { complaints: [{ ...complaint, closedOn: '2027-03-01' }] })).toEqual(['2034-01-06', 'DMWS7'])
  })

  it('counts a complaint’s own file from the last thing done about any of them, and has none while one is open [BCT-18] [BCT-26]', () => {
    const closed = [
      { ...complaint, closedOn: '2027-04-01', lastActionOn: '2027-08-01' },
      { ...complaint, closedOn: '2026-11-18', lastActionOn: '2026-11-18' },
    ]
    expect(decide('bct', { kinds: ['complaint'], status: 'ACTIVE', complaints: closed })).toEqual(['2033-08-02', 'CMP6'])
    const asked = { ...complaint, kind: 'ENQUIRY' }
    expect(decide('bct', { kinds: ['complaint'], complaints: [...closed, asked] })).toEqual([null, 'open-case'])
    expect(decide('bct', { kinds: ['complaint'], complaints: [] })).toEqual([null, 'open-case'])
  })

  it('follows the contract the person came under, and a claim for as long as one could be brought [POL-67] [POL-68]', () => {
    const fact = (kind: string, on: string | null, detail: string | null = null) => ({ kind, on, detail })
    const support = {
      kinds: ['contracted-support'],
      bornOn: '2014-07-03',
      facts: [fact('CONTRACT', null, 'charity-therapy'), fact('CONTRACT_CLOSED', '2027-03-31')],
    }
    expect(decide('polaris', support)).toEqual(['2033-04-01', 'CONTRACT'])
    expect(decide('polaris', { ...support, facts: [...support.facts, fact('CLAIM_RISK', null, 'personal-injury')] })).toEqual([
      '2035-07-04',
      'CLAIM',
    ])
    expect(decide('polaris', { ...support, facts: [...support.facts, fact('CONTRACT_CLOSED', null)] })).toEqual([
      null,
      'open-case',
    ])
    expect(decide('polaris', { ...support, facts: [fact('CONTRACT_CLOSED', '2027-03-31')] })).toEqual([null, 'manual'])
    expect(decide('polaris', { ...support, facts: [fact('CONTRACT', null, 'nobody-knows'), ...support.facts.slice(1)] })).toEqual(
      [null, 'manual'],
    )
  })

  it('is what the law of children’s homes asks for, which nothing else shortens [POL-69]', () => {
    expect(decide('dmr', { kinds: ['residential-care'], bornOn: '2012-03-14' })).toEqual(['2087-03-15', 'HOME75'])
    expect(decide('dmr', { kinds: ['residential-care', 'community-support'], bornOn: '2012-03-14' })).toEqual([
      '2087-03-15',
      'HOME75',
    ])
  })

  it('counts a foster carer from the later end of approval and placement [BCT-29]', () => {
    const carer = (facts: PublishedFacts['facts']) => decide('bct', { kinds: ['foster-carer'], facts })
    const placement = { kind: 'PLACEMENT_ENDED', on: '2027-05-01', detail: null }
    expect(carer([placement])).toEqual(['2037-05-02', 'FC10P'])
    expect(carer([placement, { kind: 'APPROVAL_ENDED', on: '2030-09-30', detail: null }])).toEqual(['2040-10-01', 'FC10'])
    expect(carer([{ ...placement, on: null }])).toEqual([null, 'open-case'])
  })

  it('is left to a person where nobody has said what kind of record it is', () => {
    expect(decide('dmws', { kinds: [] })).toEqual([null, 'manual'])
  })
})

describe('the explanation', () => {
  it('labels everything considered with the facts it looks at, whether or not they are there', () => {
    const { considered } = work('bct', {
      kinds: ['child-in-care', 'adoption', 'complaint'],
      complaints: [complaint],
      holds: [heldForPolice],
    })
    const tells = considered.map(({ rule, tells: categories }) => [rule, ...categories])
    expect(tells).toEqual([
      ['hold'],
      ['hold', 'complaint.matter'],
      ['open-case', 'identity'],
      ['CMP6', 'complaint.matter'],
      ['CIC75', 'identity'],
      ['CIC15', 'identity'],
      ['AD100', 'family'],
      ['ANO75', 'identity', 'family', 'support.plan'],
    ])
  })

  it('labels the sentence with what it names', () => {
    expect(work('dmws').textTells).toEqual(['identity'])
    expect(work('dmws', { holds: [heldForPolice] })).toMatchObject({
      text: 'No date: held for the police until it is lifted.',
      textTells: [],
    })
    const delayed = work('dmws', { holds: [{ ...heldForPolice, untilOn: '2040-02-01' }] })
    expect(delayed).toMatchObject({ disposeFrom: '2040-02-02', decidedBy: 'hold', textTells: ['identity'] })
  })
})
