import type { VaultSession } from '@candour/database'
import { blindIndex } from '@candour/database'
import type { CorrectableField } from '../domain/correctable-field.ts'
import type { Prisma, ServiceUser } from '../generated/prisma/client.ts'
import type { Tx } from './client.ts'
import { personPlace, type PersonColumn } from './sealed-place.ts'

const sealedColumns = {
  NHS_NUMBER: ['nhs_number', 'nhsNumberSealed'],
  EMAIL: ['email', 'emailSealed'],
  PHONE: ['phone', 'phoneSealed'],
  ADDRESS: ['address', 'addressSealed'],
  PHYSICAL_HEALTH: ['physical_health', 'physicalHealthSealed'],
  MENTAL_HEALTH: ['mental_health', 'mentalHealthSealed'],
  ETHNICITY: ['ethnicity', 'ethnicitySealed'],
  RELIGION: ['religion', 'religionSealed'],
} as const satisfies Partial<Record<CorrectableField, readonly [PersonColumn, keyof ServiceUser]>>

type SealedField = keyof typeof sealedColumns
const isSealed = (field: CorrectableField): field is SealedField => field in sealedColumns

/** The current value of a correctable field, opened. Call only after the field decision allowed it. */
export async function readRecordValue(
  vault: VaultSession,
  person: ServiceUser,
  field: CorrectableField,
  tx?: Tx,
): Promise<string | null> {
  if (isSealed(field)) {
    const [column, property] = sealedColumns[field]
    const sealed = person[property]
    return sealed === null ? null : vault.open(personPlace(person, column), sealed, tx)
  }
  if (field === 'BIRTH_DATE') return person.bornOn.toISOString().slice(0, 10)
  return { GIVEN_NAME: person.givenName, FAMILY_NAME: person.familyName, PREFERRED_NAME: person.preferredName }[field]
}

/** What an update of the person must set so that a field holds this value. */
export async function recordValueUpdate(
  vault: VaultSession,
  tx: Tx,
  person: { readonly organisation: string; readonly id: string },
  field: CorrectableField,
  value: string,
  indexSecret: Uint8Array,
): Promise<Prisma.ServiceUserUpdateInput> {
  if (isSealed(field)) {
    const [column, property] = sealedColumns[field]
    const sealed = await vault.seal(tx, personPlace(person, column), value)
    return { [property]: sealed, ...(field === 'NHS_NUMBER' ? { nhsNumberIndex: blindIndex(indexSecret, value) } : {}) }
  }
  if (field === 'BIRTH_DATE') return { bornOn: new Date(`${value}T00:00:00Z`) }
  return { GIVEN_NAME: { givenName: value }, FAMILY_NAME: { familyName: value }, PREFERRED_NAME: { preferredName: value } }[field]
}
