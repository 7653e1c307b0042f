import { longDate, phoneNumber } from '@candour/portal-kit'
import type { pageMessages } from '../page-messages.ts'
import type { MyRecord } from './information-query.ts'

/** What may be corrected, as the API names it. */
export type CorrectableField = Exclude<keyof typeof pageMessages.fields, 'preferredChannel' | 'safeContact' | 'postcode'>

export const plainFields = {
  GIVEN_NAME: 'givenName',
  FAMILY_NAME: 'familyName',
  PREFERRED_NAME: 'preferredName',
  BIRTH_DATE: 'birthDate',
  NHS_NUMBER: 'nhsNumber',
  PHYSICAL_HEALTH: 'physicalHealth',
  MENTAL_HEALTH: 'mentalHealth',
  ETHNICITY: 'ethnicity',
  RELIGION: 'religion',
} as const satisfies Partial<Record<CorrectableField, keyof MyRecord>>

export type PlainField = keyof typeof plainFields

export const addressText = (
  address: { lines: readonly string[] | null; postcode: string | null } | null | undefined,
): string | null => [...(address?.lines ?? []), address?.postcode].filter(Boolean).join('\n') || null

/** A value of a correction as people read it; dates travel as ISO, phone numbers without spaces. */
export function shownValue(field: CorrectableField | null, value: string): string {
  if (field === 'BIRTH_DATE') return longDate(value)
  return field === 'PHONE' ? phoneNumber(value) : value
}

/** What we hold in words, or null. */
export function heldValue(record: MyRecord, field: CorrectableField): string | null {
  switch (field) {
    case 'EMAIL':
      return record.contact?.email ?? null
    case 'PHONE':
      return record.contact?.phone ? phoneNumber(record.contact.phone) : null
    case 'ADDRESS':
      return addressText(record.contact?.address)
    case 'BIRTH_DATE':
      return record.birthDate ? longDate(record.birthDate) : null
    default:
      return record[plainFields[field]]
  }
}
