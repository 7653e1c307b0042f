import type { AccessLogEntry } from '../domain/access-log-entry.ts'
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
}

interface Row extends AccessLogEntry {
  readonly page: number
}

/** Entries are ordered by id: ids are UUIDs of version 7, and so ordered by time. `direction` is text of this file, never a value. */
const statement = (direction: 'ASC' | 'DESC') => `
  SELECT wanted.page::int AS page, entry.id::text AS id, $1 AS organisation, wanted."subjectId"::text AS "subjectId", entry.at, entry.outcome,
    entry.viewer_kind AS "viewerKind", entry.viewer_id AS "viewerId", entry.viewer_roles AS "viewerRoles", entry.purpose, entry.categories,
    entry.resource, entry.relationships
  FROM jsonb_to_recordset($2::jsonb) AS wanted(page int, "subjectId" uuid, before uuid, after uuid, "limit" int, "notBy" text, by text)
  CROSS JOIN LATERAL (
    SELECT * FROM access.audit a
    WHERE a.organisation = $1 AND a.subject_id = wanted."subjectId" AND a.outcome IN ('disclosed', 'changed')
      AND (wanted.before IS NULL OR a.id < wanted.before) AND (wanted.after IS NULL OR a.id > wanted.after)
      AND (wanted."notBy" IS NULL OR a.viewer_id <> wanted."notBy") AND (wanted.by IS NULL OR a.viewer_id = wanted.by)
    ORDER BY a.id ${direction} LIMIT wanted."limit"
  ) AS entry
  ORDER BY wanted.page, entry.id ${direction}`

const statements = { newestFirst: statement('DESC'), oldestFirst: statement('ASC') }

/** Several people's pages in one statement: a list of people does not read the log once for each. */
export async function accessLogPages(
  db: Pick<AccessDatabase, '$queryRawUnsafe'>,
  organisation: string,
  order: keyof typeof statements,
  pages: readonly AccessLogPage[],
): Promise<AccessLogEntry[][]> {
  const wanted = pages.map((page, index) => ({ page: index, ...page }))
  const rows = await db.$queryRawUnsafe<Row[]>(statements[order], organisation, JSON.stringify(wanted))
  const byPage = Map.groupBy(rows, ({ page }) => page)
  return pages.map((_, index) => byPage.get(index) ?? [])
}
