import { allDataCategories, dataCategories, purposes, roleNames } from '@candour/need-to-know'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { labelsOf, sentenceOf, type AccessLogEntry, type Telling } from './access-log-entry.ts'
import { joined } from './joined.ts'
import { namesOfRoles } from './names-of-roles.ts'

const entry: AccessLogEntry = {
  id: 'e',
  organisation: 'dmws',
  subjectId: 's',
  at: new Date(0),
  outcome: 'disclosed',
  viewerKind: 'staff',
  viewerId: 'alex',
  viewerRoles: ['support-worker'],
  purpose: 'care',
  categories: ['contact'],
  resource: 'ServiceUser',
  toldLater: null,
  relationships: ['assigned-worker'],
}
const toThePerson: Telling = { own: false, toThePerson: true, name: 'Alex Reed' }
const toOthers: Telling = { ...toThePerson, toThePerson: false }

describe('an entry of the access log', () => {
  it('is one plain sentence with name, role, what and why', () => {
    expect(sentenceOf(entry, toThePerson)).toBe('Alex Reed, support worker, read your contact details to support you.')
    expect(sentenceOf(entry, toOthers)).toBe('Alex Reed, support worker, read the person’s contact details to support them.')
    expect(sentenceOf({ ...entry, outcome: 'changed', purpose: 'safeguarding' }, toThePerson)).toBe(
      'Alex Reed, support worker, changed your contact details to keep people safe.',
    )
    expect(sentenceOf({ ...entry, categories: ['contact', 'support.notes', 'audit'] }, toThePerson)).toBe(
      'Alex Reed, support worker, read your contact details, support notes and who has seen your record to support you.',
    )
  })

  it('says that it was an emergency', () => {
    expect(sentenceOf({ ...entry, relationships: ['team', 'break-glass'] }, toThePerson)).toBe(
      'Alex Reed, support worker, read your contact details in an emergency.',
    )
    const declared = { ...entry, outcome: 'changed', resource: 'BreakGlass', relationships: [] } as const
    expect(sentenceOf(declared, toThePerson)).toBe('Alex Reed, support worker, opened your record in an emergency.')
    expect(sentenceOf(declared, toOthers)).toBe('Alex Reed, support worker, opened the person’s record in an emergency.')
  })

  it('speaks of the person in the way that fits who reads it', () => {
    const own = { ...entry, viewerKind: 'service-user', viewerRoles: ['service-user'], purpose: 'own-record' }
    expect(sentenceOf(own, { own: true, toThePerson: true, name: null })).toBe('You read your contact details.')
    expect(sentenceOf(own, { own: false, toThePerson: false, name: null })).toBe('The person read their own contact details.')
    expect(sentenceOf(entry, { ...toThePerson, name: null })).toBe(
      'Someone whose name is no longer kept, support worker, read your contact details to support you.',
    )
    const rule = {
      ...entry,
      outcome: 'changed',
      viewerKind: 'rule',
      viewerRoles: [],
      categories: ['retention'],
      purpose: null,
    } as const
    expect(sentenceOf(rule, { ...toThePerson, name: null })).toBe(
      'A rule of the organisation changed how long your data is kept.',
    )
    expect(sentenceOf({ ...entry, categories: [], purpose: null }, toThePerson)).toBe(
      'Alex Reed, support worker, read your record.',
    )
  })

  it('has words for every category, role and purpose there is, and never the codes behind them', () => {
    fc.assert(
      fc.property(
        fc.subarray([...allDataCategories]),
        fc.subarray([...roleNames]),
        fc.constantFrom(...purposes),
        fc.boolean(),
        (categories, viewerRoles, purpose, person) => {
          const sentence = sentenceOf({ ...entry, categories, viewerRoles, purpose }, { ...toThePerson, toThePerson: person })
          expect(sentence).toMatch(/^Alex Reed.* read .+\.$/)
          expect(sentence).not.toMatch(/undefined|\.\*|special\.|-worker|data-protection|rights-request|own-record| {2}|your who/)
        },
      ),
    )
  })

  it('leaves out public reference data and categories that no longer exist', () => {
    expect(labelsOf(['contact', 'reference', 'structural', 'horoscope', 'toString'])).toEqual([dataCategories.contact.label])
  })
})

describe('words in a row', () => {
  it('end with "and"', () => {
    expect([joined([]), joined(['a']), joined(['a', 'b']), joined(['a', 'b', 'c'])]).toEqual(['', 'a', 'a and b', 'a, b and c'])
  })

  it('name roles plainly', () => {
    expect(namesOfRoles([])).toBeNull()
    expect(namesOfRoles(['team-manager', 'data-protection-officer'])).toBe('team manager and data protection officer')
  })
})
