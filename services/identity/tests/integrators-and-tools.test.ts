import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, exportJWK, generateKeyPair, jwtVerify, SignJWT } from 'jose'
import type { startIdentityService } from '../src/index.ts'
import { authorisation, Browser } from './browser.ts'
import { type IdentityUnderTest, identityUnderTest } from './identity-under-test.ts'

let house: IdentityUnderTest
let service: Awaited<ReturnType<typeof startIdentityService>>

beforeAll(async () => {
  house = await identityUnderTest()
  service = await house.start()
})
afterAll(async () => {
  await service?.[Symbol.asyncDispose]()
  await house?.[Symbol.asyncDispose]()
})

const newBrowser = () => new Browser(house.publicUrl, service.port)

describe('integrators', () => {
  const secret = 'a-secret-that-is-long-and-was-made-at-random'
  /** As a program asks: no cookies, no Origin. */
  const ask = async (fields: Record<string, string>, headers: Record<string, string> = {}) => {
    const body = new URLSearchParams({ grant_type: 'client_credentials', ...fields })
    const answer = await fetch(`http://127.0.0.1:${service.port}/identity/token`, { method: 'POST', headers, body })
    return { status: answer.status, ...((await answer.json()) as { access_token: string; error?: string }) }
  }
  const basic = (id: string, password: string) => ({
    authorization: `Basic ${Buffer.from(`${id}:${password}`).toString('base64')}`,
  })

  it('get a token with their secret, of which only a hash is stored', async () => {
    await service.identity.registerClient({
      clientId: 'dmws.partner-agency',
      organisation: 'dmws',
      name: 'Partner agency',
      secret,
    })
    const { status, access_token: token } = await ask({}, basic('dmws.partner-agency', secret))
    expect(status).toBe(200)
    const { payload } = await jwtVerify(token, createLocalJWKSet(service.identity.jwks()), { currentDate: house.clock.now() })
    expect(decodeProtectedHeader(token).typ).toBe('at+jwt')
    expect(payload).toMatchObject({
      aud: 'urn:candour:integrator',
      sub: 'dmws.partner-agency',
      client_id: 'dmws.partner-agency',
      org: 'dmws',
      kind: 'integrator',
    })
    expect(payload['sid']).toBeUndefined()
    const [row] = await house.database.$queryRaw<{ secret_hash: string }[]>`SELECT secret_hash FROM identity.client`
    expect(row?.secret_hash).not.toContain(secret)
    // The stored hash is not itself a secret that opens anything.
    expect((await ask({}, basic('dmws.partner-agency', row?.secret_hash ?? ''))).error).toBe('invalid_client')
  })

  it('get none with a wrong secret, an unknown id, or the secret in the form', async () => {
    expect(await ask({}, basic('dmws.partner-agency', `${secret}x`))).toMatchObject({ status: 401, error: 'invalid_client' })
    expect(await ask({}, basic('unknown', secret))).toMatchObject({ status: 401, error: 'invalid_client' })
    expect((await ask({ client_id: 'dmws.partner-agency', client_secret: secret })).status).not.toBe(200)
    expect(await ask({ resource: 'urn:candour:staff' }, basic('dmws.partner-agency', secret))).toMatchObject({
      status: 400,
      error: 'invalid_target',
    })
  })

  it('get a token with a signed assertion, which works once', async () => {
    const pair = await generateKeyPair('ES256')
    const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'k1', alg: 'ES256', use: 'sig' }
    await service.identity.registerClient({
      clientId: 'dmws.signing-agency',
      organisation: 'dmws',
      name: 'Signing agency',
      jwks: { keys: [jwk] },
    })
    const assertion = await new SignJWT({ jti: randomBytes(12).toString('hex') })
      .setProtectedHeader({ alg: 'ES256', kid: 'k1' })
      .setIssuer('dmws.signing-agency')
      .setSubject('dmws.signing-agency')
      .setAudience(`${house.publicUrl}/identity`)
      .setIssuedAt()
      .setExpirationTime('1 minute')
      .sign(pair.privateKey)
    const fields = {
      client_assertion: assertion,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    }
    const both = await Promise.all([ask(fields), ask(fields)])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 401])
    const token = both.find(({ status }) => status === 200)?.access_token ?? ''
    expect(decodeJwt(token)).toMatchObject({ aud: 'urn:candour:integrator', sub: 'dmws.signing-agency' })
  })

  it('are inactive in facts.client as soon as they are closed, and get no more tokens', async () => {
    await service.identity.closeClient('dmws.signing-agency')
    const rows = await house.database.$queryRaw`SELECT * FROM facts.client ORDER BY client_id`
    expect(rows).toEqual([
      { client_id: 'dmws.partner-agency', organisation: 'dmws', kind: 'integrator', active: true },
      { client_id: 'dmws.signing-agency', organisation: 'dmws', kind: 'integrator', active: false },
    ])
    await service.identity.closeClient('dmws.partner-agency')
    expect((await ask({}, basic('dmws.partner-agency', secret))).error).toBe('invalid_client')
    await service.identity.registerClient({
      clientId: 'dmws.partner-agency',
      organisation: 'dmws',
      name: 'Partner agency',
      secret,
    })
  })

  it('are not registered with a short secret, with none, or under the name of a portal', async () => {
    const client = { clientId: 'dmws.other', organisation: 'dmws', name: 'Other' }
    await expect(service.identity.registerClient({ ...client, secret: 'short' })).rejects.toMatchObject({
      code: 'SECRET_TOO_SHORT',
    })
    await expect(service.identity.registerClient(client)).rejects.toMatchObject({ code: 'CLIENT_CREDENTIAL_REQUIRED' })
    await expect(service.identity.registerClient({ ...client, clientId: 'staff-portal', secret })).rejects.toMatchObject({
      code: 'CLIENT_ID_NOT_ALLOWED',
    })
    const { privateKey } = await generateKeyPair('ES256', { extractable: true })
    const jwks = { keys: [await exportJWK(privateKey)] }
    await expect(service.identity.registerClient({ ...client, jwks })).rejects.toMatchObject({ code: 'PRIVATE_KEY_GIVEN' })
  })
})

describe('demonstration', () => {
  it('makes tokens with the same claims as a sign-in, and a session that facts.session knows', async () => {
    const token = await service.identity.issueToken({ username: house.people.worker.username, purpose: 'care', assurance: 2 })
    const { payload, protectedHeader } = await jwtVerify(token, createLocalJWKSet(service.identity.jwks()), {
      currentDate: house.clock.now(),
    })
    expect(protectedHeader).toMatchObject({ typ: 'at+jwt', alg: 'ES256' })
    expect(Object.keys(payload).toSorted()).toEqual([
      'acr',
      'aud',
      'auth_time',
      'client_id',
      'exp',
      'iat',
      'iss',
      'jti',
      'kind',
      'org',
      'purpose',
      'sid',
      'sub',
    ])
    expect(payload).toMatchObject({
      aud: 'urn:candour:staff',
      acr: '2',
      purpose: 'care',
      sub: house.people.worker.id,
      client_id: 'staff-portal',
    })
    const rows = await house.database.$queryRaw<
      object[]
    >`SELECT kind FROM facts.session WHERE sid = ${String(payload['sid'])} AND ended_at IS NULL`
    expect(rows).toEqual([{ kind: 'staff' }])
  })

  it.each([
    ['parent', 'representative', 'self-service-portal'],
    ['inspector', 'inspector', 'staff-portal'],
  ] as const)('makes tokens for a %s', async (who, kind, clientId) => {
    const token = await service.identity.issueToken({ username: house.people[who].username, assurance: 2 })
    expect(decodeJwt(token)).toMatchObject({ aud: `urn:candour:${kind}`, kind, client_id: clientId, sub: house.people[who].id })
  })

  it('makes tokens for integrators', async () => {
    const token = await service.identity.clientToken({ clientId: 'dmws.partner-agency', purpose: 'care' })
    expect(decodeJwt(token)).toMatchObject({
      aud: 'urn:candour:integrator',
      sub: 'dmws.partner-agency',
      org: 'dmws',
      purpose: 'care',
    })
  })

  it('is refused on any other database', async () => {
    await using real = await house.start({ demonstration: false })
    const { identity } = real
    const refused = { name: 'NotDemonstrationError' }
    await expect(identity.issueToken({ username: house.people.worker.username, assurance: 1 })).rejects.toMatchObject(refused)
    await expect(identity.clientToken({ clientId: 'dmws.partner-agency' })).rejects.toMatchObject(refused)
    await expect(identity.currentCode(house.people.worker.username)).rejects.toMatchObject(refused)
  })

  it('gives the next unused code, three of a moment at most', async () => {
    const { username } = house.people.guarded
    const codes = new Set<string>()
    for (let turn = 0; turn < 3; turn++) {
      const code = await service.identity.currentCode(username)
      codes.add(code)
      const browser = newBrowser()
      const request = authorisation(house.publicUrl, 'self-service-portal')
      const page = await browser.submit(await browser.open(request.url), '/password', {
        username,
        password: house.people.guarded.password,
      })
      const arrived = await browser.submit(page, '/code', { code })
      expect(new URL(arrived.url).searchParams.get('code')).toBeTruthy()
    }
    expect(codes.size).toBe(3)
    await expect(service.identity.currentCode(username)).rejects.toMatchObject({ name: 'NothingToIssueError' })
  })
})

describe('accounts', () => {
  const base = { id: '0193a1b2-0000-7000-8000-000000000001', organisation: 'dmws', username: 'new.worker', displayName: 'New' }
  it('of staff need a second factor, and every password keeps the rules', async () => {
    const { openAccount } = service.identity
    await expect(openAccount({ ...base, kind: 'staff', password: 'quiet harbour lantern' })).rejects.toMatchObject({
      code: 'SECOND_FACTOR_REQUIRED',
    })
    await expect(openAccount({ ...base, kind: 'service-user', password: 'short' })).rejects.toMatchObject({
      code: 'PASSWORD_TOO_SHORT',
    })
  })
})
