import { expect, it } from 'vitest'
import { emptyRegistration, registrationErrors, registrationInput } from './register-draft.ts'

const complete = {
  ...emptyRegistration,
  givenName: 'Alex',
  familyName: 'Example',
  birthDate: { day: '27', month: '3', year: '1985' },
  hasContact: 'no',
  noContactReason: 'Has no phone and no fixed address',
  agrees: 'yes',
  method: 'IN_PERSON',
} as const

it('chooses nothing about consent beforehand', () => {
  expect(emptyRegistration.agrees).toBe('')
  expect(registrationErrors(emptyRegistration, true).map((error) => error.field)).toContain('agrees')
})

it('sends the wording version that the person was shown', () => {
  expect(registrationErrors(complete, true)).toEqual([])
  expect(registrationInput(complete, 3)).toEqual({
    givenName: 'Alex',
    familyName: 'Example',
    birthDate: '1985-03-27',
    noContactReason: 'Has no phone and no fixed address',
    consentToStore: { wordingVersion: 3, method: 'IN_PERSON' },
  })
})

it('sends no consent for somebody who does not agree', () => {
  expect(registrationInput({ ...complete, agrees: 'no' }, 3)).not.toHaveProperty('consentToStore')
})

it('refuses a date that is not in the calendar', () => {
  const draft = { ...complete, birthDate: { day: '30', month: '2', year: '1985' } }
  expect(registrationErrors(draft, true)).toEqual([{ field: 'birthDate', message: 'Enter the date of birth, such as 27 3 1985' }])
})
