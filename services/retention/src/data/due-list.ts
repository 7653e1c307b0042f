import { casesThatHold } from '../domain/published-facts.ts'
import type { RetentionDatabase } from './database.ts'

/** A record on the due list. */
export interface DueRecord {
  readonly serviceUserId: string
  /** `YYYY-MM-DD` */
  readonly disposeFrom: string
  readonly decidedBy: string
  readonly computedAt: Date
}

/** Where a page of the list begins: after this record. */
export type DuePosition = Pick<DueRecord, 'disposeFrom' | 'serviceUserId'>

export interface DuePage {
  readonly organisation: string
  /** Days before this one are due. */
  readonly before: string
  readonly after: DuePosition | null
  readonly limit: number
  /** Whose records: those to whom the viewer stands in one of these ways, or anybody's. Nobody's from whom the viewer is excluded. */
  readonly relationships: readonly string[] | 'any'
  readonly viewerId: string
  readonly now: Date
}

// Constant text. $1 organisation, $2 viewer, $3 now.
const standingNow = (condition: string) => `EXISTS (
      SELECT FROM facts.relationship r WHERE r.organisation = $1 AND r.subject_id = d.service_user_id AND r.viewer_id = $2 AND ${condition}
        AND r.from_at <= $3 AND (r.until_at IS NULL OR r.until_at > $3))`

const statement = `
  SELECT d.service_user_id::text AS "serviceUserId", d.dispose_from::text AS "disposeFrom", d.decided_by AS "decidedBy",
    d.computed_at AS "computedAt"
  FROM retention.retention_date d
  WHERE d.organisation = $1 AND d.dispose_from < $4::date
    AND ($5::date IS NULL OR (d.dispose_from, d.service_user_id) > ($5::date, $6::uuid))
    AND EXISTS (SELECT FROM facts.subject s WHERE s.organisation = $1 AND s.subject_id = d.service_user_id)
    AND NOT EXISTS (
      SELECT FROM facts.hold h WHERE h.organisation = $1 AND h.subject_id = d.service_user_id
        AND (h.until_on IS NULL OR h.until_on >= d.dispose_from))
    AND NOT EXISTS (
      SELECT FROM facts.complaint c WHERE c.organisation = $1 AND c.subject_id = d.service_user_id AND c.closed_on IS NULL
        AND c.kind = ANY($9::text[]))
    AND ($7::text[] IS NULL OR ${standingNow('r.kind = ANY($7::text[])')})
    AND NOT ${standingNow(`r.kind = 'excluded'`)}
  ORDER BY d.dispose_from, d.service_user_id LIMIT $8`

/**
 * Records whose day has come, the longest overdue first, as far as the viewer may know of them. One statement, from the dates worked out
 * last; what holds a record back is asked for now, so that nothing held is ever on the list.
 */
export async function dueRecords(db: RetentionDatabase, page: DuePage): Promise<DueRecord[]> {
  return db.$queryRawUnsafe<DueRecord[]>(
    statement,
    page.organisation,
    page.viewerId,
    page.now,
    page.before,
    page.after?.disposeFrom ?? null,
    page.after?.serviceUserId ?? null,
    page.relationships === 'any' ? null : page.relationships,
    page.limit,
    casesThatHold,
  )
}
