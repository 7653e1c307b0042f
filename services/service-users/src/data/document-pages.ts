import type { DataCategory } from '@candour/need-to-know'
import type { Document } from '../generated/prisma/client.ts'
import type { Db } from './client.ts'
import { byPage, pagesParameter, type RecordPage } from './record-page.ts'

/** A page of the documents that hold none of these categories and are none of those: to this viewer the others do not exist. */
export interface DocumentPage extends RecordPage {
  readonly hidden: readonly DataCategory[]
  /** Ids of documents. */
  readonly excluded: readonly string[]
}

type Row = Document & { readonly page: number }

/** `order` and `beyond` are text of this file, never a value. What is in the documents is not read. */
const statement = (order: 'ASC' | 'DESC', beyond: '<' | '>') => `
  SELECT wanted.page, entry.*
  FROM jsonb_to_recordset($2::jsonb) AS wanted(page int, "serviceUserId" uuid, cursor uuid, "limit" int, hidden text[], excluded uuid[])
  CROSS JOIN LATERAL (
    SELECT d.id::text AS id, d.organisation, d.service_user_id::text AS "serviceUserId", d.name_sealed AS "nameSealed",
      d.media_type AS "mediaType", d.size, d.categories, d.attached_at AS "attachedAt", d.attached_by AS "attachedBy",
      d.attached_by_name AS "attachedByName", d.removed_at AS "removedAt"
    FROM service_users.document d
    WHERE d.organisation = $1 AND d.service_user_id = wanted."serviceUserId" AND d.removed_at IS NULL
      AND NOT d.categories && wanted.hidden AND d.id <> ALL (wanted.excluded)
      AND (wanted.cursor IS NULL OR (d.attached_at, d.id) ${beyond} (
        SELECT c.attached_at, c.id FROM service_users.document c
        WHERE c.id = wanted.cursor AND c.organisation = $1 AND c.service_user_id = wanted."serviceUserId" AND c.removed_at IS NULL
          AND NOT c.categories && wanted.hidden AND c.id <> ALL (wanted.excluded)
      ))
    ORDER BY d.attached_at ${order}, d.id ${order} LIMIT wanted."limit"
  ) AS entry
  ORDER BY wanted.page, entry."attachedAt" ${order}, entry.id ${order}`

const away = statement('DESC', '<')
const towards = statement('ASC', '>')

/** Pages of the documents of several people in one statement. All page the same way. */
export async function documentPages(db: Db, organisation: string, pages: readonly DocumentPage[]): Promise<Document[][]> {
  const sql = pages[0]?.backwards ? towards : away
  const rows = await db.$queryRawUnsafe<Row[]>(sql, organisation, pagesParameter(pages))
  return byPage(pages, rows)
}
