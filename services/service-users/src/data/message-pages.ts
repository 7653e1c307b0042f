import type { DataCategory } from '@candour/need-to-know'
import type { Message } from '../generated/prisma/client.ts'
import type { Db } from './client.ts'
import { byPage, pagesParameter, type RecordPage } from './record-page.ts'

/** A page of the messages whose every category the viewer may read. */
export interface MessagePage extends RecordPage {
  readonly hidden: readonly DataCategory[]
}

type Row = Message & { readonly page: number }

/** `order` and `beyond` are text of this file, never a value. What is sealed for the outbox is not read. */
const statement = (order: 'ASC' | 'DESC', beyond: '<' | '>') => `
  SELECT wanted.page, entry.*
  FROM jsonb_to_recordset($2::jsonb) AS wanted(page int, "serviceUserId" uuid, cursor uuid, "limit" int, hidden text[])
  CROSS JOIN LATERAL (
    SELECT m.id::text AS id, m.organisation, m.kind, m.recipient_kind AS "recipientKind", m.recipient_id::text AS "recipientId", m.categories,
      m.queued_at AS "queuedAt", m.state::text AS state, m.channel, m.reason, m.discreet, m.held_until AS "heldUntil", m.attempts,
      m.settled_at AS "settledAt", m.subject_sealed AS "subjectSealed", m.text_sealed AS "textSealed"
    FROM service_users.message m
    WHERE m.organisation = $1 AND m.recipient_kind = 'service-user' AND m.recipient_id = wanted."serviceUserId"
      AND NOT m.categories && wanted.hidden
      AND (wanted.cursor IS NULL OR (m.queued_at, m.id) ${beyond} (
        SELECT c.queued_at, c.id FROM service_users.message c
        WHERE c.id = wanted.cursor AND c.organisation = $1 AND c.recipient_id = wanted."serviceUserId" AND NOT c.categories && wanted.hidden
      ))
    ORDER BY m.queued_at ${order}, m.id ${order} LIMIT wanted."limit"
  ) AS entry
  ORDER BY wanted.page, entry."queuedAt" ${order}, entry.id ${order}`

const away = statement('DESC', '<')
const towards = statement('ASC', '>')

/** Pages of the messages to several people in one statement. All page the same way. */
export async function messagePages(db: Db, organisation: string, pages: readonly MessagePage[]): Promise<Message[][]> {
  const sql = pages[0]?.backwards ? towards : away
  const rows = await db.$queryRawUnsafe<Row[]>(sql, organisation, pagesParameter(pages))
  return byPage(pages, rows)
}
