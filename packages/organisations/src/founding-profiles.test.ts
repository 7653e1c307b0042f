import { createPolicy } from '@candour/need-to-know'
import { describe, expect, it } from 'vitest'
import { foundingProfiles } from './load-profile.ts'
import { policyProfile } from './policy-profile.ts'
import type { OrganisationProfile } from './profile.ts'
import { readingGrade } from './reading-grade.ts'
import { retentionPeriod } from './retention.ts'
import { transferNeed, transferRegions } from './transfers.ts'

const profiles = foundingProfiles()
const profile = (id: string): OrganisationProfile => {
  const found = profiles.find((each) => each.id === id)
  if (!found) throw new Error(`there is no profile ${id}`)
  return found
}
const rules = (id: string) =>
  profile(id).retention.rules.map((rule) => {
    const period = retentionPeriod(rule)
    return `${rule.code} ${period.kind === 'years' ? period.years : period.kind} ${rule.startsAt ?? 'never'}`
  })

describe.each(profiles.map((each) => [each.id, each] as const))('the profile of %s', (_id, each) => {
  it('is written plainly wherever the people served read it', () => {
    const told = [
      each.retention.statement,
      ...each.purposes.map(({ description }) => description),
      ...each.services.map(({ description }) => description),
    ]
    expect(told.filter((text) => readingGrade(text) > 5)).toEqual([])
  })

  it('asks for consent in words that are read with ease', () => {
    for (const { title, wordings } of each.consent.form.items) {
      for (const { version: _version, publishedOn: _publishedOn, ...parts } of wordings) {
        expect(readingGrade(`${title}. ${Object.values(parts).join(' ')}`)).toBeLessThanOrEqual(5)
        expect(Object.values(parts).filter((text) => readingGrade(text) > 7)).toEqual([])
      }
    }
  })

  it('makes a policy', () => {
    expect(() => createPolicy({ organisation: policyProfile(each) })).not.toThrow()
  })

  it('gives the regulator’s full address, and has every outcome name it', () => {
    expect(each.regulator).toBe(each.regulators.dataProtection)
    expect(each.regulator.address).toEqual(['Wycliffe House', 'Water Lane', 'Wilmslow', 'Cheshire', 'SK9 5AF'])
    expect(each.complaints.outcomeMentions).toContain('dataProtection')
  })

  it('has a procedure for complaints about personal data, and a default one that ships or is its own', () => {
    expect(each.complaints.regimes.map(({ code }) => code)).toContain('data-protection-complaint')
    expect(each.complaints.regimes.map(({ code }) => code)).toContain(each.complaints.defaultRegime)
  })

  it('never asks for consent to store in general but where storing waits for it', () => {
    expect(each.consent.requiredToStore).toBe(each.id === 'dmws')
  })
})

describe('Birmingham Children’s Trust', () => {
  it('takes five kinds of case', () => {
    expect(profile('bct').complaints.kinds).toEqual(['complaint', 'enquiry', 'compliment', 'information-request', 'comment'])
  })

  it('rests on legal obligation and public task alone', () => {
    expect(new Set(profile('bct').activities.map(({ basis }) => basis))).toEqual(new Set(['LEGAL_OBLIGATION', 'PUBLIC_TASK']))
  })

  it('keeps records for the times it names', () => {
    expect(rules('bct')).toEqual([
      'CMP6 6 last-action',
      'PERM permanent never',
      'CIC75 75 birth',
      'CIC15 15 death',
      'FC10 10 approval-ended',
      'FC10P 10 placement-ended',
      'AD100 100 order-made',
      'ANO75 75 birth',
      'CP25 25 birth',
      'CP6 6 death',
    ])
  })

  it('lets nothing go abroad, and Polaris keeps its data centres at home', () => {
    expect(transferRegions.map((region) => transferNeed(profile('bct').transfers, region))).toEqual(['nothing', null, null])
    expect(profile('polaris').transfers.dataCentres).toEqual(['uk'])
    expect(transferNeed(profile('polaris').transfers, 'elsewhere')).toBe('safeguards')
    expect(transferNeed(profile('dmr').transfers, 'elsewhere')).toBe('justification')
  })

  it('runs complaints about care under the Children Act, others under the ombudsman’s code', () => {
    const { regimes, defaultRegime } = profile('bct').complaints
    expect(defaultRegime).toBe('ombudsman-code')
    expect(regimes.find(({ code }) => code === 'children-act-2006')?.onlyServices).toContain('children-in-care')
    expect(profile('bct').complaints.outcomeMentions).toContain('ombudsman')
  })
})

describe('Polaris', () => {
  it('says for each data set what it is, and whose', () => {
    expect(profile('polaris').dataSets.map(({ role, customer }) => [role, customer])).toEqual([
      ['processor', 'example-council'],
      ['processor', 'example-department'],
      ['controller', undefined],
      ['joint', 'example-charity'],
    ])
  })

  it('asks about health where it matters to the service, and nowhere else', () => {
    const asking = profile('polaris').services.filter(({ fields }) => fields.includes('mentalHealth'))
    expect(asking.map(({ code }) => code)).toEqual(['therapy', 'disability-support'])
  })

  it('keeps records by contract and then while a claim could be brought', () => {
    expect(rules('polaris')).toEqual(['CONTRACT contract contract-closed', 'CLAIM claim claim-known'])
  })
})

describe('DMR', () => {
  it('knows placements in homes and in the community', () => {
    expect(profile('dmr').placementTypes.map(({ code }) => code)).toEqual(['residential', 'community'])
  })

  it('weighs every keeping time', () => {
    expect(profile('dmr').retention.rules.filter(({ weighed }) => weighed === undefined)).toEqual([])
  })
})

describe('contacts', () => {
  it('are those of the notices', () => {
    const reached = (id: string) => {
      const { address, phone, email, onlineForm } = profile(id).contacts.dataProtectionOfficer
      return [...address, phone, email, onlineForm].filter((part) => part !== undefined).join(', ')
    }
    expect(profiles.map(({ id }) => reached(id))).toEqual([
      'DMWS, The Old Stables, Redenham Park, Hampshire, SP11 9AQ, 01264 774 000',
      'contact',
      '102 Queslett Road East, Birmingham, B74 2EZ, 0121 352 1844',
      '0115 985 6000',
      'Malvern View, Saxon Business Park, Hanbury Road, Stoke Prior, Bromsgrove, B60 4AD, dpo@polariscommunity.co.uk',
    ])
  })

  it('leave the phone of help empty where none is given', () => {
    expect(profiles.map(({ contacts }) => contacts.help.phone)).toEqual([
      '01264 774 000',
      '',
      '0121 352 1844',
      '0115 985 6000',
      '',
    ])
  })
})

it('sorts the complaints of DMWS by keeping, using, sharing and transferring', () => {
  expect(profile('dmws').complaints.categories.map(({ code }) => code)).toEqual(['keeping', 'using', 'sharing', 'transferring'])
  expect(profile('dmws').complaints.firstRecipient).toBe('data-protection-officer')
  expect(profile('dmws').complaints.standIn).toBe('complaints-officer')
})
