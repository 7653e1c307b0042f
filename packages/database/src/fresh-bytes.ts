import { randomFillSync } from 'node:crypto'

let pool = Buffer.alloc(0)
const poolSize = 8192

/**
 * Random bytes that nobody was given before, for nonces and identifiers, of which a list needs thousands: asked for one by one, each
 * costs as much as eight thousand bytes together. For keys ask `randomBytes`, so that none lies in memory before it is used.
 * @param length at most 64
 */
export function freshBytes(length: number): Buffer {
  if (pool.length < length) pool = randomFillSync(Buffer.alloc(poolSize))
  const taken = pool.subarray(0, length)
  pool = pool.subarray(length)
  return taken
}
