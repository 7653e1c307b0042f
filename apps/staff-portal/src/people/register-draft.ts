import { emptyDate, isEmptyDate, isoDateOf, type DateParts, type FormError } from '@candour/portal-kit'
import { contactInput, emptyContact, type ContactDraft } from './contact-draft.ts'

export interface RegisterDraft {
  service: string
  givenName: string
  familyName: string
  preferredName: string
  birthDate: DateParts
  nhsNumber: string
  hasContact: '' | 'yes' | 'no'
  contact: ContactDraft
  noContactReason: string
  agrees: '' | 'yes' | 'no'
  method: '' | 'IN_PERSON' | 'PHONE' | 'PAPER'
  visitedOn: DateParts
}

export const emptyRegistration: RegisterDraft = {
  service: '',
  givenName: '',
  familyName: '',
  preferredName: '',
  birthDate: emptyDate,
  nhsNumber: '',
  hasContact: '',
  contact: emptyContact,
  noContactReason: '',
  agrees: '',
  method: '',
  visitedOn: emptyDate,
}

/** What a service asks about the people who use it. */
export interface OfferedService {
  readonly code: string
  readonly fields: readonly string[]
}

/** The service that is meant: the one chosen, or the only one there is. */
export const serviceMeant = <Offered extends OfferedService>(draft: RegisterDraft, services: readonly Offered[]) =>
  services.length === 1 ? services[0] : services.find(({ code }) => code === draft.service)

/** What is missing before the server is asked; every other rule is the server's. `withConsent`: the form has an item about storing. */
export function registrationErrors(draft: RegisterDraft, withConsent: boolean, services: readonly OfferedService[]): FormError[] {
  const errors: FormError[] = []
  const need = (field: string, message: string) => errors.push({ field, message })
  if (!serviceMeant(draft, services)) need('service', 'Select a service')
  if (!draft.givenName.trim()) need('givenName', 'Enter the first name')
  if (!draft.familyName.trim()) need('familyName', 'Enter the last name')
  if (!isoDateOf(draft.birthDate)) need('birthDate', 'Enter the date of birth, such as 27 3 1985')
  if (!draft.hasContact) need('hasContact', 'Select whether you have contact details')
  if (draft.hasContact === 'no' && !draft.noContactReason.trim())
    need('noContactReason', 'Enter why there are no contact details')
  if (withConsent) {
    if (!draft.agrees) need('agrees', 'Select whether the person agrees')
    if (draft.agrees === 'yes' && !draft.method) need('method', 'Select how the person told you')
    if (draft.agrees === 'yes' && !isEmptyDate(draft.visitedOn) && !isoDateOf(draft.visitedOn))
      need('visitedOn', 'Enter a real date, such as 27 3 2026')
  }
  return errors
}

const fieldsOfAddress: readonly string[] = ['addressLines', 'postcode']

/** Input of the API: what the service asks for and no more, whatever was typed before. Call it only for a draft without errors. */
export function registrationInput(draft: RegisterDraft, wordingVersion: number | null, services: readonly OfferedService[]) {
  const visitedOn = isoDateOf(draft.visitedOn)
  const service = serviceMeant(draft, services)
  const asks = (field: string) => service?.fields.includes(field) ?? false
  const contact = Object.fromEntries(
    Object.entries(contactInput(draft.contact)).filter(([field]) => asks(fieldsOfAddress.includes(field) ? 'address' : field)),
  )
  return {
    service: service?.code ?? null,
    givenName: draft.givenName.trim(),
    familyName: draft.familyName.trim(),
    birthDate: isoDateOf(draft.birthDate) ?? '',
    ...(asks('preferredName') && draft.preferredName.trim() && { preferredName: draft.preferredName.trim() }),
    ...(asks('nhsNumber') && draft.nhsNumber.trim() && { nhsNumber: draft.nhsNumber.trim() }),
    ...(draft.hasContact === 'yes' && { contact }),
    ...(draft.hasContact === 'no' && { noContactReason: draft.noContactReason.trim() }),
    ...(draft.agrees === 'yes' &&
      draft.method &&
      wordingVersion !== null && { consentToStore: { wordingVersion, method: draft.method, ...(visitedOn && { visitedOn }) } }),
  }
}
