import type { Clock } from './clock.ts'
import { freshBytes } from './fresh-bytes.ts'

const lastOf = new WeakMap<Clock, { at: number; sequence: number }>()

/**
 * A new identifier: a UUID of version 7 (RFC 9562), whose first 48 bits are the clock's milliseconds. Identifiers of one clock
 * sort in the order in which they were made, also within one millisecond (4,096 of them at most are ordered there).
 */
export function newId(clock: Clock): string {
  const at = clock.now().getTime()
  const last = lastOf.get(clock)
  const bytes = freshBytes(16)
  // The upper half is left free as room to count in.
  const sequence = last?.at === at ? (last.sequence + 1) & 0xfff : bytes.readUInt16BE(6) & 0x7ff
  lastOf.set(clock, { at, sequence })
  bytes.writeUIntBE(at, 0, 6)
  bytes.writeUInt16BE(0x7000 | sequence, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
