import { emptyRoot, hashLength, nodeHash } from './hashes.ts'

/**
 * All that is needed of a Merkle tree to append to it and to tell its root: the hashes of its whole subtrees, the largest first, as many as
 * the size has ones in binary. At most 53 hashes, however long the log is.
 */
export class Frontier {
  #size: number
  readonly #subtrees: Buffer[]

  /** @throws RangeError when there are not as many subtrees as a tree of this size has */
  constructor(size = 0, subtrees: readonly Uint8Array[] = []) {
    if (!Number.isSafeInteger(size) || size < 0 || subtrees.length !== onesIn(size))
      throw new RangeError('These subtrees belong to a tree of another size.')
    this.#size = size
    this.#subtrees = subtrees.map((subtree) => Buffer.from(subtree))
  }

  /** Reads what `bytes` wrote. @throws RangeError */
  static read(size: number, bytes: Uint8Array): Frontier {
    const count = bytes.length / hashLength
    if (!Number.isInteger(count)) throw new RangeError('These are no hashes.')
    return new Frontier(
      size,
      Array.from({ length: count }, (_, index) => bytes.subarray(index * hashLength, (index + 1) * hashLength)),
    )
  }

  get size(): number {
    return this.#size
  }

  get bytes(): Buffer {
    return Buffer.concat(this.#subtrees)
  }

  append(leaf: Uint8Array): void {
    let subtree: Buffer = Buffer.from(leaf)
    // Each trailing one of the size is a whole subtree of the same height, with which the new one makes a larger.
    for (let rest = this.#size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
      const left = this.#subtrees.pop()
      if (!left) throw new RangeError('These subtrees belong to a tree of another size.')
      subtree = nodeHash(left, subtree)
    }
    this.#subtrees.push(subtree)
    this.#size += 1
  }

  /** The Merkle tree hash (RFC 6962, section 2.1). */
  get root(): Buffer {
    return (
      this.#subtrees.reduceRight<Buffer | undefined>((right, left) => (right ? nodeHash(left, right) : left), undefined) ??
      emptyRoot
    )
  }
}

function onesIn(size: number): number {
  let ones = 0
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) ones += rest % 2
  return ones
}
