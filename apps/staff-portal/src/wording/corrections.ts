import { longDate, phoneNumber, type TagColour } from '@candour/portal-kit'

export const correctableFields = {
  GIVEN_NAME: 'First name',
  FAMILY_NAME: 'Last name',
  PREFERRED_NAME: 'Preferred name',
  BIRTH_DATE: 'Date of birth',
  EMAIL: 'Email',
  PHONE: 'Phone',
  ADDRESS: 'Address',
  PHYSICAL_HEALTH: 'Physical health',
  MENTAL_HEALTH: 'Mental health',
  ETHNICITY: 'Ethnicity',
  RELIGION: 'Religion',
  NHS_NUMBER: 'NHS number',
} as const

export type CorrectableField = keyof typeof correctableFields

/** A value of a correction as it is read; dates travel as ISO, phone numbers without spaces. */
export function correctionText(field: CorrectableField | null, value: string): string {
  if (field === 'BIRTH_DATE') return longDate(value)
  return field === 'PHONE' ? phoneNumber(value) : value
}

export const correctionTags: Record<string, { text: string; colour: TagColour }> = {
  REQUESTED: { text: 'To decide', colour: 'yellow' },
  ACCEPTED: { text: 'Accepted', colour: 'green' },
  REFUSED: { text: 'Refused', colour: 'orange' },
}
