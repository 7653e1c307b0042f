import type { RowScope } from '@candour/need-to-know'
import type { Message } from '../generated/prisma/client.ts'
import type { Db } from './client.ts'

/** For so long somebody looks for another way to tell the person; then it stays on their record alone. */
const daysToSeeTo = 28

/**
 * Messages that did not reach a person of this scope and after which none has, the latest first; at most a hundred. It may give more than the
 * viewer may read, never less: each is decided by itself. One that tells of more is no reason to leave another out: it would be told by that.
 */
export const messagesNotSent = (db: Db, scope: RowScope, viewerId: string, now: Date): Promise<Message[]> =>
  db.$queryRawUnsafe<Message[]>(
    `SELECT m.id::text AS id, m.organisation, m.kind, m.recipient_kind AS "recipientKind", m.recipient_id::text AS "recipientId", m.categories,
       m.queued_at AS "queuedAt", m.state::text AS state, m.channel, m.reason, m.discreet, m.held_until AS "heldUntil", m.attempts,
       m.settled_at AS "settledAt", m.subject_sealed AS "subjectSealed", m.text_sealed AS "textSealed"
     FROM service_users.message m
     WHERE m.organisation = $1 AND m.recipient_kind = 'service-user' AND m.state IN ('NOT_SENT', 'FAILED')
       AND m.queued_at > $3::timestamptz - interval '${daysToSeeTo} days'
       AND ($4::boolean OR EXISTS (
         SELECT FROM facts.relationship r WHERE r.organisation = $1 AND r.subject_id = m.recipient_id AND r.viewer_id = $2
           AND r.kind = ANY($5::text[]) AND r.from_at <= $3 AND (r.until_at IS NULL OR r.until_at > $3)))
       AND NOT EXISTS (
         SELECT FROM service_users.message later WHERE later.organisation = $1 AND later.recipient_id = m.recipient_id
           AND later.categories <@ m.categories AND later.state = 'SENT' AND (later.queued_at, later.id) > (m.queued_at, m.id))
     ORDER BY m.queued_at DESC, m.id DESC LIMIT 100`,
    scope.organisation,
    viewerId,
    now,
    scope.relationships === 'any',
    scope.relationships === 'any' ? [] : [...scope.relationships],
  )
