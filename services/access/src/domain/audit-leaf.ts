import { hash } from 'node:crypto'
import { leafHash } from '@candour/merkle-log'

/** Bytes of a person's salt. */
export const saltLength = 32

const hex = (bytes: Uint8Array): string => (Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes)).toString('hex')

/** The 16 bytes of a UUID. */
export const idBytes = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex')

/**
 * Says whose entry it is, to whoever has the person's salt; to everybody else nothing, not even which entries are about one person. When
 * the salt is deleted nobody can tell any more, and the tree stays as it is. The ids are given as their 16 bytes.
 */
export const commitmentOf = (salt: Uint8Array, entryId: Uint8Array, subjectId: Uint8Array): Buffer =>
  Buffer.from(hash('sha256', Buffer.concat([salt, entryId, subjectId]), 'hex'), 'hex')

/**
 * The hash of an entry as a leaf of the tree: over its text (a JSON array, see `leafTextSql`), a line break, and the commitment to the person
 * it is about in hexadecimal digits, empty where it is about nobody.
 */
export const leafOf = (text: string, commitment: Uint8Array | null): Buffer =>
  leafHash(`${text}\n${commitment ? hex(commitment) : ''}`)
