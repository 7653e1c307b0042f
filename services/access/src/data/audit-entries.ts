import { tellsOfComplaintKeptBack } from './complaint-kept-back.ts'
import type { AccessDatabase } from './database.ts'

/** An entry of the log as the data protection officer reads it, about whomever. */
export interface AuditEntry {
  readonly id: string
  readonly at: Date
  readonly outcome: string
  readonly resource: string
  readonly service: string
  readonly viewerKind: string
  readonly viewerId: string
  readonly viewerRoles: readonly string[]
  readonly purpose: string | null
  /** Null where it was about nobody, or about an id that is nobody's here. */
  readonly subjectId: string | null
  readonly categories: readonly string[]
}

export interface AuditPage {
  readonly organisation: string
  /** `disclosed`, `withheld`, `refused` or `changed`. */
  readonly outcome: string
  /** Only what this viewer did. */
  readonly by: string | null
  /** Whoever reads: what is about people from whom they are excluded, or about a complaint kept from them, does not exist for them. */
  readonly readerId: string
  readonly before: string | null
  readonly after: string | null
  readonly limit: number
  readonly now: Date
}

const chosen = `
  SELECT a.id::text AS id, a.at, a.outcome, a.resource, a.service, a.viewer_kind AS "viewerKind", a.viewer_id AS "viewerId",
    a.viewer_roles AS "viewerRoles", a.purpose, a.categories,
    (SELECT s.subject_id::text FROM facts.subject s WHERE s.organisation = $1 AND s.subject_id = a.subject_id) AS "subjectId"
  FROM access.audit a
  WHERE a.organisation = $1 AND a.outcome = $2 AND NOT EXISTS (
    SELECT FROM facts.relationship r WHERE r.organisation = $1 AND r.subject_id = a.subject_id AND r.viewer_id = $3
      AND r.kind = 'excluded' AND r.from_at <= $4 AND (r.until_at IS NULL OR r.until_at > $4))
    AND NOT ${tellsOfComplaintKeptBack('a', '$3', '$4')}`

const page = (direction: 'ASC' | 'DESC') => `${chosen}
    AND ($5::text IS NULL OR a.viewer_id = $5) AND ($6::uuid IS NULL OR a.id < $6::uuid) AND ($7::uuid IS NULL OR a.id > $7::uuid)
  ORDER BY a.id ${direction} LIMIT $8`

const between = `${chosen}
    AND a.id >= access.first_id_of($5) AND a.id < access.first_id_of($6)
  ORDER BY a.id LIMIT $7`

/** A page of the organisation's log, the latest first unless it is paged backwards. */
export const auditEntries = (
  db: Pick<AccessDatabase, '$queryRawUnsafe'>,
  { organisation, outcome, by, readerId, before, after, limit, now }: AuditPage,
  backwards: boolean,
): Promise<AuditEntry[]> =>
  db.$queryRawUnsafe<AuditEntry[]>(
    page(backwards ? 'ASC' : 'DESC'),
    organisation,
    outcome,
    readerId,
    now,
    by,
    before,
    after,
    limit,
  )

export interface AuditPeriod extends Pick<AuditPage, 'organisation' | 'outcome' | 'readerId' | 'limit' | 'now'> {
  readonly from: Date
  /** Not within it any more. */
  readonly until: Date
}

/** The organisation's log of some days, in its order. */
export const auditEntriesOf = (
  db: Pick<AccessDatabase, '$queryRawUnsafe'>,
  { organisation, outcome, readerId, now, from, until, limit }: AuditPeriod,
): Promise<AuditEntry[]> => db.$queryRawUnsafe<AuditEntry[]>(between, organisation, outcome, readerId, now, from, until, limit)

/** How far the log is under the newest signed checkpoint. Whether it is as it was written is verified by `npm run audit -- verify`. */
export async function auditStanding(
  db: Pick<AccessDatabase, '$queryRawUnsafe'>,
): Promise<{ readonly size: number; readonly at: Date | null; readonly waiting: number }> {
  const [row] = await db.$queryRawUnsafe<{ size: bigint | null; at: Date | null; waiting: number }[]>(
    `SELECT c.size, c.at, (SELECT count(*)::int FROM access.audit_pending) AS waiting
     FROM (SELECT 1) AS one LEFT JOIN LATERAL (SELECT size, at FROM access.audit_checkpoint ORDER BY size DESC LIMIT 1) AS c ON true`,
  )
  return { size: Number(row?.size ?? 0), at: row?.at ?? null, waiting: row?.waiting ?? 0 }
}
