import { challengeOf, randomValue } from './pkce.ts'

/** How one portal is known to the identity provider, on the same origin. */
export interface PortalIdentity {
  clientId: 'staff-portal' | 'self-service-portal'
  /** Path that the provider sends the browser back to, such as `/staff/signed-in`. */
  callbackPath: string
  /** Path of the portal's start page, such as `/staff/`. */
  homePath: string
}

export interface Tokens {
  accessToken: string
  idToken: string | null
  /** Milliseconds since the epoch, by this browser's clock. */
  expiresAt: number
}

/** What must survive the redirect, and nothing longer. */
export interface PendingSignIn {
  state: string
  verifier: string
  returnTo: string
}

export class SignInError extends Error {
  readonly code: string

  constructor(code: string) {
    super(`sign-in failed: ${code}`)
    this.name = 'SignInError'
    this.code = code
  }
}

const callbackUrl = (portal: PortalIdentity): string => new URL(portal.callbackPath, location.origin).href

/** Strengths of sign-in that a portal can ask for: a second factor, or everything once more, no longer ago than `freshSeconds`. */
export type AskedAssurance = 2 | 3

/** As long as the API takes a step-up for fresh (RFC 9470, `max_age`). */
const freshSeconds = 300

/** An authorisation request with PKCE. `prompt: none` never shows a page; `assurance` asks for a stronger or fresher sign-in. */
export async function authorisationRequest(
  portal: PortalIdentity,
  returnTo: string,
  options: { prompt?: 'none'; assurance?: AskedAssurance; inWindow?: true } = {},
): Promise<{ url: string; pending: PendingSignIn }> {
  const state = options.inWindow ? `${windowMark}${randomValue()}` : randomValue()
  const pending = { state, verifier: randomValue(), returnTo }
  const query = new URLSearchParams({
    client_id: portal.clientId,
    redirect_uri: callbackUrl(portal),
    response_type: 'code',
    scope: 'openid',
    state: pending.state,
    code_challenge: await challengeOf(pending.verifier),
    code_challenge_method: 'S256',
    ...(options.prompt && { prompt: options.prompt }),
    ...(options.assurance && { acr_values: String(options.assurance) }),
    ...(options.assurance === 3 && { max_age: String(freshSeconds) }),
  })
  return { url: `/identity/auth?${query}`, pending }
}

/** The state of a request made in a window of its own begins so: the page that it comes back to hands its address over and closes. */
const windowMark = 'window.'

/** Whether an address is one that a window of its own was sent back to. */
export const isOfWindow = (address: string): boolean =>
  new URL(address, location.origin).searchParams.get('state')?.startsWith(windowMark) === true

/** What the identity token says of a sign-in. It came straight from the token endpoint; the API verifies its own token by itself. */
export interface SignedInAs {
  subject: string
  acr: number
  /** Seconds since the epoch. */
  authTime: number
}

/** Reads an identity token. Null when there is none, or it is no token. */
export function readIdToken(idToken: string | null): SignedInAs | null {
  const payload = idToken?.split('.')[1]
  if (payload === undefined) return null
  try {
    const claims = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))) as Record<string, unknown>
    return { subject: String(claims['sub']), acr: Number(claims['acr']), authTime: Number(claims['auth_time']) }
  } catch {
    return null
  }
}

/** Whether a sign-in is what was asked for: of the same person, as strong, and as fresh. By the provider's clock, in seconds. */
export const answersTheChallenge = (
  before: SignedInAs | null,
  after: SignedInAs | null,
  assurance: AskedAssurance,
  now: number,
): boolean =>
  after !== null &&
  (before === null || before.subject === after.subject) &&
  after.acr >= assurance &&
  (assurance < 3 || now - after.authTime <= freshSeconds)

/** Reads the code from the address that the provider sent us to. */
export function codeFrom(address: string, pending: PendingSignIn): string {
  const query = new URL(address, location.origin).searchParams
  if (query.get('state') !== pending.state) throw new SignInError('state_mismatch')
  const code = query.get('code')
  if (!code) throw new SignInError(query.get('error') ?? 'no_code')
  return code
}

/** Exchanges the code for tokens. */
export async function redeem(portal: PortalIdentity, code: string, verifier: string): Promise<Tokens> {
  const response = await fetch('/identity/token', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: portal.clientId,
      redirect_uri: callbackUrl(portal),
      code,
      code_verifier: verifier,
    }),
    cache: 'no-store',
  })
  const body: unknown = await response.json()
  const answer = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>
  if (!response.ok || typeof answer['access_token'] !== 'string')
    throw new SignInError(typeof answer['error'] === 'string' ? answer['error'] : 'no_token')
  return {
    accessToken: answer['access_token'],
    idToken: typeof answer['id_token'] === 'string' ? answer['id_token'] : null,
    expiresAt: Date.now() + Number(answer['expires_in'] ?? 60) * 1000,
  }
}

/** Asks for a new code without showing a page: the provider's cookie answers. Throws `SignInError` when somebody must sign in. */
export async function renewSilently(portal: PortalIdentity): Promise<Tokens> {
  const { url, pending } = await authorisationRequest(portal, portal.homePath, { prompt: 'none' })
  const response = await fetch(url, { credentials: 'same-origin', redirect: 'follow', cache: 'no-store' })
  if (new URL(response.url).pathname !== portal.callbackPath) throw new SignInError('login_required')
  // Only the address was wanted: the page behind it is not read.
  await response.body?.cancel()
  return redeem(portal, codeFrom(response.url, pending), pending.verifier)
}

/**
 * Address that ends the session at the provider and comes back to the start page with `state`. The identity token in it says who signs
 * out, so that nobody has to confirm; it opens nothing, and the redirect keeps it out of the history.
 */
export function endSessionUrl(portal: PortalIdentity, idToken: string | null, state: string): string {
  const query = new URLSearchParams({
    client_id: portal.clientId,
    post_logout_redirect_uri: new URL(portal.homePath, location.origin).href,
    state,
    ...(idToken && { id_token_hint: idToken }),
  })
  return `/identity/session/end?${query}`
}
