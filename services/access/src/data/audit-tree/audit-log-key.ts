import type { KeyObject } from 'node:crypto'
import { publicBytes, signingKey } from '@candour/merkle-log'

/** With what the log's checkpoints are signed, and the name under which others know it. */
export interface AuditLogKey {
  readonly origin: string
  readonly key: KeyObject
}

/** @param secret of which the first 32 bytes count; only this installation has it, outside the database. */
export function auditLogKey(secret: Uint8Array): AuditLogKey {
  const key = signingKey(secret.subarray(0, 32))
  return { key, origin: `candour-audit-${publicBytes(key).subarray(0, 8).toString('hex')}` }
}
