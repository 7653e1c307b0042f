import { createHash } from 'node:crypto'

// The definitions of RFC 6962, section 2.1, word for word and recursive: slow, and written without a look at the real one.

const sha = (...parts: Uint8Array[]) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest()

const k = (n: number): number => {
  let power = 1
  while (power << 1 < n) power <<= 1
  return power
}

/** MTH(D[n]) */
export function mth(d: readonly Uint8Array[]): Buffer {
  const [only] = d
  if (only === undefined) return sha()
  if (d.length === 1) return sha(Uint8Array.of(0x00), only)
  const split = k(d.length)
  return sha(Uint8Array.of(0x01), mth(d.slice(0, split)), mth(d.slice(split)))
}

/** PATH(m, D[n]) */
export function path(m: number, d: readonly Uint8Array[]): Buffer[] {
  if (d.length === 1) return []
  const split = k(d.length)
  return m < split
    ? [...path(m, d.slice(0, split)), mth(d.slice(split))]
    : [...path(m - split, d.slice(split)), mth(d.slice(0, split))]
}

/** PROOF(m, D[n]) */
export const proof = (m: number, d: readonly Uint8Array[]): Buffer[] => subproof(m, d, true)

function subproof(m: number, d: readonly Uint8Array[], b: boolean): Buffer[] {
  if (m === d.length) return b ? [] : [mth(d)]
  const split = k(d.length)
  return m <= split
    ? [...subproof(m, d.slice(0, split), b), mth(d.slice(split))]
    : [...subproof(m - split, d.slice(split), false), mth(d.slice(0, split))]
}
