import { rowsIn, rowsParameter } from '@candour/database'
import type { Tx } from './client.ts'

/** Bytes as PostgreSQL reads them out of JSON. */
export const insertedBytes = (bytes: Uint8Array): string =>
  `\\x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')}`

/** Rows whose names and types are those of the statement; what a row leaves out is null. */
type Rows = readonly Readonly<Record<string, unknown>>[]

/**
 * A statement that inserts any number of rows of one organisation, given as JSON. `fields` are the columns with the types that the values
 * are read as; a column is named in JSON as the rest of the code names it.
 */
function insertInto(table: string, fields: Readonly<Record<string, string>>) {
  const columns = Object.keys(fields)
  const inJson = (column: string) => column.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
  const sql = `
    INSERT INTO service_users.${table} (organisation, ${columns.join(', ')})
    SELECT $1, ${columns.map((column) => `r."${inJson(column)}"`).join(', ')}
    FROM json_to_recordset(${rowsIn('$2')}) AS r(${Object.entries(fields)
      .map(([column, type]) => `"${inJson(column)}" ${type}`)
      .join(', ')})`
  return async (tx: Tx, organisation: string, rows: Rows): Promise<void> => {
    await tx.$executeRawUnsafe(sql, organisation, rowsParameter(rows))
  }
}

const own = (type: string) => `service_users."${type}"`

export const insertPeople = insertInto('service_user', {
  id: 'uuid',
  reference: 'text',
  source_reference: 'text',
  service: 'text',
  status: own('ServiceUserStatus'),
  given_name: 'text',
  family_name: 'text',
  preferred_name: 'text',
  born_on: 'date',
  died_on: 'date',
  closed_at: 'timestamptz',
  nhs_number_sealed: 'bytea',
  nhs_number_index: 'bytea',
  email_sealed: 'bytea',
  phone_sealed: 'bytea',
  address_sealed: 'bytea',
  safe_contact_sealed: 'bytea',
  no_contact_reason_sealed: 'bytea',
  preferred_channel: own('ContactChannel'),
  physical_health_sealed: 'bytea',
  mental_health_sealed: 'bytea',
  ethnicity_sealed: 'bytea',
  religion_sealed: 'bytea',
  registered_at: 'timestamptz',
  registered_by: 'text',
  record_kinds: 'text[]',
})

export const insertProvenance = insertInto('provenance', {
  id: 'uuid',
  service_user_id: 'uuid',
  section: 'text',
  source: own('Source'),
  supplied_at: 'timestamptz',
})

export const insertStorageConsents = insertInto('storage_consent', {
  service_user_id: 'uuid',
  item: 'text',
  wording_version: 'int',
  method: 'text',
  visited_on: 'date',
  recorded_at: 'timestamptz',
  recorded_by: 'text',
})

export const insertNotes = insertInto('note', {
  id: 'uuid',
  service_user_id: 'uuid',
  kind: own('NoteKind'),
  text_sealed: 'bytea',
  categories: 'text[]',
  occurred_at: 'timestamptz',
  entered_at: 'timestamptz',
  late: 'boolean',
  late_reason_sealed: 'bytea',
  author_id: 'text',
  author_name: 'text',
})
