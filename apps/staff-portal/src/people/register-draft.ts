import { emptyDate, isEmptyDate, isoDateOf, type DateParts, type FormError } from '@candour/portal-kit'
import { contactInput, emptyContact, type ContactDraft } from './contact-draft.ts'

export interface RegisterDraft {
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

/** What is missing before the server is asked; every other rule is the server's. `withConsent`: the form has an item about storing. */
export function registrationErrors(draft: RegisterDraft, withConsent: boolean): FormError[] {
  const errors: FormError[] = []
  const need = (field: string, message: string) => errors.push({ field, message })
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

/** Input of the API. Call it only for a draft without errors. */
export function registrationInput(draft: RegisterDraft, wordingVersion: number | null) {
  const visitedOn = isoDateOf(draft.visitedOn)
  return {
    givenName: draft.givenName.trim(),
    familyName: draft.familyName.trim(),
    birthDate: isoDateOf(draft.birthDate) ?? '',
    ...(draft.preferredName.trim() && { preferredName: draft.preferredName.trim() }),
    ...(draft.nhsNumber.trim() && { nhsNumber: draft.nhsNumber.trim() }),
    ...(draft.hasContact === 'yes' && { contact: contactInput(draft.contact) }),
    ...(draft.hasContact === 'no' && { noContactReason: draft.noContactReason.trim() }),
    ...(draft.agrees === 'yes' &&
      draft.method &&
      wordingVersion !== null && { consentToStore: { wordingVersion, method: draft.method, ...(visitedOn && { visitedOn }) } }),
  }
}
