import type { Correction, CorrectionState } from '../generated/prisma/client.ts'
import type { Db } from './client.ts'
import { byPage, pagesParameter, type RecordPage } from './record-page.ts'

/** A page of the corrections in one state, or in any. */
export interface CorrectionPage extends RecordPage {
  readonly state: CorrectionState | null
}

type Row = Correction & { readonly page: number }

/** `order` and `beyond` are text of this file, never a value. The row at the cursor may have changed its state since it was shown. */
const statement = (order: 'ASC' | 'DESC', beyond: '<' | '>') => `
  SELECT wanted.page, entry.*
  FROM jsonb_to_recordset($2::jsonb) AS wanted(page int, "serviceUserId" uuid, cursor uuid, "limit" int, state text)
  CROSS JOIN LATERAL (
    SELECT c.id::text AS id, c.organisation, c.service_user_id::text AS "serviceUserId", c.field::text AS field,
      c.previous_sealed AS "previousSealed", c.proposed_sealed AS "proposedSealed", c.reason_sealed AS "reasonSealed", c.state::text AS state,
      c.requested_at AS "requestedAt", c.requested_by AS "requestedBy", c.requested_by_name AS "requestedByName", c.decided_at AS "decidedAt",
      c.decided_by AS "decidedBy", c.decided_by_name AS "decidedByName", c.decision_sealed AS "decisionSealed", c.version
    FROM service_users.correction c
    WHERE c.organisation = $1 AND c.service_user_id = wanted."serviceUserId" AND (wanted.state IS NULL OR c.state::text = wanted.state)
      AND (wanted.cursor IS NULL OR (c.requested_at, c.id) ${beyond} (
        SELECT at.requested_at, at.id FROM service_users.correction at
        WHERE at.id = wanted.cursor AND at.organisation = $1 AND at.service_user_id = wanted."serviceUserId"
      ))
    ORDER BY c.requested_at ${order}, c.id ${order} LIMIT wanted."limit"
  ) AS entry
  ORDER BY wanted.page, entry."requestedAt" ${order}, entry.id ${order}`

const away = statement('DESC', '<')
const towards = statement('ASC', '>')

/** Pages of the corrections of several people in one statement. All page the same way. */
export async function correctionPages(db: Db, organisation: string, pages: readonly CorrectionPage[]): Promise<Correction[][]> {
  const sql = pages[0]?.backwards ? towards : away
  const rows = await db.$queryRawUnsafe<Row[]>(sql, organisation, pagesParameter(pages))
  return byPage(pages, rows)
}
