import { describe, expect, it } from 'vitest'
import { foundingProfiles } from '@candour/organisations'
import { parseRegistration, type RegistrationInput } from './registration.ts'

const dmws = foundingProfiles()[0]!
const today = '2026-11-22'
const input: RegistrationInput = {
  givenName: 'Ola',
  familyName: 'Berg',
  birthDate: '1990-01-31',
  service: 'home-visits',
  contact: { phone: '07700 900111' },
  consentToStore: { wordingVersion: 1, method: 'IN_PERSON' },
}
const codes = (given: RegistrationInput) => {
  const parsed = parseRegistration(given, dmws, today)
  return 'errors' in parsed ? parsed.errors.map(({ code, path }) => `${code} ${path.join('.')}`) : []
}

describe('registering a person', () => {
  it('is accepted when everything the service asks for is right', () => {
    expect(parseRegistration(input, dmws, today)).toMatchObject({
      registration: {
        givenName: 'Ola',
        contact: { phone: '+447700900111' },
        storageConsent: { item: 'store-and-use', visitedOn: today },
      },
    })
  })

  it('is refused before the person agreed to be recorded [DMWS-13]', () => {
    expect(codes({ ...input, consentToStore: null })).toEqual(['CONSENT_TO_STORE_REQUIRED consentToStore'])
  })

  it('is refused when the person was shown another wording than the current one [DMWS-14]', () => {
    expect(codes({ ...input, consentToStore: { wordingVersion: 99, method: 'IN_PERSON' } })).toEqual([
      'WORDING_CHANGED consentToStore.wordingVersion',
    ])
  })

  it('needs somebody to contact, or a reason why there is nobody [DMWS-02]', () => {
    expect(codes({ ...input, contact: null })).toEqual(['CONTACT_REQUIRED contact'])
    expect(codes({ ...input, contact: null, noContactReason: 'No phone, no fixed abode.' })).toEqual([])
  })

  it('tells all that is wrong at once', () => {
    expect(
      codes({ ...input, givenName: ' ', birthDate: '2030-01-01', nhsNumber: '123', contact: { postcode: 'x', phone: '1' } }),
    ).toEqual([
      'INVALID givenName',
      'INVALID birthDate',
      'INVALID nhsNumber',
      'INVALID contact.phone',
      'INVALID contact.postcode',
    ])
  })

  it('refuses a field that the service does not ask for [DMWS-03]', () => {
    const narrow = {
      ...dmws,
      services: [{ ...dmws.services[0]!, fields: ['givenName', 'familyName', 'birthDate', 'phone' as const] }],
    }
    const parsed = parseRegistration({ ...input, service: null, nhsNumber: '9990000018' }, narrow as typeof dmws, today)
    expect(parsed).toMatchObject({ errors: [{ code: 'NOT_ASKED_BY_SERVICE', path: ['nhsNumber'] }] })
  })
})
