import type { DataCategory } from '@candour/need-to-know'
import type { Note } from '../generated/prisma/client.ts'
import type { Db } from './client.ts'
import { byPage, pagesParameter, type RecordPage } from './record-page.ts'

/** A page of the notes that hold none of these categories and are none of those: to this viewer the others do not exist. */
export interface NotePage extends RecordPage {
  readonly hidden: readonly DataCategory[]
  /** Ids of notes. */
  readonly excluded: readonly string[]
}

type Row = Note & { readonly page: number }

/** `order` and `beyond` are text of this file, never a value. */
const statement = (order: 'ASC' | 'DESC', beyond: '<' | '>') => `
  SELECT wanted.page, entry.*
  FROM jsonb_to_recordset($2::jsonb) AS wanted(page int, "serviceUserId" uuid, cursor uuid, "limit" int, hidden text[], excluded uuid[])
  CROSS JOIN LATERAL (
    SELECT n.id::text AS id, n.organisation, n.service_user_id::text AS "serviceUserId", n.kind::text AS kind, n.text_sealed AS "textSealed",
      n.categories, n.occurred_at AS "occurredAt", n.entered_at AS "enteredAt", n.late, n.late_reason_sealed AS "lateReasonSealed",
      n.author_id AS "authorId", n.author_name AS "authorName"
    FROM service_users.note n
    WHERE n.organisation = $1 AND n.service_user_id = wanted."serviceUserId" AND NOT n.categories && wanted.hidden AND n.id <> ALL (wanted.excluded)
      AND (wanted.cursor IS NULL OR (n.occurred_at, n.id) ${beyond} (
        SELECT c.occurred_at, c.id FROM service_users.note c
        WHERE c.id = wanted.cursor AND c.organisation = $1 AND c.service_user_id = wanted."serviceUserId" AND NOT c.categories && wanted.hidden
          AND c.id <> ALL (wanted.excluded)
      ))
    ORDER BY n.occurred_at ${order}, n.id ${order} LIMIT wanted."limit"
  ) AS entry
  ORDER BY wanted.page, entry."occurredAt" ${order}, entry.id ${order}`

const away = statement('DESC', '<')
const towards = statement('ASC', '>')

/** Pages of the notes of several people in one statement: a list of people does not ask once for each. All page the same way. */
export async function notePages(db: Db, organisation: string, pages: readonly NotePage[]): Promise<Note[][]> {
  const sql = pages[0]?.backwards ? towards : away
  const rows = await db.$queryRawUnsafe<Row[]>(sql, organisation, pagesParameter(pages))
  return byPage(pages, rows)
}
