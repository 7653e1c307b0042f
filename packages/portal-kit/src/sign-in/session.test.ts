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

/** An identity token as the provider writes one; its signature is not looked at here. */
const idToken = (claims: object) => `h.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.s`
const now = () => Math.floor(Date.now() / 1000)

/** Signs in as Sam, then has the provider answer a step-up in a window with this identity token. */
async function steppingUp(claims: object) {
  let token = idToken({ sub: 'sam', acr: '2', auth_time: now() - 900 })
  vi.stubGlobal('fetch', async (input: string) => {
    if (input.startsWith('/identity/token')) return Response.json({ access_token: 'token', id_token: token, expires_in: 300 })
    const state = new URL(input, origin).searchParams.get('state') ?? ''
    return { url: `${origin}/staff/signed-in?${new URLSearchParams({ state, code: 'c' })}` } as Response
  })
  const session = createSession(portal)
  await session.open()
  token = idToken(claims)
  let asked = new URLSearchParams()
  const other = {
    location: {
      replace: (url: string) => {
        asked = new URL(url, origin).searchParams
        // What the page in the other window does when the provider sends it back.
        browserAt(`/staff/signed-in?code=c&state=${asked.get('state')}`)
        vi.stubGlobal('window', { close: () => {} })
        void createSession(portal).open()
      },
    },
  } as unknown as Window
  const done = session.stepUpIn(other, 3, new AbortController().signal)
  return { session, done, asked: () => asked }
}

it('steps up in another window, and takes what comes back when it is as strong and as fresh as asked', async () => {
  const { session, done, asked } = await steppingUp({ sub: 'sam', acr: '3', auth_time: now() })
  await done
  expect(asked().get('acr_values')).toBe('3')
  expect(asked().get('max_age')).toBe('300')
  expect(session.state()).toEqual({ kind: 'signed-in' })
  expect(stored.size).toBe(0)
})

it.each([
  ['too weak', { sub: 'sam', acr: '2', auth_time: now() }],
  ['too old', { sub: 'sam', acr: '3', auth_time: now() - 400 }],
])('refuses a step-up that is %s, and stays signed in', async (_, claims) => {
  const { session, done } = await steppingUp(claims)
  await expect(done).rejects.toThrow('not_as_asked')
  expect(session.state()).toEqual({ kind: 'signed-in' })
})

it('ends the sign-in when somebody else proves who they are in the other window', async () => {
  const { session, done } = await steppingUp({ sub: 'alex', acr: '3', auth_time: now() })
  await expect(done).rejects.toThrow('not_as_asked')
  expect(session.state()).toEqual({ kind: 'signed-out', because: 'expired' })
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
