import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { PortalIdentity } from './identity-provider.ts'
import { challengeOf } from './pkce.ts'
import { createSession } from './session.ts'

const portal: PortalIdentity = {
  clientId: 'staff-portal',
  callbackPath: '/staff/signed-in',
  homePath: '/staff/',
}
const origin = 'http://localhost:4000'
const stored = new Map<string, string>()
let left: string | null

const browserAt = (path: string) => vi.stubGlobal('location', { ...urlParts(path), assign: (to: string) => (left = to) })
const urlParts = (path: string) => ({ origin, href: origin + path, pathname: new URL(origin + path).pathname })

/** The provider: `signedIn` answers quietly with a code, otherwise login_required. */
function provider(signedIn: boolean, seconds = 300) {
  let serial = 0
  const fetched = vi.fn<(input: string) => Promise<Response>>(async (input) => {
    if (input.startsWith('/identity/token')) return Response.json({ access_token: `token-${++serial}`, expires_in: seconds })
    const state = new URL(input, origin).searchParams.get('state') ?? ''
    const url = `${origin}/staff/signed-in?${new URLSearchParams({ state, ...(signedIn ? { code: 'c' } : { error: 'login_required' }) })}`
    return { url } as Response
  })
  vi.stubGlobal('fetch', fetched)
  return fetched
}

beforeEach(() => {
  stored.clear()
  left = null
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
    removeItem: (key: string) => stored.delete(key),
  })
  browserAt('/staff/people/1')
})
afterEach(() => vi.unstubAllGlobals())

it('derives the challenge as RFC 7636 does in its appendix B', async () => {
  expect(await challengeOf('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM')
})

it('asks for a sign-in when the provider knows nobody', async () => {
  provider(false)
  const session = createSession(portal)
  expect(await session.open()).toBeNull()
  expect(session.state()).toEqual({ kind: 'signed-out', because: 'never-signed-in' })
})

it('renews quietly when the provider remembers, and keeps the token out of storage', async () => {
  provider(true)
  const session = createSession(portal)
  await session.open()
  expect(session.state()).toEqual({ kind: 'signed-in' })
  expect(await session.accessToken()).toBe('token-1')
  expect(stored.size).toBe(0)
})

it('keeps state and verifier only during the redirect', async () => {
  provider(true)
  await createSession(portal).signIn('/staff/people/1')
  const asked = new URL(left ?? '', origin).searchParams
  expect(asked.get('code_challenge_method')).toBe('S256')
  expect(stored.size).toBe(1)
  browserAt(`/staff/signed-in?code=c&state=${asked.get('state')}`)
  const back = createSession(portal)
  expect(await back.open()).toBe('/staff/people/1')
  expect(back.state()).toEqual({ kind: 'signed-in' })
  expect(stored.size).toBe(0)
})

it('refuses a code that was not asked for', async () => {
  const fetched = provider(true)
  await createSession(portal).signIn('/staff/')
  browserAt('/staff/signed-in?code=c&state=forged')
  const session = createSession(portal)
  await session.open()
  expect(session.state()).toEqual({ kind: 'signed-out', because: 'failed' })
  expect(fetched).not.toHaveBeenCalled()
})

it('renews before the token expires, once for all who wait', async () => {
  provider(true, 20)
  const session = createSession(portal)
  await session.open()
  expect(await Promise.all([session.accessToken(), session.accessToken()])).toEqual(['token-2', 'token-2'])
})

it('ends when the provider no longer knows the person', async () => {
  provider(true, 20)
  const session = createSession(portal)
  await session.open()
  provider(false)
  await expect(session.accessToken()).rejects.toThrow('login_required')
  expect(session.state()).toEqual({ kind: 'signed-out', because: 'expired' })
})

it('does not take an outage for the end of the sign-in', async () => {
  provider(true, 20)
  const session = createSession(portal)
  await session.open()
  vi.stubGlobal('fetch', async () => {
    throw new TypeError('network')
  })
  await expect(session.accessToken()).rejects.toThrow('network')
  expect(session.state()).toEqual({ kind: 'signed-in' })
})

it('asks for a second factor on the way up', async () => {
  provider(true)
  await createSession(portal).stepUp('/staff/people/1')
  expect(new URL(left ?? '', origin).searchParams.get('acr_values')).toBe('2')
})

it('signs out at the provider and comes back to say why', async () => {
  provider(true)
  const session = createSession(portal)
  await session.open()
  session.signOut('idle')
  expect(new URL(left ?? '', origin).pathname).toBe('/identity/session/end')
  browserAt('/staff/?state=idle')
  const next = createSession(portal)
  expect(await next.open()).toBe('/staff/')
  expect(next.state()).toEqual({ kind: 'signed-out', because: 'idle' })
})
