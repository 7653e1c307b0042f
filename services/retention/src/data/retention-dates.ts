import type { RecordRetention } from '../domain/record-retention.ts'
import type { RetentionTransaction } from './database.ts'
import type { RecordRow } from './published-facts.ts'

type Sql = Pick<RetentionTransaction, '$executeRawUnsafe'>

/** A record with the date that follows from its facts now. */
export interface WorkedOut {
  readonly row: RecordRow
  readonly retention: RecordRetention
}

// Whoever worked it out later knows better: two that read at different times may write in any order.
const statement = `
  INSERT INTO retention.retention_date AS d (organisation, service_user_id, dispose_from, decided_by, computed_at)
  SELECT $1, r."serviceUserId", r."disposeFrom", r."decidedBy", $3
  FROM jsonb_to_recordset($2::jsonb) AS r("serviceUserId" uuid, "disposeFrom" date, "decidedBy" text)
  ORDER BY r."serviceUserId"
  ON CONFLICT (organisation, service_user_id) DO UPDATE
    SET dispose_from = excluded.dispose_from, decided_by = excluded.decided_by, computed_at = excluded.computed_at
    WHERE d.computed_at <= excluded.computed_at`

/** Keeps the dates that are not what was last worked out, by one statement; the others stay untouched. @param readAt when the facts were read */
export async function keepDates(sql: Sql, organisation: string, worked: readonly WorkedOut[], readAt: Date): Promise<void> {
  const changed = worked
    .filter(
      ({ row: { known }, retention }) => known?.disposeFrom !== retention.disposeFrom || known.decidedBy !== retention.decidedBy,
    )
    .map(({ retention: { serviceUserId, disposeFrom, decidedBy } }) => ({ serviceUserId, disposeFrom, decidedBy }))
  if (changed.length > 0) await sql.$executeRawUnsafe(statement, organisation, JSON.stringify(changed), readAt)
}

/** Forgets the dates of people who are no longer on record, among those after `after` up to `last`; to the end where `last` is null. */
export async function forgetGone(
  sql: Sql,
  organisation: string,
  { after, last }: { readonly after: string | null; readonly last: string | null },
): Promise<void> {
  await sql.$executeRawUnsafe(
    `DELETE FROM retention.retention_date d
     WHERE d.organisation = $1 AND ($2::uuid IS NULL OR d.service_user_id > $2::uuid) AND ($3::uuid IS NULL OR d.service_user_id <= $3::uuid)
       AND NOT EXISTS (SELECT FROM facts.record r WHERE r.organisation = d.organisation AND r.subject_id = d.service_user_id)`,
    organisation,
    after,
    last,
  )
}
