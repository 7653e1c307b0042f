import { createHmac, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'

type Part = Readonly<Record<string, unknown>>

const encoded = (part: Part) => Buffer.from(JSON.stringify(part)).toString('base64url')
const decoded = (part: string | undefined) => JSON.parse(Buffer.from(part ?? '', 'base64url').toString()) as Part

/** What a token says, believed without a look at its signature. */
export function partsOf(token: string): { readonly header: Part; readonly claims: Part } {
  const [header, claims] = token.split('.')
  return { header: decoded(header), claims: decoded(claims) }
}

/** Writes a token with whatever header and claims; `undefined` leaves one out. */
export function signedToken(header: Part, claims: Part, key: KeyObject): string {
  const text = `${encoded(header)}.${encoded(claims)}`
  const algorithm = header['alg'] === 'EdDSA' ? null : 'sha256'
  return `${text}.${sign(algorithm, Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`
}

/** The same with no signature at all. */
export const unsignedToken = (header: Part, claims: Part): string => `${encoded(header)}.${encoded(claims)}.`

/** The same with a shared secret, such as a public key that was taken for one. */
export function sharedSecretToken(header: Part, claims: Part, secret: string | Buffer): string {
  const text = `${encoded(header)}.${encoded(claims)}`
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`
}

/** A key of the kind that the issuer signs with. */
export const newSigningKey = () => generateKeyPairSync('ec', { namedCurve: 'P-256' })
