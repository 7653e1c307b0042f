import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** The keys of this service, each derived from the one configured secret for one use. */
export interface Keys {
  /** Signs cookies. */
  cookies: string[]
  /** Seals text under associated data that says where it belongs. */
  seal(text: string, belongsTo: string): Uint8Array<ArrayBuffer>
  /** @throws UnsealError when the bytes were changed, moved, or sealed under another secret. */
  unseal(sealed: Uint8Array, belongsTo: string): string
  /** Keyed hash: equal texts can be recognised, their values cannot be guessed without the secret. */
  hash(use: 'attempt' | 'client-secret', text: string): string
}

export class UnsealError extends Error {
  override readonly name = 'UnsealError'
}

const version = 1
const nonceLength = 12
const tagLength = 16

/** Derives the keys (HKDF-SHA-256). */
export function deriveKeys(secret: Buffer): Keys {
  const derive = (use: string) => Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `candour identity ${use}`, 32))
  const sealing = derive('sealing')
  const hashing = { attempt: derive('attempts'), 'client-secret': derive('client secrets') }
  return {
    cookies: [derive('cookies').toString('base64url')],
    hash: (use, text) => createHmac('sha256', hashing[use]).update(text).digest('base64url'),
    seal(text, belongsTo) {
      const nonce = randomBytes(nonceLength)
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce).setAAD(Buffer.from(`${version}|${belongsTo}`))
      const parts = [Buffer.of(version), nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]
      return new Uint8Array(Buffer.concat(parts))
    },
    unseal(sealed, belongsTo) {
      const bytes = Buffer.from(sealed)
      if (bytes[0] !== version || bytes.length < 1 + nonceLength + tagLength)
        throw new UnsealError('This value has an unknown form.')
      const nonce = bytes.subarray(1, 1 + nonceLength)
      const decipher = createDecipheriv('aes-256-gcm', sealing, nonce, { authTagLength: tagLength })
      decipher.setAAD(Buffer.from(`${version}|${belongsTo}`)).setAuthTag(bytes.subarray(-tagLength))
      try {
        return Buffer.concat([decipher.update(bytes.subarray(1 + nonceLength, -tagLength)), decipher.final()]).toString('utf8')
      } catch (cause) {
        throw new UnsealError('This value cannot be opened: was the identity secret changed?', { cause })
      }
    },
  }
}
