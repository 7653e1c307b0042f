import { ApiError } from './api-error.ts'
import type { AuditSink } from './audit-trail.ts'
import type { VerifiedViewer } from './viewer-context.ts'

/**
 * Uses up a mutation's viewer context, so that a captured request cannot be played again, on this replica or another.
 * @throws ApiError FORBIDDEN when it was used before
 */
export async function spendContext(db: AuditSink, { contextId, expiresAt }: VerifiedViewer): Promise<void> {
  const spent = await db.$executeRawUnsafe(
    'INSERT INTO access.spent_context (id, expires_at) VALUES ($1::uuid, $2) ON CONFLICT DO NOTHING',
    contextId,
    expiresAt,
  )
  if (spent === 0) throw new ApiError('FORBIDDEN')
}
