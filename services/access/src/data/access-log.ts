import type { AccessLogEntry } from '../domain/access-log-entry.ts'
import { tellsOfComplaintKeptBack } from './complaint-kept-back.ts'
import type { AccessDatabase } from './database.ts'

/** A page of one person's access log. */
export interface AccessLogPage {
  readonly subjectId: string
  /** Entries older than this one. */
  readonly before: string | null
  /** Entries newer than this one. */
  readonly after: string | null
  readonly limit: number
  /** Leave out what this viewer did. */
  readonly notBy: string | null
  /** Only what this viewer did. */
  readonly by: string | null
  /** For somebody who acts for the person: of which categories they are told. Everybody else is told all: null. */
  readonly told: readonly string[] | null
}

interface Row extends AccessLogEntry {
  readonly page: number
}

/**
 * What is told to the person later, by alias of an entry: also that it was decided, and that their emergency was reviewed, which would tell as
 * much.
 */
const toldLater = (entry: string, now: string) => `
  SELECT max(d.until_at) FROM access.delayed_telling d
  WHERE d.organisation = ${entry}.organisation AND d.subject_id = ${entry}.subject_id AND d.until_at > ${now}
    AND (${entry}.resource = 'DelayedTelling'
      OR (d.viewer_id = ${entry}.viewer_id AND d.purpose IS NOT DISTINCT FROM ${entry}.purpose AND ${entry}.at >= d.from_at)
      OR (${entry}.resource = 'BreakGlassReview' AND EXISTS (
        SELECT FROM access.break_glass b WHERE b.organisation = d.organisation AND b.subject_id = d.subject_id
          AND b.staff_member_id::text = d.viewer_id AND b.from_at >= d.from_at
          AND b.reviewed_by_id::text = ${entry}.viewer_id AND b.reviewed_at <= ${entry}.at)))`

/**
 * Whether somebody who acts for the person is told of an entry: not what the person or another representative did, not what was done for
 * safeguarding, which may be about themselves, and of no note and no document, since single ones can be kept from them.
 */
const toldToRepresentative = (entry: string, reader: string) => `
  ${entry}.categories && wanted.told AND ${entry}.viewer_kind <> 'service-user' AND ${entry}.resource NOT IN ('Note', 'Document')
  AND (${entry}.viewer_kind <> 'representative' OR ${entry}.viewer_id = ${reader}) AND ${entry}.purpose IS DISTINCT FROM 'safeguarding'`

/** Entries are ordered by id: ids are UUIDs of version 7, and so ordered by time. `direction` is text of this file, never a value. */
const statement = (direction: 'ASC' | 'DESC') => `
  SELECT wanted.page::int AS page, entry.id::text AS id, $1 AS organisation, wanted."subjectId"::text AS "subjectId", entry.at, entry.outcome,
    entry.viewer_kind AS "viewerKind", entry.viewer_id AS "viewerId", entry.viewer_roles AS "viewerRoles", entry.purpose,
    CASE WHEN wanted.told IS NULL THEN entry.categories ELSE ARRAY(SELECT c FROM unnest(entry.categories) AS c WHERE c = ANY (wanted.told)) END AS categories,
    entry.resource, entry.relationships, entry.told_later AS "toldLater"
  FROM jsonb_to_recordset($2::jsonb) AS wanted(page int, "subjectId" uuid, before uuid, after uuid, "limit" int, "notBy" text, by text, told text[])
  CROSS JOIN LATERAL (
    SELECT a.*, later.until_at AS told_later FROM access.audit a
    CROSS JOIN LATERAL (${toldLater('a', '$4')}) AS later(until_at)
    WHERE a.organisation = $1 AND a.subject_id = wanted."subjectId" AND a.outcome IN ('disclosed', 'changed')
      AND (wanted.before IS NULL OR a.id < wanted.before) AND (wanted.after IS NULL OR a.id > wanted.after)
      AND (wanted."notBy" IS NULL OR a.viewer_id <> wanted."notBy") AND (wanted.by IS NULL OR a.viewer_id = wanted.by)
      AND (NOT $3::boolean OR later.until_at IS NULL) AND NOT ${tellsOfComplaintKeptBack('a', '$5', '$4')}
      AND (wanted.told IS NULL OR (${toldToRepresentative('a', '$5')}))
    ORDER BY a.id ${direction} LIMIT wanted."limit"
  ) AS entry
  ORDER BY wanted.page, entry.id ${direction}`

const statements = { newestFirst: statement('DESC'), oldestFirst: statement('ASC') }

/**
 * Several people's pages in one statement: a list of people does not read the log once for each. The person finds no gap where something is
 * told later.
 */
export async function accessLogPages(
  db: Pick<AccessDatabase, '$queryRawUnsafe'>,
  organisation: string,
  order: keyof typeof statements,
  pages: readonly AccessLogPage[],
  reader: { readonly id: string; readonly isOnStaff: boolean; readonly now: Date },
): Promise<AccessLogEntry[][]> {
  const wanted = pages.map((page, index) => ({ page: index, ...page }))
  const rows = await db.$queryRawUnsafe<Row[]>(
    statements[order],
    organisation,
    JSON.stringify(wanted),
    !reader.isOnStaff,
    reader.now,
    reader.id,
  )
  const byPage = Map.groupBy(rows, ({ page }) => page)
  return pages.map((_, index) => byPage.get(index) ?? [])
}
