import { Frontier } from './frontier.ts'
import { hashLength } from './hashes.ts'

/** The hashes of a log's leaves in order, 32 bytes each, one after the other. */
export type LeafHashes = Buffer

export const leafCount = (leaves: LeafHashes): number => leaves.length / hashLength

export const leafAt = (leaves: LeafHashes, index: number): Buffer => leaves.subarray(index * hashLength, (index + 1) * hashLength)

/** The root over the leaves from `from` up to, but not with, `to`. */
export function rootOfRange(leaves: LeafHashes, from: number, to: number): Buffer {
  const tree = new Frontier()
  for (let index = from; index < to; index += 1) tree.append(leafAt(leaves, index))
  return tree.root
}

/** The largest power of two below a size of at least two: where RFC 6962 divides a tree. */
export function splitOf(size: number): number {
  let split = 1
  while (split * 2 < size) split *= 2
  return split
}
