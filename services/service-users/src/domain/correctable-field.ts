import type { DeclaredCategory } from '@candour/need-to-know'
import { canBeBirthDate } from './birth-date.ts'
import { parseEmailAddress } from './email-address.ts'
import { parseFreeText } from './free-text.ts'
import { parseNhsNumber } from './nhs-number.ts'
import { parsePersonName } from './person-name.ts'
import { parsePhoneNumber } from './phone-number.ts'
import { addressText, parseAddressText } from './postal-address.ts'
import type { RecordSection } from './record-section.ts'

interface CorrectableFieldRule {
  /** Who may see the values of such a correction: those who may see the field. */
  readonly category: DeclaredCategory
  /** The section of the record whose provenance changes with it. */
  readonly section: RecordSection
  /** The value as the record keeps it; null when it is not valid. `today` is `YYYY-MM-DD`. */
  readonly parse: (proposed: string, today: string) => string | null
  readonly message: string
}

const shortText = (proposed: string) => parseFreeText(proposed, 200)
const longText = (proposed: string) => parseFreeText(proposed, 4_000)
const birthDate = (proposed: string, today: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(proposed) &&
  !Number.isNaN(Date.parse(proposed)) &&
  new Date(proposed).toISOString().startsWith(proposed) &&
  canBeBirthDate(proposed, today)
    ? proposed
    : null
const address = (proposed: string) => {
  const parsed = parseAddressText(proposed)
  return parsed && addressText(parsed)
}

/** What a person may say is wrong on their record (DMR-58, DMWS-38), with the rule each value obeys. */
export const correctableFields = {
  GIVEN_NAME: { category: 'identity', section: 'identity', parse: parsePersonName, message: 'Enter a first name.' },
  FAMILY_NAME: { category: 'identity', section: 'identity', parse: parsePersonName, message: 'Enter a last name.' },
  PREFERRED_NAME: { category: 'identity', section: 'identity', parse: parsePersonName, message: 'Enter a name.' },
  BIRTH_DATE: {
    category: 'identity',
    section: 'identity',
    parse: birthDate,
    message: 'Enter a date of birth that is not in the future.',
  },
  NHS_NUMBER: {
    category: 'identifiers',
    section: 'identifiers',
    parse: parseNhsNumber,
    message: 'Enter a valid NHS number of 10 digits.',
  },
  EMAIL: {
    category: 'contact',
    section: 'contact',
    parse: parseEmailAddress,
    message: 'Enter an email address, such as name@example.com.',
  },
  PHONE: {
    category: 'contact',
    section: 'contact',
    parse: parsePhoneNumber,
    message: 'Enter a phone number, such as 01632 960 001.',
  },
  ADDRESS: {
    category: 'contact',
    section: 'contact',
    parse: address,
    message: 'Enter the address with the postcode on the last line.',
  },
  PHYSICAL_HEALTH: {
    category: 'special.health.physical',
    section: 'health',
    parse: longText,
    message: 'Enter what the record should say.',
  },
  MENTAL_HEALTH: {
    category: 'special.health.mental',
    section: 'health',
    parse: longText,
    message: 'Enter what the record should say.',
  },
  ETHNICITY: {
    category: 'special.ethnicity',
    section: 'background',
    parse: shortText,
    message: 'Enter what the record should say.',
  },
  RELIGION: {
    category: 'special.religion',
    section: 'background',
    parse: shortText,
    message: 'Enter what the record should say.',
  },
} as const satisfies Record<string, CorrectableFieldRule>

export type CorrectableField = keyof typeof correctableFields
