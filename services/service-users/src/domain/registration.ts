import type { OrganisationProfile } from '@candour/organisations'
import type { InputProblem } from './input-problem.ts'
import { canBeBirthDate } from './birth-date.ts'
import { parseContactChange, type ContactChange, type ContactInput } from './contact-change.ts'
import { parseFreeText } from './free-text.ts'
import { parseNhsNumber } from './nhs-number.ts'
import { parsePersonName } from './person-name.ts'
import { readRecordKinds } from './record-kinds.ts'

export const storageConsentMethods = ['IN_PERSON', 'PHONE', 'PAPER'] as const

export interface RegistrationInput {
  readonly givenName: string
  readonly familyName: string
  readonly preferredName?: string | null | undefined
  readonly birthDate: string
  readonly nhsNumber?: string | null | undefined
  readonly service?: string | null | undefined
  readonly contact?: ContactInput | null | undefined
  readonly noContactReason?: string | null | undefined
  readonly recordKinds?: readonly string[] | null | undefined
  readonly consentToStore?:
    | {
        readonly wordingVersion: number
        readonly method: (typeof storageConsentMethods)[number]
        readonly visitedOn?: string | null | undefined
      }
    | null
    | undefined
}

export interface Registration {
  readonly givenName: string
  readonly familyName: string
  readonly preferredName: string | null
  readonly birthDate: string
  readonly nhsNumber: string | null
  readonly service: string
  readonly contact: ContactChange
  readonly noContactReason: string | null
  /** What kinds of record this is, as the retention schedule names them; left out or empty: nobody has said. */
  readonly recordKinds?: readonly string[]
  readonly storageConsent: {
    readonly item: string
    readonly wordingVersion: number
    readonly method: (typeof storageConsentMethods)[number]
    readonly visitedOn: string
  } | null
}

type Profile = Pick<OrganisationProfile, 'consent' | 'services' | 'retention' | 'paperless'>

const invalid = (message: string, ...path: string[]): InputProblem => ({ code: 'INVALID', message, path })

/**
 * Decides whether a person can be registered as the input says. The rules are those of the organisation: the fields that its service
 * asks for (DMWS-03), someone to contact or a reason for none (DMWS-02), consent before anything is stored (DMWS-13).
 */
export function parseRegistration(
  input: RegistrationInput,
  profile: Profile,
  today: string,
): { readonly registration: Registration } | { readonly errors: readonly InputProblem[] } {
  const errors: InputProblem[] = []
  const require = <Value>(value: Value | null, error: InputProblem): Value | null => {
    if (value === null) errors.push(error)
    return value
  }
  const optional = (text: string | null | undefined, parse: (text: string) => string | null, error: InputProblem) =>
    text === null || text === undefined || text.trim() === '' ? null : require(parse(text), error)

  const givenName = require(parsePersonName(input.givenName), invalid('Enter a first name.', 'givenName'))
  const familyName = require(parsePersonName(input.familyName), invalid('Enter a last name.', 'familyName'))
  const preferredName = optional(
    input.preferredName,
    parsePersonName,
    invalid('Enter a name of at most 100 characters.', 'preferredName'),
  )
  if (!canBeBirthDate(input.birthDate, today))
    errors.push(invalid('Enter a date of birth that is not in the future.', 'birthDate'))
  const nhsNumber = optional(input.nhsNumber, parseNhsNumber, invalid('Enter a valid NHS number of 10 digits.', 'nhsNumber'))

  const service = profile.services.find(({ code }) => code === (input.service ?? profile.services[0]?.code))
  if (!service) errors.push(invalid('Select a service that the organisation offers.', 'service'))

  const { change: contact, errors: contactErrors } = parseContactChange(input.contact ?? {})
  errors.push(...contactErrors.map((error) => ({ ...error, path: ['contact', ...error.path] })))
  const noContactReason = optional(
    input.noContactReason,
    (text) => parseFreeText(text, 500),
    invalid('Enter at most 500 characters.', 'noContactReason'),
  )
  if (contactErrors.length === 0 && !contact.email && !contact.phone && !contact.address && noContactReason === null) {
    errors.push({
      code: 'CONTACT_REQUIRED',
      message: 'Enter a way to contact the person, or why there is none.',
      path: ['contact'],
    })
  }

  if (service) {
    const given = [
      ...(preferredName ? (['preferredName'] as const) : []),
      ...(nhsNumber ? (['nhsNumber'] as const) : []),
      ...(['email', 'phone', 'address', 'preferredChannel', 'safeContact'] as const).filter((name) => contact[name]),
    ]
    for (const name of given.filter((name) => !service.fields.includes(name))) {
      errors.push({ code: 'NOT_ASKED_BY_SERVICE', message: 'This service does not ask for this.', path: [name] })
    }
  }

  const recordKinds = service ? readRecordKinds(input.recordKinds, profile, service.code) : []
  if (recordKinds === null) errors.push(invalid('Select kinds of record that the retention schedule names.', 'recordKinds'))

  const storageConsent = readStorageConsent(input, profile, today, errors)
  if (errors.length > 0 || givenName === null || familyName === null || !service || !recordKinds) return { errors }
  return {
    registration: {
      givenName,
      familyName,
      preferredName,
      birthDate: input.birthDate,
      nhsNumber,
      service: service.code,
      contact,
      noContactReason,
      recordKinds,
      storageConsent,
    },
  }
}

function readStorageConsent(
  input: RegistrationInput,
  { consent, paperless }: Profile,
  today: string,
  errors: InputProblem[],
): Registration['storageConsent'] {
  const given = input.consentToStore
  if (!given) {
    if (consent.requiredToStore) {
      errors.push({
        code: 'CONSENT_TO_STORE_REQUIRED',
        message: 'Nothing can be stored before the person agrees to it.',
        path: ['consentToStore'],
      })
    }
    return null
  }
  if (!consent.requiredToStore) {
    errors.push({
      code: 'NOT_A_CHOICE',
      message: 'Keeping a record does not rest on consent here, so there is nothing to agree to.',
      path: ['consentToStore'],
    })
    return null
  }
  if (given.method === 'PAPER' && paperless) {
    errors.push({
      code: 'PAPERLESS',
      message: 'Nothing is kept on paper here. Choose another way.',
      path: ['consentToStore', 'method'],
    })
  }
  const item = consent.form.items.find(({ code }) => code === consent.storageItem)
  const current = item?.wordings.at(-1)?.version
  if (given.wordingVersion !== current) {
    errors.push({
      code: 'WORDING_CHANGED',
      message: 'Show the person the current wording.',
      path: ['consentToStore', 'wordingVersion'],
    })
  }
  const visitedOn = given.visitedOn ?? today
  if (visitedOn > today) errors.push(invalid('Enter a visit date that is not in the future.', 'consentToStore', 'visitedOn'))
  return { item: consent.storageItem, wordingVersion: given.wordingVersion, method: given.method, visitedOn }
}
