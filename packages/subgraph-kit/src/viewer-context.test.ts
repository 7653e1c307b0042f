import { createHash } from 'node:crypto'
import { generateKeyPair, SignJWT, type CryptoKey } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import { createViewerSigner, createViewerVerifier, type ViewerClaims } from './viewer-context.ts'

const viewer: ViewerClaims = {
  id: '01900000-0000-7000-8000-000000000001',
  kind: 'staff',
  organisation: 'dmws',
  clientId: 'staff-portal',
  sessionId: 'a session',
  assurance: 2,
  authenticatedAt: 0,
  purpose: 'care',
  requestId: '00000000-0000-4000-8000-000000000000',
  operation: 'query',
  operationName: null,
}
const body = '{"query":"{ __typename }"}'

const hashOf = (text: string) => createHash('sha256').update(text).digest('base64url')

let keys: { privateKey: CryptoKey; publicKey: CryptoKey }
beforeAll(async () => {
  keys = await generateKeyPair('EdDSA')
})

let now = new Date('2026-11-22T12:00:00Z')
const at = (seconds: number) => (now = new Date(Date.parse('2026-11-22T12:00:00Z') + seconds * 1000))
const sign = (audience = 'access', signed = body) => createViewerSigner(keys.privateKey, () => now)(viewer, audience, signed)
const verify = (signature: string, received = body) =>
  createViewerVerifier(keys.publicKey, 'access', () => now)(signature, received)

describe('a signed viewer context', () => {
  it('says who asks to the subgraph that it was signed for, and has an id of its own', async () => {
    at(0)
    const [first, second] = [await verify(await sign()), await verify(await sign())]
    expect(first.claims).toEqual(viewer)
    expect(first.contextId).not.toBe(second.contextId)
    expect(first.expiresAt.getTime() - now.getTime()).toBeLessThanOrEqual(30_000)
  })

  it('is worth nothing elsewhere, with another body, or later', async () => {
    at(0)
    await expect(verify(await sign('consent'))).rejects.toThrow()
    await expect(verify(await sign(), `${body} `)).rejects.toThrow(/another body/)
    const signature = await sign()
    at(30)
    await expect(verify(signature)).rejects.toThrow()
  })

  it('of the future is refused, so that none can be kept for later', async () => {
    at(3_600)
    const signature = await sign()
    at(0)
    await expect(verify(signature)).rejects.toThrow()
  })

  it('of another key is refused', async () => {
    at(0)
    const others = await generateKeyPair('EdDSA')
    const forged = await createViewerSigner(others.privateKey, () => now)(viewer, 'access', body)
    await expect(verify(forged)).rejects.toThrow()
  })

  it('is refused when it is of another type, without an id or without an end, though all else is right', async () => {
    at(0)
    const seconds = Math.floor(now.getTime() / 1000)
    const whole = { jti: 'one', iat: seconds, exp: seconds + 20, aud: 'access', viewer, body: hashOf(body) }
    const signed = (claims: object, typ = 'candour-viewer') =>
      new SignJWT({ ...claims }).setProtectedHeader({ alg: 'EdDSA', typ }).sign(keys.privateKey)
    expect((await verify(await signed(whole))).contextId).toBe('one')
    const { jti, ...withoutId } = whole
    const { exp, ...withoutEnd } = whole
    expect([jti, exp]).toEqual(['one', seconds + 20])
    for (const other of [signed(whole, 'at+jwt'), signed(withoutId), signed(withoutEnd)]) {
      await expect(verify(await other)).rejects.toThrow()
    }
  })
})
