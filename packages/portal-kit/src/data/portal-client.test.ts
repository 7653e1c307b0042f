import { afterEach, expect, it, vi } from 'vitest'
import { graphql } from '../schema/graphql.ts'
import type { SignInSession } from '../sign-in/session.ts'
import { createPortalClient } from './portal-client.ts'

const query = graphql('query Who { viewer { id } }')
const session = (over: Partial<SignInSession> = {}): SignInSession => ({
  state: () => ({ kind: 'signed-in' }),
  subscribe: () => () => {},
  open: async () => null,
  signIn: async () => {},
  stepUpIn: async () => {},
  accessToken: async () => 'first',
  renew: async () => 'second',
  signOut: () => {},
  expire: () => {},
  ...over,
})
const answer = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })

afterEach(() => vi.unstubAllGlobals())

it('sends the token and the purpose in headers, never in the address', async () => {
  const fetched = vi.fn<typeof fetch>(async (_url, _init) => answer({ data: { viewer: { id: 'v' } } }))
  vi.stubGlobal('fetch', fetched)
  const client = createPortalClient({ session: session(), purpose: () => 'care', url: 'http://localhost/graphql' })
  await client.query(query, {})
  const [url, init] = fetched.mock.calls[0] ?? []
  expect(url).toBe('http://localhost/graphql')
  expect(new Headers(init?.headers).get('authorization')).toBe('Bearer first')
  expect(new Headers(init?.headers).get('candour-purpose')).toBe('care')
  expect(init?.cache).toBe('no-store')
})

it('asks the server again for every look: nothing is kept', async () => {
  const fetched = vi.fn<typeof fetch>(async () => answer({ data: { viewer: { id: 'v' } } }))
  vi.stubGlobal('fetch', fetched)
  const client = createPortalClient({ session: session(), purpose: () => null, url: 'http://localhost/graphql' })
  await client.query(query, {})
  await client.query(query, {})
  expect(fetched).toHaveBeenCalledTimes(2)
})

it('renews a refused token once and sends the request again', async () => {
  const fetched = vi.fn<typeof fetch>(async (_url, init) =>
    new Headers(init?.headers).get('authorization') === 'Bearer second'
      ? answer({ data: { viewer: { id: 'v' } } })
      : answer({}, 401),
  )
  vi.stubGlobal('fetch', fetched)
  const client = createPortalClient({ session: session(), purpose: () => null, url: 'http://localhost/graphql' })
  expect((await client.query(query, {})).data).toEqual({ viewer: { id: 'v' } })
  expect(fetched).toHaveBeenCalledTimes(2)
})

const challenge = (level: string) =>
  new Response(JSON.stringify({ errors: [{ message: 'x', extensions: { code: 'INSUFFICIENT_USER_AUTHENTICATION' } }] }), {
    status: 401,
    headers: {
      'content-type': 'application/json',
      'www-authenticate': `Bearer error="insufficient_user_authentication", acr_values="${level}", max_age=300`,
    },
  })
const stepUp = (done: boolean) => ({
  state: () => ({ kind: 'quiet' }) as const,
  times: () => 0,
  subscribe: () => () => {},
  ask: vi.fn<(assurance: 2 | 3) => Promise<boolean>>(async () => done),
  confirm: () => {},
  cancel: () => {},
})

it('meets a challenge for a stronger sign-in by asking, and sends the same request again', async () => {
  const fetched = vi
    .fn<typeof fetch>()
    .mockResolvedValueOnce(challenge('3'))
    .mockResolvedValueOnce(answer({ data: { viewer: { id: 'v' } } }))
  vi.stubGlobal('fetch', fetched)
  const renew = vi.fn<() => Promise<string>>(async () => 'second')
  const asking = stepUp(true)
  const client = createPortalClient({
    session: session({ renew }),
    purpose: () => null,
    stepUp: asking,
    url: 'http://localhost/graphql',
  })
  expect((await client.query(query, {})).data).toEqual({ viewer: { id: 'v' } })
  expect(asking.ask).toHaveBeenCalledExactlyOnceWith(3)
  expect(fetched.mock.calls[0]?.[1]?.body).toBe(fetched.mock.calls[1]?.[1]?.body)
  expect(renew).not.toHaveBeenCalled()
})

it('tells that it was not confirmed when the person would not, and sends nothing again', async () => {
  const fetched = vi.fn<typeof fetch>(async () => challenge('2'))
  vi.stubGlobal('fetch', fetched)
  const asking = stepUp(false)
  const client = createPortalClient({ session: session(), purpose: () => null, stepUp: asking, url: 'http://localhost/graphql' })
  const { error } = await client.query(query, {})
  expect(error?.graphQLErrors[0]?.extensions['code']).toBe('INSUFFICIENT_USER_AUTHENTICATION')
  expect(asking.ask).toHaveBeenCalledExactlyOnceWith(2)
  expect(fetched).toHaveBeenCalledOnce()
})

it('ends the sign-in when the server says so', async () => {
  vi.stubGlobal('fetch', async () => answer({ errors: [{ message: 'x', extensions: { code: 'UNAUTHENTICATED' } }] }))
  const expire = vi.fn<() => void>()
  const client = createPortalClient({ session: session({ expire }), purpose: () => null, url: 'http://localhost/graphql' })
  await client.query(query, {})
  expect(expire).toHaveBeenCalledOnce()
})
