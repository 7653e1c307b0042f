import { createServer, request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decodeJwt } from 'jose'
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

  it('of staff whose second factor is gone are not let in by the password alone', async () => {
    const { id, username, password } = house.people.worker
    const [row] = await house.database.$queryRaw<
      { totp_sealed: Uint8Array }[]
    >`SELECT totp_sealed FROM identity.account WHERE id = ${id}::uuid`
    await house.database.$executeRaw`UPDATE identity.account SET totp_sealed = NULL WHERE id = ${id}::uuid`
    const browser = newBrowser()
    const page = await browser.submit(await browser.open(authorisation(house.publicUrl, 'staff-portal').url), '/password', {
      username,
      password,
    })
    expect(page.body).toContain('You need a security code for this')
    await house.database.$executeRaw`UPDATE identity.account SET totp_sealed = ${row?.totp_sealed} WHERE id = ${id}::uuid`
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

  it('is the same behind a router that cuts the mount path off', async () => {
    const server = createServer((incoming, response) => {
      const request = Object.assign(incoming, { originalUrl: incoming.url ?? '' })
      request.url = request.originalUrl.slice('/identity'.length)
      void service.identity.handler(request, response)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const browser = new Browser(house.publicUrl, (server.address() as AddressInfo).port)
    const request = authorisation(house.publicUrl, 'self-service-portal')
    const { username, password } = house.people.person
    const arrived = await browser.submit(await browser.open(request.url), '/password', { username, password })
    expect((await exchange(browser, arrived, request)).status).toBe(200)
    await new Promise((resolve) => server.close(resolve))
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
