import type { CaseState } from '../domain/case-file.ts'
import type { ComplaintsDatabase } from './database.ts'

/** A part of a list, from cursor to cursor. Cases are ordered by id: ids are UUIDs of version 7, and so ordered by time. */
export interface Part {
  /** Cases older than this one. */
  readonly before: string | null
  /** Cases newer than this one. */
  readonly after: string | null
  readonly limit: number
}

/** One person's cases, as far as they exist for this viewer. */
export interface PersonPage extends Part {
  readonly serviceUserId: string
}

/** All cases that exist for a viewer, by how they may stand to the people concerned. */
export interface CaseList extends Part {
  readonly states: readonly CaseState[]
  /** Whether it takes no relationship to the person to list a case. */
  readonly anybody: boolean
  readonly relationships: readonly string[]
  /** Whether cases that the viewer is to look into are listed whatever their relationship to the person. */
  readonly given: boolean
  /** Only cases of people whom such an errand of the viewer concerns; null for no such limit. */
  readonly workItem: string | null
  /** Only cases of people whose data is not restricted. */
  readonly unrestricted: boolean
  /** Only cases of people who have all of these consents in force. */
  readonly consents: readonly string[]
  /** Only cases that the reader looks into as their handler. */
  readonly mine: boolean
}

export type Order = 'newestFirst' | 'oldestFirst'

/** For whom and when a list is made. */
export interface Reader {
  readonly organisation: string
  readonly id: string
  readonly now: Date
}

type Sql = Pick<ComplaintsDatabase, '$queryRawUnsafe'>

// Text of this file, never a value. $1 organisation, $2 viewer, $3 now.
const partyNow = (...kinds: string[]) => `EXISTS (
    SELECT FROM complaints.case_party p WHERE p.organisation = $1 AND p.case_id = c.id AND p.staff_id::text = $2 AND p.kind IN (${kinds.map((kind) => `'${kind}'`).join()})
      AND p.from_at <= $3 AND (p.until_at IS NULL OR p.until_at > $3))`
const standingNow = (condition: string, viewer = 'r.viewer_id = $2') => `EXISTS (
    SELECT FROM facts.relationship r WHERE r.organisation = $1 AND r.subject_id = c.service_user_id AND ${viewer} AND ${condition}
      AND r.from_at <= $3 AND (r.until_at IS NULL OR r.until_at > $3))`
// Whoever acts for a person may be kept from one complaint of theirs by the person.
const keptFromThem = `EXISTS (
    SELECT FROM facts.resource_relationship o WHERE o.organisation = $1 AND o.subject_id = c.service_user_id AND o.viewer_id = $2
      AND o.kind = 'excluded' AND o.resource = 'Complaint' AND o.resource_id = c.id::text
      AND o.from_at <= $3 AND (o.until_at IS NULL OR o.until_at > $3))`
const direction = { newestFirst: 'DESC', oldestFirst: 'ASC' } as const

const personStatement = (order: Order) => `
  SELECT wanted.page::int AS page, found.id::text AS id
  FROM jsonb_to_recordset($4::jsonb) AS wanted(page int, "serviceUserId" uuid, before uuid, after uuid, "limit" int)
  CROSS JOIN LATERAL (
    SELECT c.id FROM complaints.complaint_case c
    WHERE c.organisation = $1 AND c.service_user_id = wanted."serviceUserId"
      AND (wanted.before IS NULL OR c.id < wanted.before) AND (wanted.after IS NULL OR c.id > wanted.after)
      AND NOT ${partyNow('COMPLAINED_ABOUT')} AND NOT ${keptFromThem}
    ORDER BY c.id ${direction[order]} LIMIT wanted."limit"
  ) AS found
  ORDER BY wanted.page, found.id ${direction[order]}`

const listStatement = (order: Order) => `
  SELECT c.id::text AS id FROM complaints.complaint_case c
  WHERE c.organisation = $1 AND c.state = ANY($4::text[]::complaints."CaseState"[])
    AND ($5::uuid IS NULL OR c.id < $5::uuid) AND ($6::uuid IS NULL OR c.id > $6::uuid)
    AND ($8::boolean OR ${standingNow('r.kind = ANY($9::text[])')} OR ($10::boolean AND ${partyNow('INVESTIGATOR', 'RECIPIENT', 'PANEL_MEMBER')}
      AND (c.closed_on IS NULL OR (c.closed_on + interval '12 months') AT TIME ZONE 'Europe/London' > $3)))
    AND ($11::text IS NULL OR ${standingNow(`r.kind = 'work-item:' || $11`, `r.viewer_id IN ($2, '*')`)})
    AND NOT ($12::boolean AND ${standingNow(`r.kind = 'restricted'`, `r.viewer_id = '*'`)})
    AND NOT EXISTS (SELECT FROM unnest($13::text[]) AS needed(item) WHERE NOT EXISTS (
      SELECT FROM facts.consent_in_force f WHERE f.organisation = $1 AND f.subject_id = c.service_user_id AND f.item = needed.item))
    AND NOT ${standingNow(`r.kind = 'excluded'`)}
    AND NOT ${partyNow('COMPLAINED_ABOUT')}
    AND (NOT $14::boolean OR c.handler_id::text = $2)
  ORDER BY c.id ${direction[order]} LIMIT $7::int`

const statements = {
  ofPeople: { newestFirst: personStatement('newestFirst'), oldestFirst: personStatement('oldestFirst') },
  list: { newestFirst: listStatement('newestFirst'), oldestFirst: listStatement('oldestFirst') },
}

/** Several people's pages in one statement: ids of cases, without those about the reader and those kept from them, of which they are not to know. */
export async function personPages(db: Sql, reader: Reader, order: Order, pages: readonly PersonPage[]): Promise<string[][]> {
  const wanted = pages.map((page, index) => ({ page: index, ...page }))
  const rows = await db.$queryRawUnsafe<{ page: number; id: string }[]>(
    statements.ofPeople[order],
    reader.organisation,
    reader.id,
    reader.now,
    JSON.stringify(wanted),
  )
  const byPage = Map.groupBy(rows, ({ page }) => page)
  return pages.map((_, index) => (byPage.get(index) ?? []).map(({ id }) => id))
}

/** A page of the cases that exist for a reader: neither those about themselves, nor those of people from whom they are shut out. */
export async function listCases(db: Sql, reader: Reader, order: Order, list: CaseList): Promise<string[]> {
  const rows = await db.$queryRawUnsafe<{ id: string }[]>(
    statements.list[order],
    reader.organisation,
    reader.id,
    reader.now,
    [...list.states],
    list.before,
    list.after,
    list.limit,
    list.anybody,
    [...list.relationships],
    list.given,
    list.workItem,
    list.unrestricted,
    [...list.consents],
    list.mine,
  )
  return rows.map(({ id }) => id)
}

/** Whether somebody is shut out of everything about a person: a relative, a conflict of interest. */
export async function isExcludedFrom(db: Sql, reader: Reader, serviceUserId: string): Promise<boolean> {
  const rows = await db.$queryRawUnsafe<unknown[]>(
    `SELECT FROM facts.relationship WHERE organisation = $1 AND viewer_id = $2 AND subject_id = $4::uuid AND kind = 'excluded'
       AND from_at <= $3 AND (until_at IS NULL OR until_at > $3) LIMIT 1`,
    reader.organisation,
    reader.id,
    reader.now,
    serviceUserId,
  )
  return rows.length > 0
}
