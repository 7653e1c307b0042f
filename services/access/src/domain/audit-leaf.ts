import { hash } from 'node:crypto'
import { leafDigits } from '@candour/merkle-log'

/** Bytes of a person's salt. */
export const saltLength = 32

/** The 16 bytes of a UUID. */
export const idBytes = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex')

/**
 * Says whose entry it is, to whoever has the person's salt; to everybody else nothing, not even which entries are about one person. When
 * the salt is deleted nobody can tell any more, and the tree stays as it is. The ids are given as their 16 bytes.
 */
export const commitmentOf = (salt: Uint8Array, entryId: Uint8Array, subjectId: Uint8Array): Buffer =>
  Buffer.from(commitmentDigits(salt, entryId, subjectId), 'hex')

// Written anew for each entry: a log has millions, and a buffer for each would cost as much as its hash.
const idLength = 16
const committed = Buffer.alloc(saltLength + 2 * idLength)

/** `commitmentOf` in hexadecimal digits. */
export const commitmentDigits = (salt: Uint8Array, entryId: Uint8Array, subjectId: Uint8Array): string => {
  if (salt.length !== saltLength || entryId.length !== idLength || subjectId.length !== idLength)
    return hash('sha256', Buffer.concat([salt, entryId, subjectId]), 'hex')
  committed.set(salt)
  committed.set(entryId, saltLength)
  committed.set(subjectId, saltLength + idLength)
  return hash('sha256', committed, 'hex')
}

/**
 * The hash of an entry as a leaf of the tree: over its text (a JSON array, see `leafTextSql`), a line break, and the commitment to the person
 * it is about in hexadecimal digits, empty where it is about nobody.
 */
export const leafOf = (text: string, commitment: Buffer | null): Buffer =>
  Buffer.from(leafDigitsOf(text, commitment?.toString('hex') ?? ''), 'hex')

/** `leafOf` in hexadecimal digits, of a commitment in such. */
export const leafDigitsOf = (text: string, commitment: string): string => leafDigits(`${text}\n${commitment}`)
