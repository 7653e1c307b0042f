import { request as httpRequest } from 'node:http'
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decodeJwt, decodeProtectedHeader, exportJWK, generateKeyPair, jwtVerify, SignJWT, createLocalJWKSet } from 'jose'
import type { startIdentityService } from '../src/index.ts'
import { authorisation, Browser, exchange } from './browser.ts'
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

describe('authorisation requests', () => {
  it('to an address that is not registered end on a page here', async () => {
    const answer = await newBrowser().open(
      authorisation(house.publicUrl, 'staff-portal', { redirect_uri: 'https://evil.example/' }).url,
    )
    expect(answer.status).toBe(400)
    expect(answer.url).toContain('/identity/auth')
    expect(answer.body).toContain('We could not sign you in')
    expect(answer.body).not.toContain('evil.example')
  })

  it('of an unknown client end on a page here', async () => {
    const answer = await newBrowser().open(authorisation(house.publicUrl, 'staff-portal', { client_id: 'unknown' }).url)
    expect(answer.status).toBe(400)
    expect(answer.body).toContain('invalid_client')
  })

  it.each([
    ['without a proof key', { code_challenge: '', code_challenge_method: '' }],
    ['with a plain proof key', { code_challenge_method: 'plain' }],
  ])('%s are refused', async (_how, extra) => {
    const url = new URL(authorisation(house.publicUrl, 'staff-portal', extra).url)
    for (const [name, value] of [...url.searchParams]) if (value === '') url.searchParams.delete(name)
    expect(new URL((await newBrowser().open(url.href)).url).searchParams.get('error')).toBe('invalid_request')
  })

  it.each(['token', 'id_token', 'code id_token'])('for the response type %s are refused', async (response_type) => {
    const { url } = await newBrowser().open(authorisation(house.publicUrl, 'staff-portal', { response_type }).url)
    expect(url).toMatch(/\/staff\/signed-in#error=invalid_request&/)
  })

  it('need the verifier of the proof key to redeem the code, once', async () => {
    const browser = newBrowser()
    const request = authorisation(house.publicUrl, 'self-service-portal')
    const { username, password } = house.people.person
    const arrived = await browser.submit(await browser.open(request.url), '/password', { username, password })
    const stolen = await exchange(browser, arrived, { ...request, verifier: randomBytes(32).toString('base64url') })
    expect(stolen).toMatchObject({ status: 400, error: 'invalid_grant' })
    const both = await Promise.all([exchange(browser, arrived, request), exchange(browser, arrived, request)])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 400])
  })

  it('whose page was open too long, or is reached by the back button, lead to a friendly page', async () => {
    const browser = newBrowser()
    const page = await browser.open(authorisation(house.publicUrl, 'self-service-portal').url)
    const cookies = new Map(browser.cookies)
    house.clock.advance(21 * 60_000)
    const { username, password } = house.people.person
    const late = await browser.submit(page, '/password', { username, password })
    expect(late.status).toBe(400)
    expect(late.body).toContain('This sign-in page has ended')
    expect(late.body).toContain(`href="${house.publicUrl}/my/"`)

    const finished = newBrowser()
    const fresh = await finished.open(authorisation(house.publicUrl, 'self-service-portal').url)
    await finished.submit(fresh, '/password', { username, password })
    expect((await finished.open(fresh.url)).body).toContain('This sign-in page has ended')

    const elsewhere = newBrowser()
    expect((await elsewhere.open(fresh.url)).body).toContain('This sign-in page has ended')
    expect(cookies.size).toBeGreaterThan(0)
  })
})

describe('the public address', () => {
  /** fetch does not let the Host header be set. */
  const raw = (path: string, host: string) =>
    new Promise<{ status: number; headers: Record<string, unknown>; body: string }>((resolve, reject) => {
      const headers = { host, 'x-forwarded-host': host, 'x-forwarded-proto': 'https', accept: 'text/html' }
      httpRequest({ host: '127.0.0.1', port: service.port, path, headers }, (response) => {
        let body = ''
        response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk))
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
      })
        .on('error', reject)
        .end()
    })

  it('comes from the configuration and never from the request', async () => {
    const discovery = await raw('/identity/.well-known/openid-configuration', 'evil.example')
    const metadata = JSON.parse(discovery.body) as Record<string, unknown>
    expect(metadata['issuer']).toBe('http://candour.test:4000/identity')
    expect(metadata['token_endpoint']).toBe('http://candour.test:4000/identity/token')
    expect(discovery.body).not.toContain('evil')
    const { url } = authorisation(house.publicUrl, 'staff-portal')
    const started = await raw(`/identity/auth?${new URL(url).searchParams}`, 'evil.example')
    expect(started.status).toBe(303)
    expect(JSON.stringify(started.headers)).not.toContain('evil')
    expect(JSON.stringify(started.headers['set-cookie'])).not.toMatch(/secure/i)
  })

  it('is not taken from an absolute request line', async () => {
    expect((await raw('http://evil.example/identity/.well-known/openid-configuration', 'evil.example')).status).toBe(404)
  })

  it('with https makes every cookie Secure, HttpOnly and SameSite=Lax, below /identity only', async () => {
    await using secure = await house.start({ publicUrl: 'https://candour.test' })
    const browser = new Browser('https://candour.test', secure.port)
    const { username, password } = house.people.person
    await browser.submit(await browser.open(authorisation('https://candour.test', 'self-service-portal').url), '/password', {
      username,
      password,
    })
    const session = browser.cookies.get('candour_session')
    expect(session?.attributes.toLowerCase()).not.toContain('expires')
    expect(browser.cookies.size).toBeGreaterThan(2)
    for (const { path, attributes } of browser.cookies.values()) {
      expect(path).toMatch(/^\/identity/)
      expect(attributes.toLowerCase()).toMatch(/(?=.*\bsecure\b)(?=.*\bhttponly\b)(?=.*\bsamesite=lax\b)/)
    }
  })

  it('has pages without scripts, in a language, with help and the data protection officer', async () => {
    const answer = await newBrowser().open(authorisation(house.publicUrl, 'staff-portal').url)
    const policy = answer.headers.get('content-security-policy')
    expect(policy).toBe("default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.body).toContain('<html lang="en-GB">')
    expect(answer.body).not.toMatch(/<script|style="|<style/)
    expect(answer.body.match(/<h1/g)).toHaveLength(1)
    expect(answer.body).toContain('href="tel:01632960001"')
    expect(answer.body).toContain('dpo@dmws.example')
    expect(answer.body).toMatch(/id="username"[^>]+autocomplete="username"/)
    const css = /href="([^"]+\.css)"/.exec(answer.body)?.[1] ?? ''
    expect((await newBrowser().send(css)).headers.get('content-type')).toBe('text/css; charset=utf-8')
    expect((await newBrowser().send('/identity/nowhere')).status).toBe(404)
  })
})

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

it('sweeps away what has expired and leaves what lives', async () => {
  const token = await service.identity.issueToken({ username: house.people.worker.username, assurance: 1 })
  const sid = String(decodeJwt(token)['sid'])
  await newBrowser().open(authorisation(house.publicUrl, 'staff-portal').url)
  house.clock.advance(60 * 60_000)
  await newBrowser().open(authorisation(house.publicUrl, 'staff-portal').url)
  await service.identity.sweep()
  expect(await house.database.artefact.count({ where: { kind: 'Interaction' } })).toBe(1)
  expect(await house.database.session.count({ where: { uid: sid } })).toBe(1)
  house.clock.advance(31 * 24 * 60 * 60_000)
  await service.identity.sweep()
  expect(await house.database.session.count({ where: { uid: sid } })).toBe(0)
})
