import { expect, it } from 'vitest'
import { emptyRegistration, registrationErrors, registrationInput } from './register-draft.ts'

const fields = ['givenName', 'familyName', 'birthDate', 'phone', 'preferredChannel']
const onlyService = [{ code: 'calls', fields }]
const twoServices = [...onlyService, { code: 'visits', fields: [...fields, 'nhsNumber', 'address'] }]

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
  expect(registrationErrors(emptyRegistration, true, onlyService).map((error) => error.field)).toContain('agrees')
})

it('sends the wording version that the person was shown', () => {
  expect(registrationErrors(complete, true, onlyService)).toEqual([])
  expect(registrationInput(complete, 3, onlyService)).toEqual({
    service: 'calls',
    givenName: 'Alex',
    familyName: 'Example',
    birthDate: '1985-03-27',
    noContactReason: 'Has no phone and no fixed address',
    consentToStore: { wordingVersion: 3, method: 'IN_PERSON' },
  })
})

it('sends no consent for somebody who does not agree', () => {
  expect(registrationInput({ ...complete, agrees: 'no' }, 3, onlyService)).not.toHaveProperty('consentToStore')
})

it('refuses a date that is not in the calendar', () => {
  const draft = { ...complete, birthDate: { day: '30', month: '2', year: '1985' } }
  expect(registrationErrors(draft, true, onlyService)).toEqual([
    { field: 'birthDate', message: 'Enter the date of birth, such as 27 3 1985' },
  ])
})

it('asks which service, where there are several, and sends only what that service asks for', () => {
  expect(registrationErrors(complete, true, twoServices)).toEqual([{ field: 'service', message: 'Select a service' }])
  const typed = {
    ...complete,
    hasContact: 'yes',
    nhsNumber: '9990000018',
    contact: { ...emptyRegistration.contact, phone: '07700 900001', addressLines: '1 Example Road', postcode: 'ZZ99 3WZ' },
  } as const
  const calls = registrationInput({ ...typed, service: 'calls' }, 3, twoServices)
  expect(calls).not.toHaveProperty('nhsNumber')
  expect(calls.contact).toEqual({ phone: '07700 900001', preferredChannel: null })
  const visits = registrationInput({ ...typed, service: 'visits' }, 3, twoServices)
  expect(visits).toMatchObject({ nhsNumber: '9990000018', contact: { addressLines: ['1 Example Road'], postcode: 'ZZ99 3WZ' } })
})
