import { leafCount, rootOfRange, splitOf, type LeafHashes } from './leaf-hashes.ts'

/**
 * Shows that a leaf is in the tree of the first `size` leaves: the hashes beside its way to the root, the nearest first (PATH of RFC 6962,
 * section 2.1.1).
 * @throws RangeError when there is no such leaf
 */
export function inclusionProof(leaves: LeafHashes, index: number, size = leafCount(leaves)): Buffer[] {
  if (!(index >= 0 && index < size && size <= leafCount(leaves))) throw new RangeError('There is no such leaf.')
  const path: Buffer[] = []
  let [from, to] = [0, size]
  while (to - from > 1) {
    const middle = from + splitOf(to - from)
    path.unshift(index < middle ? rootOfRange(leaves, middle, to) : rootOfRange(leaves, from, middle))
    ;[from, to] = index < middle ? [from, middle] : [middle, to]
  }
  return path
}

/**
 * Shows that the tree of the first `size` leaves begins with that of the first `earlier` ones: nothing was changed, only appended (PROOF of
 * RFC 6962, section 2.1.2).
 * @throws RangeError when the sizes are not those of two such trees
 */
export function consistencyProof(leaves: LeafHashes, earlier: number, size = leafCount(leaves)): Buffer[] {
  if (!(earlier > 0 && earlier <= size && size <= leafCount(leaves))) throw new RangeError('There are no such trees.')
  const path: Buffer[] = []
  let [from, to] = [0, size]
  let whole = true
  while (to !== earlier) {
    const middle = from + splitOf(to - from)
    if (earlier <= middle) {
      path.unshift(rootOfRange(leaves, middle, to))
      to = middle
    } else {
      path.unshift(rootOfRange(leaves, from, middle))
      from = middle
      whole = false
    }
  }
  // The earlier root itself is known to whoever checks; a part of it is not.
  return whole ? path : [rootOfRange(leaves, from, to), ...path]
}
