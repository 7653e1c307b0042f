import type { Purpose } from '@candour/need-to-know'
import type { TestSystem } from './test-system.ts'

type Openable = Extract<Purpose, 'safeguarding' | 'rights-request' | 'retention-review' | 'audit' | 'inspection'>

/** Opens a work item about a person by the data protection officer, so that the record may be read for that purpose. Returns its id. */
export async function openWork(
  { sql, seeding }: Pick<TestSystem, 'sql' | 'seeding'>,
  subjectId: string,
  purpose: Openable,
  { reason = 'They asked for a copy of their record.', forId }: { readonly reason?: string; readonly forId?: string } = {},
): Promise<string> {
  const [by] = await sql<{ id: string; organisation: string }>(
    `SELECT g.account_id::text AS id, g.organisation FROM access.role_grant g
     JOIN facts.subject s ON s.organisation = g.organisation AND s.subject_id = $1::uuid
     WHERE g.role = 'data-protection-officer' LIMIT 1`,
    subjectId,
  )
  if (!by) throw new Error('no data protection officer holds this record')
  const { organisation, id: openedById } = by
  return seeding.access.openWorkItem({ organisation, subjectId, purpose, days: 30, reason, openedById, forId })
}
