import { createCipheriv, createDecipheriv, createHmac, type KeyObject } from 'node:crypto'
import { freshBytes } from '../fresh-bytes.ts'

/** Where a sealed value stands. It is bound to this place: moved to any other, it no longer opens. */
export interface SealedPlace {
  organisation: string
  table: string
  column: string
  personId: string
}

/** A person's data key of one service, in the clear; kept in memory for one request only. */
export interface PersonKey {
  version: number
  /** As a key object: with bytes, every value would pay for making one. */
  key: KeyObject
}

/** The value does not belong where it was found, was changed, or is of a format this code does not know. */
export class SealBrokenError extends Error {
  override readonly name = 'SealBrokenError'
}

/** The key of this person no longer exists: what was sealed with it is erased. */
export class KeyErasedError extends Error {
  override readonly name = 'KeyErasedError'
}

const format = 1
const headerLength = 1 + 2
const nonceLength = 12
const tagLength = 16

/** Seals a text, or bytes: format byte, key version (2 bytes), nonce (12), ciphertext, tag (16); AES-256-GCM, bound to its place. */
export function sealValue(
  { version, key }: PersonKey,
  place: SealedPlace,
  content: string | Uint8Array,
): Uint8Array<ArrayBuffer> {
  const header = Buffer.alloc(headerLength)
  header.writeUInt8(format, 0)
  header.writeUInt16BE(version, 1)
  const nonce = freshBytes(nonceLength)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(associatedData(place, version))
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content
  return new Uint8Array(Buffer.concat([header, nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]))
}

/** The key version that a sealed value needs. @throws SealBrokenError when it is none of ours. */
export function keyVersionOf(bytes: Uint8Array): number {
  if (bytes.length < headerLength + nonceLength + tagLength || bytes[0] !== format)
    throw new SealBrokenError('This is not a sealed value.')
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).readUInt16BE(1)
}

/** Opens a sealed value. @throws SealBrokenError unless it was sealed with this key for exactly this place and is unchanged. */
export function openValue({ version, key }: PersonKey, place: SealedPlace, bytes: Uint8Array): Buffer {
  const tagAt = bytes.length - tagLength
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(headerLength, headerLength + nonceLength))
    .setAAD(associatedData(place, version))
    .setAuthTag(bytes.subarray(tagAt))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(headerLength + nonceLength, tagAt)), decipher.final()])
  } catch (cause) {
    throw new SealBrokenError(`The sealed ${place.table}.${place.column} does not belong here or was changed.`, { cause })
  }
}

function associatedData({ organisation, table, column, personId }: SealedPlace, version: number): Buffer {
  // As JSON the parts cannot run into each other, whatever characters they hold. PostgreSQL writes UUIDs in lower case.
  return Buffer.from(JSON.stringify([organisation, table, column, personId.toLowerCase(), version]))
}

/**
 * An index by which an identifier can be looked up without standing in the clear: HMAC-SHA-256 under a secret. For identifiers
 * only (an NHS number), never for special categories, whose few values could be guessed by frequency.
 */
export function blindIndex(secret: Uint8Array, text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHmac('sha256', secret).update('candour blind index\0').update(text.normalize('NFKC')).digest())
}
