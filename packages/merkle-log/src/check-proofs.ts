import { nodeHash } from './hashes.ts'

export interface Inclusion {
  readonly index: number
  readonly size: number
  readonly leaf: Uint8Array
  readonly proof: readonly Uint8Array[]
  readonly root: Uint8Array
}

export interface Consistency {
  readonly earlier: number
  readonly size: number
  readonly earlierRoot: Uint8Array
  readonly root: Uint8Array
  readonly proof: readonly Uint8Array[]
}

const same = (one: Uint8Array, other: Uint8Array) => Buffer.compare(one, other) === 0
const half = (value: number) => Math.floor(value / 2)
const odd = (value: number) => value % 2 === 1
const isSize = (value: number) => Number.isSafeInteger(value) && value >= 0

/** Whether the proof leads from the leaf at this place to the root of a tree of this size (RFC 9162, section 2.1.3.2). */
export function includes({ index, size, leaf, proof, root }: Inclusion): boolean {
  if (!isSize(index) || !isSize(size) || index >= size) return false
  let [at, last] = [index, size - 1]
  let reached: Uint8Array = leaf
  for (const beside of proof) {
    if (last === 0) return false
    if (odd(at) || at === last) {
      reached = nodeHash(beside, reached)
      while (!odd(at) && at !== 0) [at, last] = [half(at), half(last)]
    } else reached = nodeHash(reached, beside)
    ;[at, last] = [half(at), half(last)]
  }
  return last === 0 && same(reached, root)
}

/** Whether the proof shows that the later tree begins with the earlier one (RFC 9162, section 2.1.4.2). */
export function continues({ earlier, size, earlierRoot, root, proof }: Consistency): boolean {
  if (!isSize(earlier) || !isSize(size) || earlier === 0 || earlier > size) return false
  if (earlier === size) return proof.length === 0 && same(earlierRoot, root)
  const powerOfTwo = 2 ** Math.floor(Math.log2(earlier)) === earlier
  const [first, ...rest] = powerOfTwo ? [earlierRoot, ...proof] : proof
  if (!first) return false
  let [at, last] = [earlier - 1, size - 1]
  while (odd(at)) [at, last] = [half(at), half(last)]
  let [reachedEarlier, reached] = [first, first]
  for (const beside of rest) {
    if (last === 0) return false
    if (odd(at) || at === last) {
      reachedEarlier = nodeHash(beside, reachedEarlier)
      reached = nodeHash(beside, reached)
      while (!odd(at) && at !== 0) [at, last] = [half(at), half(last)]
    } else reached = nodeHash(reached, beside)
    ;[at, last] = [half(at), half(last)]
  }
  return last === 0 && same(reachedEarlier, earlierRoot) && same(reached, root)
}
