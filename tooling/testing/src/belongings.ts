import type { TestSystem } from './test-system.ts'

const schemas = ['access', 'service_users', 'consent', 'complaints', 'retention', 'identity']

/** Columns in clear that name somebody or something of an organisation. */
const namesInClear = {
  'service_users.service_user': ['family_name', 'reference'],
  'access.staff_member': ['name', 'username'],
  'complaints.complaint_case': ['reference'],
  'identity.account': ['username'],
}

/** Where what an input asks for by its id is kept, by the name of the field. */
export const tableOfId: Readonly<Record<string, string>> = {
  accessRequestId: 'access.access_request',
  assignmentId: 'access.assignment',
  breakGlassId: 'access.break_glass',
  complainedAbout: 'access.staff_member',
  complaintId: 'complaints.complaint_case',
  correctionId: 'service_users.correction',
  delayedTellingId: 'access.delayed_telling',
  disposalId: 'retention.disposal',
  documentId: 'service_users.document',
  entryId: 'access.audit',
  forId: 'access.staff_member',
  holdId: 'retention.hold',
  representationId: 'access.representation',
  representativeId: 'identity.account',
  resourceId: 'service_users.note',
  roleRequestId: 'access.role_request',
  sameMatterAs: 'complaints.complaint_case',
  securityAlertId: 'access.security_alert',
  serviceUserId: 'service_users.service_user',
  staffMemberId: 'access.staff_member',
  workItemId: 'access.work_item',
}

/** Ids of everything that one organisation keeps, by table (`schema.table`), in every table there is. */
export async function idsOf(
  { sql }: Pick<TestSystem, 'sql'>,
  organisation: string,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const tables = await sql<{ name: string }>(
    `SELECT format('%I.%I', i.table_schema, i.table_name) AS name FROM information_schema.columns i
     JOIN information_schema.columns o USING (table_schema, table_name)
     JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE t.table_type = 'BASE TABLE' AND i.table_schema = ANY ($1) AND i.column_name = 'id' AND i.data_type = 'uuid'
       AND o.column_name = 'organisation' ORDER BY 1`,
    schemas,
  )
  const ids = new Map<string, string[]>()
  for (const { name } of tables) {
    const rows = await sql<{ id: string }>(`SELECT id::text FROM ${name} WHERE organisation = $1 ORDER BY id`, organisation)
    if (rows.length > 0)
      ids.set(
        name,
        rows.map(({ id }) => id),
      )
  }
  return ids
}

/** Names and references of one organisation's people, staff and cases that occur in no other organisation. Short ones are parts of other words. */
export async function wordsOf({ sql }: Pick<TestSystem, 'sql'>, organisation: string): Promise<string[]> {
  const own = new Set<string>()
  const others = new Set<string>()
  for (const [table, columns] of Object.entries(namesInClear))
    for (const column of columns) {
      const rows = await sql<{ organisation: string; word: string | null }>(
        `SELECT organisation, ${column} AS word FROM ${table}`,
      )
      for (const row of rows) if (row.word) (row.organisation === organisation ? own : others).add(row.word)
    }
  const elsewhere = [...others].join('\n')
  return [...own].filter((word) => word.length > 5 && !elsewhere.includes(word))
}
