import { afterEach, expect, it, vi } from 'vitest'
import { createFiles } from './files.ts'

const session = { accessToken: async () => 'first', renew: async () => 'second' }
const label = { serviceUserId: 'p', categories: ['support.notes', 'financial'] }
const file = new File(['x'], "Sam's letter (2) — 結.pdf")
const json = (body: unknown, status: number) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
const files = () => createFiles({ session, purpose: () => 'care' })
const refusal = (code: string) => ({ errors: [{ extensions: { code, requestId: 'r-1' } }] })

afterEach(() => void vi.unstubAllGlobals())

it('sends a file as it is, with whose it is and what it is called in headers', async () => {
  const fetched = vi.fn<typeof fetch>(async () => json({ document: { id: 'd' }, userErrors: [] }, 201))
  vi.stubGlobal('fetch', fetched)
  expect(await files().attach(file, label)).toMatchObject({ userErrors: [] })
  const [path, init] = fetched.mock.calls[0] ?? []
  expect(path).toBe('/documents')
  expect(init?.body).toBe(file)
  expect(Object.fromEntries(new Headers(init?.headers))).toEqual({
    authorization: 'Bearer first',
    'candour-categories': 'support.notes,financial',
    'candour-person': 'p',
    'candour-purpose': 'care',
    'content-disposition': "attachment; filename*=UTF-8''Sam%27s%20letter%20%282%29%20%E2%80%94%20%E7%B5%90.pdf",
    'content-type': 'application/octet-stream',
  })
})

it('tells what is wrong with a file', async () => {
  const userErrors = [{ code: 'WRONG_TYPE', message: 'Choose a PDF.', path: ['content'] }]
  vi.stubGlobal('fetch', async () => json({ document: null, userErrors }, 422))
  expect(await files().attach(file, label)).toEqual({ document: null, userErrors })
})

it('sends a refused request once more with a new token', async () => {
  const fetched = vi.fn<typeof fetch>(async (_path, init) =>
    new Headers(init?.headers).get('authorization') === 'Bearer first'
      ? json(refusal('UNAUTHENTICATED'), 401)
      : json({ userErrors: [] }, 201),
  )
  vi.stubGlobal('fetch', fetched)
  expect(await files().attach(file, label)).toEqual({ userErrors: [] })
  expect(fetched).toHaveBeenCalledTimes(2)
})

it.each([
  ['FORBIDDEN', 403, 'no'],
  ['LIMIT_EXCEEDED', 413, 'no'],
  ['UNAVAILABLE', 503, 'unknown'],
  ['INTERNAL', 500, 'unknown'],
] as const)('knows after %s whether anything was kept', async (code, status, saved) => {
  vi.stubGlobal('fetch', async () => json(refusal(code), status))
  expect(await files().attach(file, label)).toEqual({ problem: { code, saved, reference: 'r-1' } })
})

it('does not know it when the connection broke, and says so also of a file that was to be fetched', async () => {
  vi.stubGlobal('fetch', async () => {
    throw new TypeError('fetch failed')
  })
  expect(await files().attach(file, label)).toEqual({ problem: { code: 'NETWORK', saved: 'unknown', reference: null } })
  expect(await files().save('d', 'x.pdf')).toEqual({ code: 'NETWORK', saved: 'not-applicable', reference: null })
})

it('tells why a file could not be fetched', async () => {
  vi.stubGlobal('fetch', async () => json(refusal('NOT_FOUND'), 404))
  expect(await files().save('d', 'x.pdf')).toEqual({ code: 'NOT_FOUND', saved: 'not-applicable', reference: 'r-1' })
})
