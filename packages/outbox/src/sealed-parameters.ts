import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
} from 'node:crypto'
import type { Reach, RecipientKind } from './recipient.ts'

/** What a queued message holds besides its kind. */
export interface QueuedContent {
  readonly parameters: Readonly<Record<string, string | boolean | null>>
  /** Name and addresses of a recipient without a record of their own. */
  readonly recipient: { readonly name: string; readonly reach: Reach } | null
}

/** The message that sealed parameters belong to. Moved to any other, they no longer open. */
export interface QueuedPlace {
  readonly id: string
  readonly organisation: string
  readonly kind: string
  readonly recipientKind: RecipientKind
  readonly recipientId: string
}

/** The parameters belong to another message, were changed, or were sealed for another key. */
export class UnopenableParameters extends Error {
  override readonly name = 'UnopenableParameters'
}

const format = 1
const publicKeyLength = 32
const tagLength = 16

/** A key pair of the outbox (X25519): whoever writes seals for the public half, only the sender holds the private one. */
export function newSealingKeys(): { readonly publicKey: Uint8Array; readonly privateKey: Uint8Array } {
  const { publicKey, privateKey } = generateKeyPairSync('x25519', {
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
  })
  return { publicKey: publicKey.subarray(-publicKeyLength), privateKey }
}

/** A raw X25519 public key is the end of its SPKI form, whose beginning is always the same (RFC 8410). */
const spki = (raw: Uint8Array) =>
  createPublicKey({
    key: Buffer.concat([Buffer.from('302a300506032b656e032100', 'hex'), raw]),
    type: 'spki',
    format: 'der',
  })

/** PostgreSQL writes UUIDs in lower case. As JSON the parts cannot run into each other. */
const associatedData = ({ id, organisation, kind, recipientKind, recipientId }: QueuedPlace) =>
  Buffer.from(JSON.stringify(['outbox', id.toLowerCase(), organisation, kind, recipientKind, recipientId.toLowerCase()]))

/** One key for one message: both public halves go into it, so that neither can be exchanged. */
const messageKey = (shared: Uint8Array, ephemeral: Uint8Array, recipient: Uint8Array) =>
  Buffer.from(hkdfSync('sha256', shared, Buffer.concat([ephemeral, recipient]), 'candour outbox', 32))

// Every message has a key of its own, which is used once: a constant nonce repeats under no key.
const nonce = Buffer.alloc(12)

/** Seals for the outbox: format byte, ephemeral public key (32 bytes), ciphertext, tag (16). Whoever seals cannot open. */
export function sealParameters(publicKey: Uint8Array, place: QueuedPlace, content: QueuedContent): Uint8Array<ArrayBuffer> {
  const own = newSealingKeys()
  const shared = diffieHellman({
    privateKey: createPrivateKey({ key: Buffer.from(own.privateKey), type: 'pkcs8', format: 'der' }),
    publicKey: spki(publicKey),
  })
  const cipher = createCipheriv('aes-256-gcm', messageKey(shared, own.publicKey, publicKey), nonce).setAAD(associatedData(place))
  const text = cipher.update(JSON.stringify(content), 'utf8')
  return new Uint8Array(Buffer.concat([Uint8Array.of(format), own.publicKey, text, cipher.final(), cipher.getAuthTag()]))
}

/** Opens what was sealed for this message. @throws UnopenableParameters */
export function openParameters(
  keys: { readonly publicKey: Uint8Array; readonly privateKey: Uint8Array },
  place: QueuedPlace,
  bytes: Uint8Array,
): QueuedContent {
  if (bytes[0] !== format || bytes.length < 1 + publicKeyLength + tagLength)
    throw new UnopenableParameters('These are no sealed parameters.')
  const ephemeral = bytes.subarray(1, 1 + publicKeyLength)
  const tagAt = bytes.length - tagLength
  try {
    const shared = diffieHellman({
      privateKey: createPrivateKey({ key: Buffer.from(keys.privateKey), type: 'pkcs8', format: 'der' }),
      publicKey: spki(ephemeral),
    })
    const decipher = createDecipheriv('aes-256-gcm', messageKey(shared, ephemeral, keys.publicKey), nonce)
      .setAAD(associatedData(place))
      .setAuthTag(bytes.subarray(tagAt))
    const text = Buffer.concat([decipher.update(bytes.subarray(1 + publicKeyLength, tagAt)), decipher.final()]).toString('utf8')
    // Written by `sealParameters`, as the tag proves.
    return JSON.parse(text) as QueuedContent
  } catch (cause) {
    throw new UnopenableParameters('The sealed parameters belong to another message or were changed.', { cause })
  }
}
