import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'

// What stands before the 32 bytes of an Ed25519 key in PKCS #8 and in SPKI (RFC 8410).
const privateHeader = Buffer.from('302e020100300506032b657004220420', 'hex')
const publicHeader = Buffer.from('302a300506032b6570032100', 'hex')

/** The Ed25519 key of 32 secret bytes. @throws TypeError for another length */
export function signingKey(seed: Uint8Array): KeyObject {
  if (seed.length !== 32) throw new TypeError('An Ed25519 key is made of 32 bytes.')
  return createPrivateKey({ key: Buffer.concat([privateHeader, seed]), format: 'der', type: 'pkcs8' })
}

/** The 32 bytes that others check signatures with. */
export const publicBytes = (key: KeyObject): Buffer =>
  (key.type === 'private' ? createPublicKey(key) : key).export({ format: 'der', type: 'spki' }).subarray(publicHeader.length)

/** @throws TypeError for another length */
export function verifyingKey(bytes: Uint8Array): KeyObject {
  if (bytes.length !== 32) throw new TypeError('An Ed25519 public key has 32 bytes.')
  return createPublicKey({ key: Buffer.concat([publicHeader, bytes]), format: 'der', type: 'spki' })
}
