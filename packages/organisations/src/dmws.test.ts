import { createPolicy, expandPattern, nobody } from '@candour/need-to-know'
import type { DataCategory, Purpose, SubjectFacts, Viewer } from '@candour/need-to-know'
import { describe, expect, it } from 'vitest'
import { consentSections } from './consent-form.ts'
import { categoryPatterns } from './consent-gate.ts'
import { foundingProfiles } from './load-profile.ts'
import { policyProfile } from './policy-profile.ts'
import type { OrganisationProfile } from './profile.ts'
import { readingGrade } from './reading-grade.ts'

const dmws = foundingProfiles()[0] as OrganisationProfile
const items = dmws.consent.form.items
const item = (code: string) => items.find((each) => each.code === code)

describe('the consent form of DMWS', () => {
  it.each(items.flatMap(({ code, title, wordings }) => wordings.map((wording) => ({ code, title, wording }))))(
    'is read with ease: $code',
    ({ title, wording }) => {
      const { version: _version, publishedOn: _publishedOn, ...parts } = wording
      const sentences = Object.values(parts)
      expect(readingGrade(`${title}. ${sentences.join(' ')}`)).toBeLessThanOrEqual(5)
      // one part alone is a sentence or two: a long word weighs more, and none may pass the limit for a page
      expect(sentences.filter((sentence) => readingGrade(sentence) > 7)).toEqual([])
    },
  )

  it('goes through its sections one after the other', () => {
    const places = items.map(({ section }) => consentSections.indexOf(section))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })

  it('asks about each way of making contact by itself', () => {
    const asked = dmws.channels.map(({ consentItem }) => consentItem)
    expect(asked).toEqual(['contact-email', 'contact-phone', 'contact-sms', 'contact-post'])
    for (const code of asked) expect(item(code ?? '')).toMatchObject({ basis: 'CONSENT', section: 'contact', optional: true })
  })

  it('keeps marketing and case studies in a section of their own, an item for each medium', () => {
    expect(items.filter(({ section }) => section === 'marketing').map(({ code }) => code)).toEqual([
      'marketing',
      'case-study-social-media',
      'case-study-reports',
      'case-study-presentations',
    ])
  })

  it('states a ground other than consent where the person has no choice', () => {
    expect(item('safeguarding-sharing')).toMatchObject({ basis: 'VITAL_INTERESTS', optional: false })
    expect(item('keep-seven-years')).toMatchObject({ basis: 'LEGAL_OBLIGATION', optional: false })
  })

  it('leaves everything optional but the consent to store', () => {
    expect(items.filter(({ basis, optional }) => basis === 'CONSENT' && !optional).map(({ code }) => code)).toEqual([
      'store-and-use',
    ])
    expect(dmws.consent).toMatchObject({ requiredToStore: true, storageItem: 'store-and-use' })
  })
})

describe('withdrawing consent at DMWS', () => {
  const read = (category: DataCategory, given: readonly string[], purpose: Purpose = 'care') => {
    const viewer: Viewer = {
      kind: 'staff',
      id: 'worker',
      organisation: 'dmws',
      roles: ['support-worker'],
      scopes: ['**'],
      assurance: 2,
      purpose,
    }
    const facts: SubjectFacts = {
      ...nobody('dmws', 'person'),
      exists: true,
      relationships: new Set(['assigned-worker']),
      excluded: false,
      restricted: false,
      consents: new Set(given),
      // somebody has a concern about them
      workItems: new Set(['safeguarding']),
    }
    const ref = { resource: 'ServiceUser', id: 'person', organisation: 'dmws', subjectId: 'person' }
    return createPolicy({ organisation: policyProfile(dmws) })
      .forViewer(viewer)
      .decide('read', ref, category, facts).allowed
  }

  it('ends the uses that rested on it [DMWS-15]', () => {
    expect(read('support.notes', ['store-and-use'])).toBe(true)
    expect(read('support.notes', [])).toBe(false)
    expect(read('special.health.mental', ['store-and-use', 'health-information'])).toBe(true)
    expect(read('special.health.mental', ['store-and-use'])).toBe(false)
  })

  it('leaves what rests on another ground: closing the case and keeping people safe', () => {
    expect(read('identity', [])).toBe(true)
    expect(read('contact', [])).toBe(true)
    expect(read('support.notes', [], 'safeguarding')).toBe(true)
  })
})

describe('the profile of DMWS', () => {
  it('gives the full addresses of the data protection officer and the regulator, the town included', () => {
    expect(dmws.contacts.dataProtectionOfficer.address.join(', ')).toContain('Redenham Park, Hampshire, SP11 9AQ')
    expect(dmws.regulator.address).toEqual(['Wycliffe House', 'Water Lane', 'Wilmslow', 'Cheshire', 'SK9 5AF'])
    expect(dmws.regulator.phone).toBe('0303 123 1113')
  })

  it('keeps records seven years from the last closure and then erases them', () => {
    expect(dmws.retention.rules).toMatchObject([{ code: 'DMWS7', years: 7, startsAt: 'last-closure', afterwards: 'erase' }])
  })

  it('is written plainly wherever the people served read it', () => {
    const told = [
      dmws.retention.statement,
      dmws.purposes.map(({ description }) => description).join(' '),
      dmws.services.map(({ description }) => description).join(' '),
    ]
    expect(told.filter((text) => readingGrade(text) > 5)).toEqual([])
  })

  it('asks less of people who only call', () => {
    const fields = (code: string) => dmws.services.find((service) => service.code === code)?.fields
    expect(fields('support-calls')).not.toContain('nhsNumber')
    expect(fields('support-calls')).not.toContain('ethnicity')
    expect(fields('hospital-visits')).toContain('nhsNumber')
  })

  it('never gates safeguarding, and gates everything a partner agency reads', () => {
    expect(dmws.consentGates.flatMap(({ purposes }) => purposes)).not.toContain('safeguarding')
    expect(dmws.consentGates).toContainEqual({
      item: 'share-partner-agency',
      categories: ['**'],
      purposes: ['care'],
      relationships: ['referral-recipient'],
    })
  })

  it('makes a policy', () => {
    expect(policyProfile(dmws)).toEqual({
      id: 'dmws',
      roles: dmws.roles,
      consentGates: dmws.consentGates,
      withheld: [],
    })
    expect(() => createPolicy({ organisation: policyProfile(dmws) })).not.toThrow()
  })
})

it('lets a gate name every branch of the tree of categories, and nothing that is empty', () => {
  expect(categoryPatterns).toEqual(
    expect.arrayContaining(['**', 'special.**', 'special.health.**', 'support.**', 'complaint.**']),
  )
  expect(categoryPatterns.filter((pattern) => expandPattern(pattern).length === 0)).toEqual([])
})

describe('what DMWS keeps about people', () => {
  it('is reached by its staff on enrolled devices or from enrolled networks only [DMWS-07]', () => {
    expect(dmws.enrolledOnly).toBe(true)
  })
})
