import { errors, jwtVerify } from 'jose'
import type { Clock } from '@candour/database'
import { assuranceNow, type AssuranceLevel, type ViewerKind } from '@candour/need-to-know'
import { RequestRefused } from './errors.ts'
import { tokenKeyFinder, TokenKeysUnavailable, type TokenKeys } from './token-keys.ts'

export interface TokenConfig {
  readonly issuer: string
  readonly keys: TokenKeys
  /** Signature algorithms accepted. All asymmetric: a shared secret could be confused with a public key. */
  readonly algorithms?: readonly string[]
}

/** What a valid token says. Whether its session still stands is another question. */
export interface Bearer {
  readonly id: string
  readonly kind: ViewerKind
  readonly organisation: string
  readonly clientId: string
  readonly sessionId: string | null
  readonly assurance: AssuranceLevel
  readonly authenticatedAt: number
  readonly purpose: string | undefined
}

export const audiences: Readonly<Record<string, ViewerKind>> = {
  'urn:candour:staff': 'staff',
  'urn:candour:inspector': 'inspector',
  'urn:candour:service-user': 'service-user',
  'urn:candour:representative': 'representative',
  'urn:candour:integrator': 'integrator',
}

const defaultAlgorithms = ['EdDSA', 'Ed25519', 'ES256', 'PS256', 'RS256']

/** How far the clocks of issuer and gateway may differ. Seconds. */
const skew = 5

/** A token longer than this is none of ours. Characters. */
const longestToken = 6_000

const unauthenticated = (cause?: unknown) =>
  new RequestRefused('UNAUTHENTICATED', {
    cause,
    headers: { 'www-authenticate': cause === undefined ? 'Bearer' : 'Bearer error="invalid_token"' },
  })

/**
 * Reads the access token (RFC 9068) of a request from its Authorization header, the only place it may be in.
 * @throws RequestRefused UNAUTHENTICATED for a token that is missing or not valid, UNAVAILABLE when the issuer's keys cannot be read
 */
export function createAuthenticator(config: TokenConfig, clock: Clock) {
  const findKey = tokenKeyFinder(config.keys, clock)
  const algorithms = [...(config.algorithms ?? defaultAlgorithms)]
  return async (authorization: string | undefined): Promise<Bearer> => {
    if (authorization === undefined) throw unauthenticated()
    const token = /^Bearer ([\w.~+/=-]+)$/i.exec(authorization)?.[1]
    if (token === undefined || token.length > longestToken) throw unauthenticated('not a bearer token')
    try {
      const { payload } = await jwtVerify(token, findKey, {
        algorithms,
        typ: 'at+jwt',
        issuer: config.issuer,
        // the others are asked for where they are read
        requiredClaims: ['exp'],
        clockTolerance: skew,
        currentDate: clock.now(),
      })
      return bearerOf(payload, clock)
    } catch (error) {
      if (error instanceof TokenKeysUnavailable) throw new RequestRefused('UNAVAILABLE', { cause: error })
      if (error instanceof errors.JOSEError || error instanceof UnfitClaims) throw unauthenticated(error)
      throw error
    }
  }
}

/** The signature is right, what it signs is not: an issuer of ours does not write such a token. */
class UnfitClaims extends Error {}

type Payload = Readonly<Record<string, unknown>>

/** The audience fixes the kind of viewer; what else the token says has to agree with it. */
function bearerOf(payload: Payload, clock: Clock): Bearer {
  const audience = Array.isArray(payload['aud']) && payload['aud'].length === 1 ? payload['aud'][0] : payload['aud']
  const kind = typeof audience === 'string' && Object.hasOwn(audiences, audience) ? audiences[audience] : undefined
  if (!kind) throw new UnfitClaims('the audience is none of ours')
  if (payload['kind'] !== undefined && payload['kind'] !== kind) throw new UnfitClaims('kind and audience differ')
  const id = word(payload, 'sub')
  const clientId = word(payload, 'client_id')
  if (kind === 'integrator' && id !== clientId) throw new UnfitClaims('an integrator speaks for itself only')
  const issuedAt = instant(payload, 'iat')
  if (issuedAt > clock.now().getTime() / 1000 + skew) throw new UnfitClaims('issued in the future')
  const level = assuranceOf(payload['acr'])
  const authenticatedAt = authTimeOf(payload, level, issuedAt)
  return {
    id,
    kind,
    organisation: word(payload, 'org'),
    clientId,
    sessionId: kind === 'integrator' ? null : word(payload, 'sid'),
    assurance: assuranceNow(level, authenticatedAt, clock.now()),
    authenticatedAt,
    purpose: payload['purpose'] === undefined ? undefined : word(payload, 'purpose'),
  }
}

function word(payload: Payload, claim: string): string {
  const value = payload[claim]
  if (typeof value !== 'string' || value === '' || value.length > 200) throw new UnfitClaims(`${claim} is not a word`)
  return value
}

function instant(payload: Payload, claim: string): number {
  const value = payload[claim]
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new UnfitClaims(`${claim} is not a time`)
  return value
}

/**
 * When the bearer last proved who they are. A step-up says so itself: its age is what it is worth. Never after the token that tells of it.
 */
function authTimeOf(payload: Payload, level: AssuranceLevel, issuedAt: number): number {
  if (payload['auth_time'] === undefined && level < 3) return issuedAt
  const authTime = instant(payload, 'auth_time')
  if (authTime > issuedAt + skew) throw new UnfitClaims('proved after it was issued')
  return authTime
}

/** Levels of assurance are written as '1', '2', '3'; a token without one proves the least. */
function assuranceOf(acr: unknown): AssuranceLevel {
  if (acr === undefined || acr === '1') return 1
  if (acr === '2') return 2
  if (acr === '3') return 3
  throw new UnfitClaims('acr is no level of assurance')
}
