import { hash } from 'node:crypto'

/** Bytes of every hash here: SHA-256. */
export const hashLength = 32

// RFC 6962, section 2.1: with different first bytes nobody can pass an inner node off as a leaf.
const leafPrefix = Buffer.of(0)
const nodePrefix = Buffer.of(1)

// By way of digits it takes half as long: of a hash that is asked for as a buffer, the memory is got and given back apart.
const sha256 = (bytes: Uint8Array | string): Buffer => Buffer.from(hash('sha256', bytes, 'hex'), 'hex')

/** The hash of an entry as a leaf of the tree; of a text, over its UTF-8, without a copy of it. */
export const leafHash = (entry: Uint8Array | string): Buffer =>
  typeof entry === 'string' ? Buffer.from(leafDigits(entry), 'hex') : sha256(Buffer.concat([leafPrefix, entry]))

/** `leafHash` of a text in hexadecimal digits, for whoever compares many. */
export const leafDigits = (entry: string): string => hash('sha256', `\0${entry}`, 'hex')

// Written anew for each node: a log has as many as entries, and a buffer for each would cost as much as its hash.
const node = Buffer.alloc(1 + 2 * hashLength)
nodePrefix.copy(node)

/** The hash of an inner node over its two halves, of `hashLength` bytes each. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  if (left.length !== hashLength || right.length !== hashLength) return sha256(Buffer.concat([nodePrefix, left, right]))
  node.set(left, 1)
  node.set(right, 1 + hashLength)
  return sha256(node)
}

/** The root of a tree without leaves. */
export const emptyRoot: Buffer = sha256(Buffer.alloc(0))
