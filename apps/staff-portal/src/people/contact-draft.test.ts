import { expect, it } from 'vitest'
import { changedContact, contactDraftOf, contactInput, emptyContact } from './contact-draft.ts'

const recorded = contactDraftOf({
  email: 'alex@example.org',
  phone: null,
  address: { lines: ['1 Sample Street', 'Anytown'], postcode: 'ZZ99 3CZ' },
  preferredChannel: 'EMAIL',
  safeContact: null,
})

it('sends only what was changed', () => {
  expect(changedContact(recorded, { ...recorded, phone: ' 01632 960001 ' })).toEqual({ phone: '01632 960001' })
  expect(changedContact(recorded, { ...recorded, addressLines: '1 Sample Street \n\nAnytown' })).toEqual({})
})

it('sends null for what was removed', () => {
  expect(changedContact(recorded, { ...recorded, email: '' })).toEqual({ email: null })
})

it('sends nothing for a form that was left empty', () => {
  expect(Object.values(contactInput(emptyContact)).every((value) => value === null)).toBe(true)
})

it('shows a number as people write it, and does not take that for a change', () => {
  const held = { email: null, phone: '+447700900101', address: null, preferredChannel: null, safeContact: null }
  expect(contactDraftOf(held).phone).toBe('07700 900101')
  expect(changedContact(contactDraftOf(held), { ...contactDraftOf(held), email: 'a@example.org' })).toEqual({
    email: 'a@example.org',
  })
})
