import { createHash } from 'node:crypto'
import { jwtVerify, SignJWT, type CryptoKey } from 'jose'
import type { AssuranceLevel, Purpose, ViewerKind } from '@candour/need-to-know'

/** Who asks, as the gateway established it. Roles are not in it: each subgraph reads them from `facts`. */
export interface ViewerClaims {
  readonly id: string
  readonly kind: ViewerKind
  readonly organisation: string
  readonly clientId: string
  readonly sessionId: string | null
  readonly assurance: AssuranceLevel
  /** When the viewer last proved who they are. Seconds since 1970. */
  readonly authenticatedAt: number
  readonly purpose: Purpose | null
  readonly requestId: string
  readonly operation: 'query' | 'mutation'
  readonly operationName: string | null
  /**
   * How the router that signed this takes the marks of what was withheld: in `extensions.withheld` when left out, or, where it drops the
   * extensions of subgraphs, each as an error of the field with the code `WITHHELD`.
   */
  readonly marksAs?: 'errors'
}

/** The lifetime of a viewer context, in seconds: long enough for a slow hop, useless as loot. */
const lifetime = 20

const hashOf = (body: string) => createHash('sha256').update(body).digest('base64url')

/** Signs who asks, for one subgraph and one exact body. Only the gateway holds the private key. */
export function createViewerSigner(privateKey: CryptoKey, now: () => Date) {
  return (claims: ViewerClaims, audience: string, body: string): Promise<string> => {
    const issuedAt = Math.floor(now().getTime() / 1000)
    return new SignJWT({ viewer: claims, body: hashOf(body) })
      .setProtectedHeader({ alg: 'EdDSA', typ: 'candour-viewer' })
      .setAudience(audience)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + lifetime)
      .setJti(crypto.randomUUID())
      .sign(privateKey)
  }
}

export interface VerifiedViewer {
  readonly claims: ViewerClaims
  /** Identifies this one context, so that a mutation's can be spent once. */
  readonly contextId: string
  readonly expiresAt: Date
}

/**
 * Verifies a signed viewer context against the body it came with, before that body is parsed.
 * @throws when it is missing, forged, expired, meant for another subgraph, or bound to another body
 */
export function createViewerVerifier(publicKey: CryptoKey, audience: string, now: () => Date) {
  return async (signed: string, body: string): Promise<VerifiedViewer> => {
    const { payload } = await jwtVerify<{ viewer: ViewerClaims; body: string }>(signed, publicKey, {
      algorithms: ['EdDSA'],
      typ: 'candour-viewer',
      audience,
      currentDate: now(),
      maxTokenAge: lifetime + 5,
    })
    if (payload.body !== hashOf(body)) throw new Error('the viewer context was signed for another body')
    const { viewer, jti, exp } = payload
    if (jti === undefined || exp === undefined) throw new Error('the viewer context has no id or no end')
    return { claims: viewer, contextId: jti, expiresAt: new Date(exp * 1000) }
  }
}
