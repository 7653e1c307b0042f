/**
 * Fields of a record that a service may ask for, by their names in the API. A service of an organisation lists those that suit it; others are
 * refused when a person registers for that service [DMWS-03].
 */
export const recordFields = [
  'givenName',
  'familyName',
  'preferredName',
  'birthDate',
  'nhsNumber',
  'email',
  'phone',
  'address',
  'preferredChannel',
  'safeContact',
  'physicalHealth',
  'mentalHealth',
  'ethnicity',
  'religion',
] as const
export type RecordField = (typeof recordFields)[number]

/** Without these nobody can be told apart from anybody else, so every service asks for them. */
export const indispensableFields = ['givenName', 'familyName', 'birthDate'] as const satisfies readonly RecordField[]
