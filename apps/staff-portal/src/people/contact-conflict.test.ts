import { expect, it } from 'vitest'
import { mergeContact } from './contact-conflict.tsx'
import { emptyContact } from './contact-draft.ts'

it('keeps what somebody else saved in the fields that I left alone', () => {
  const base = { ...emptyContact, email: 'old@example.org', phone: '01632 960001' }
  const mine = { ...base, phone: '01632 960002' }
  const theirs = { ...base, email: 'new@example.org' }
  expect(mergeContact(base, mine, theirs)).toEqual({ ...emptyContact, email: 'new@example.org', phone: '01632 960002' })
})
