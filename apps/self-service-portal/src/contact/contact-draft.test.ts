import { expect, it } from 'vitest'
import { changesOf, draftOf, mergeDraft } from './contact-draft.ts'

const held = draftOf({
  email: 'alex@example.org',
  phone: '01632 960001',
  address: { lines: ['1 Sample Street'], postcode: 'ZZ99 3CZ' },
  preferredChannel: 'EMAIL',
  safeContact: null,
})

it('sends only what the person changed', () => {
  expect(changesOf(held, { ...held, phone: '', preferredChannel: 'POST' })).toEqual({ phone: null, preferredChannel: 'POST' })
})

it('keeps what staff saved meanwhile in the fields that the person left alone', () => {
  const latest = { ...held, email: 'new@example.org' }
  expect(mergeDraft(held, { ...held, phone: '01632 960002' }, latest)).toEqual({ ...latest, phone: '01632 960002' })
})

it('shows a number as people write it, and does not take that for a change', () => {
  const mine = draftOf({ email: null, phone: '+447700900101', address: null, preferredChannel: null, safeContact: null })
  expect(mine.phone).toBe('07700 900101')
  expect(changesOf(mine, { ...mine, safeContact: 'Call after six' })).toEqual({ safeContact: 'Call after six' })
})
