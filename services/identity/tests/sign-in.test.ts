import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRemoteJWKSet, decodeProtectedHeader, type JWTPayload, jwtVerify } from 'jose'
import { acrossOrganisations } from '@candour/database'
import type { startIdentityService } from '../src/index.ts'
import { type Answer, authorisation, Browser, exchange } from './browser.ts'
import { type IdentityUnderTest, identityUnderTest, type Person } from './identity-under-test.ts'

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
const code = (person: Person) => service.identity.currentCode(person.username)
const typePassword = (browser: Browser, page: Answer, { username, password }: Person) =>
  browser.submit(page, '/password', { username, password })

async function signInStaff(browser: Browser, extra: Record<string, string> = {}) {
  house.clock.advance(60_000)
  const request = authorisation(house.publicUrl, 'staff-portal', extra)
  const codePage = await typePassword(browser, await browser.open(request.url), house.people.worker)
  const arrived = await browser.submit(codePage, '/code', { code: await code(house.people.worker) })
  return { request, arrived }
}

async function signInPerson(browser: Browser, extra: Record<string, string> = {}) {
  const request = authorisation(house.publicUrl, 'self-service-portal', extra)
  return { request, arrived: await typePassword(browser, await browser.open(request.url), house.people.person) }
}

async function claimsOf(token: string): Promise<JWTPayload> {
  const keys = createRemoteJWKSet(new URL(`http://127.0.0.1:${service.port}/identity/jwks`))
  const { payload } = await jwtVerify(token, keys, {
    issuer: `${house.publicUrl}/identity`,
    currentDate: house.clock.now(),
    typ: 'at+jwt',
  })
  return payload
}

async function sessionFact(sid: unknown) {
  const rows = await house.database.$queryRaw<
    { account_id: string; organisation: string; kind: string; ended_at: Date | null; expires_at: Date }[]
  >`SELECT account_id::text, organisation, kind, ended_at, expires_at FROM facts.session WHERE sid = ${String(sid)}`
  return rows[0]
}

describe('signing in', () => {
  it('takes staff through password and code to an access token of level 2 [DMWS-07]', async () => {
    const browser = newBrowser()
    const { request, arrived } = await signInStaff(browser)
    expect(arrived.url).toMatch(/^http:\/\/candour\.test:4000\/staff\/signed-in\?code=.+&state=a-state&iss=/)
    const tokens = await exchange(browser, arrived, request)
    expect(tokens).toMatchObject({ status: 200, token_type: 'Bearer', expires_in: 300 })
    expect(decodeProtectedHeader(tokens.access_token)).toMatchObject({ typ: 'at+jwt', alg: 'ES256' })
    const claims = await claimsOf(tokens.access_token)
    const now = Math.floor(house.clock.now().getTime() / 1000)
    expect(claims).toEqual({
      iss: `${house.publicUrl}/identity`,
      aud: 'urn:candour:staff',
      sub: house.people.worker.id,
      client_id: 'staff-portal',
      sid: expect.any(String),
      org: 'dmws',
      kind: 'staff',
      acr: '2',
      auth_time: now,
      iat: now,
      exp: now + 300,
      jti: expect.any(String),
    })
    expect(await sessionFact(claims['sid'])).toMatchObject({
      account_id: house.people.worker.id,
      organisation: 'dmws',
      kind: 'staff',
      ended_at: null,
    })
  })

  it('takes a service user through the password alone to a token of level 1 for their own audience', async () => {
    const browser = newBrowser()
    const { request, arrived } = await signInPerson(browser)
    const claims = await claimsOf((await exchange(browser, arrived, request)).access_token)
    expect(claims).toMatchObject({ aud: 'urn:candour:service-user', kind: 'service-user', acr: '1', sub: house.people.person.id })
  })

  it('asks a service user who has a second factor for its code as well', async () => {
    const browser = newBrowser()
    const request = authorisation(house.publicUrl, 'self-service-portal')
    const page = await typePassword(browser, await browser.open(request.url), house.people.guarded)
    expect(page.body).toContain('autocomplete="one-time-code"')
    const arrived = await browser.submit(page, '/code', { code: await code(house.people.guarded) })
    expect(await claimsOf((await exchange(browser, arrived, request)).access_token)).toMatchObject({ acr: '2' })
  })

  it('gives a new token without asking while the session lives, in the same session', async () => {
    const browser = newBrowser()
    const first = await signInPerson(browser)
    const before = await claimsOf((await exchange(browser, first.arrived, first.request)).access_token)
    const again = authorisation(house.publicUrl, 'self-service-portal', { prompt: 'none' })
    const after = await claimsOf((await exchange(browser, await browser.open(again.url), again)).access_token)
    expect(after['sid']).toBe(before['sid'])
  })

  it('answers a wrong password and an unknown account alike, and keeps what was typed out of the page', async () => {
    const answers = []
    for (const username of [house.people.person.username, 'nobody.at-all']) {
      const browser = newBrowser()
      const page = await browser.open(authorisation(house.publicUrl, 'self-service-portal').url)
      const answer = await browser.submit(page, '/password', { username, password: 'not the right one' })
      expect(answer.body).not.toContain('not the right one')
      answers.push({
        status: answer.status,
        body: answer.body.replaceAll(username, 'NAME').replaceAll(/interaction\/[\w-]+/g, 'interaction/UID'),
      })
    }
    expect(answers[0]).toEqual(answers[1])
    expect(answers[0]?.body).toContain('Check your user name and password')
  })

  it('links each error to its field', async () => {
    const browser = newBrowser()
    const page = await browser.open(authorisation(house.publicUrl, 'self-service-portal').url)
    const { status, body } = await browser.submit(page, '/password', { username: '', password: '' })
    expect(status).toBe(400)
    expect(body).toContain('<a href="#username">Enter your user name</a>')
    expect(body).toContain('<a href="#password">Enter your password</a>')
    expect(body).toMatch(/id="password"[^>]+aria-describedby="password-error" aria-invalid="true"/)
    expect(body).toContain('<title>Error: ')
  })

  it('refuses a code that was used, and a wrong one', async () => {
    const first = newBrowser()
    house.clock.advance(60_000)
    const used = await code(house.people.worker)
    const page = async (browser: Browser) =>
      typePassword(browser, await browser.open(authorisation(house.publicUrl, 'staff-portal').url), house.people.worker)
    const arrived = await first.submit(await page(first), '/code', { code: used })
    expect(new URL(arrived.url).searchParams.get('code')).toBeTruthy()
    const second = newBrowser()
    const refused = await second.submit(await page(second), '/code', { code: used })
    expect(refused.status).toBe(400)
    expect(refused.body).toContain('The code is wrong or was used before')
    expect((await second.submit(refused, '/code', { code: '000000' })).status).toBe(400)
  })

  it('slows down guessing under one name, for names with and without an account alike', async () => {
    for (const username of [house.people.guarded.username, 'nobody.else']) {
      const browser = newBrowser()
      let page = await browser.open(authorisation(house.publicUrl, 'self-service-portal').url)
      const statuses: number[] = []
      for (let attempt = 0; attempt < 6; attempt++) {
        page = await browser.submit(page, '/password', { username, password: `guess number ${attempt}` })
        statuses.push(page.status)
      }
      expect(statuses).toEqual([400, 400, 400, 400, 400, 429])
      expect(page.headers.get('retry-after')).toBe('30')
      expect(page.body).toContain('Wait 1 minute')
    }
    // Even the right password waits, and works when the wait is over.
    const browser = newBrowser()
    const request = authorisation(house.publicUrl, 'self-service-portal')
    const waiting = await typePassword(browser, await browser.open(request.url), house.people.guarded)
    expect(waiting.status).toBe(429)
    house.clock.advance(31_000)
    expect((await typePassword(browser, waiting, house.people.guarded)).body).toContain('Enter your security code')
  })

  it('does not let many guesses at the same moment past the limit', async () => {
    const browsers = Array.from({ length: 12 }, newBrowser)
    const pages = await Promise.all(
      browsers.map((browser) => browser.open(authorisation(house.publicUrl, 'self-service-portal').url)),
    )
    const guess = async (page: Answer, index: number) =>
      browsers[index]?.submit(page, '/password', { username: 'crowd', password: `guess ${index}` })
    const statuses = (await Promise.all(pages.map(guess))).map((answer) => answer?.status)
    expect(statuses.filter((status) => status === 400)).toHaveLength(5)
    expect(statuses.filter((status) => status === 429)).toHaveLength(7)
  })

  it('stores neither typed names nor addresses with the counts, nor secrets in the clear', async () => {
    const attempts = await house.database.attempt.findMany()
    expect(JSON.stringify(attempts)).not.toMatch(/dmws|nobody|127\.0\.0\.1/)
    expect(JSON.stringify(await house.database.artefact.findMany())).not.toMatch(/nobody\.at-all|not the right one/)
    const accounts = await acrossOrganisations('a look at everything stored', () => house.database.account.findMany())
    for (const account of accounts) expect(account.passwordHash).toMatch(/^\$argon2id\$/)
    const worker = accounts.find(({ id }) => id === house.people.worker.id)
    expect(Buffer.from(worker?.totpSealed ?? []).toString('latin1')).not.toContain(house.people.worker.totpSecret)
    const [key] = await house.database.signingKey.findMany()
    expect(JSON.stringify(key?.publicJwk)).not.toContain('"d"')
    expect(Buffer.from(key?.sealed ?? []).toString('latin1')).not.toContain('"d"')
  })

  it('refuses a form from another site', async () => {
    const browser = newBrowser()
    const page = await browser.open(authorisation(house.publicUrl, 'self-service-portal').url)
    const action = /action="([^"]+\/password)"/.exec(page.body)?.[1] ?? ''
    const { username, password } = house.people.person
    expect((await browser.send(action, { username, password }, { origin: 'https://evil.example' })).status).toBe(403)
    expect((await browser.send(action, { username, password }, { 'content-type': 'text/plain' })).status).toBe(415)
    expect((await browser.send(action, { username, password: 'x'.repeat(10_000) })).status).toBe(413)
  })
})

describe('who may enter which portal', () => {
  it('lets somebody who acts for a person into self-service, with tokens of their own audience', async () => {
    const browser = newBrowser()
    const request = authorisation(house.publicUrl, 'self-service-portal')
    const arrived = await typePassword(browser, await browser.open(request.url), house.people.parent)
    const claims = await claimsOf((await exchange(browser, arrived, request)).access_token)
    expect(claims).toMatchObject({
      aud: 'urn:candour:representative',
      kind: 'representative',
      acr: '1',
      sub: house.people.parent.id,
    })
    expect(await sessionFact(claims['sid'])).toMatchObject({ kind: 'representative', ended_at: null })
  })

  it('lets an inspector into the staff portal after a code, with tokens of their own audience', async () => {
    const browser = newBrowser()
    const request = authorisation(house.publicUrl, 'staff-portal')
    const page = await typePassword(browser, await browser.open(request.url), house.people.inspector)
    const arrived = await browser.submit(page, '/code', { code: await code(house.people.inspector) })
    const claims = await claimsOf((await exchange(browser, arrived, request)).access_token)
    expect(claims).toMatchObject({ aud: 'urn:candour:inspector', kind: 'inspector', acr: '2', sub: house.people.inspector.id })
  })

  it.each([
    ['staff-portal', 'parent'],
    ['self-service-portal', 'inspector'],
    ['self-service-portal', 'worker'],
  ] as const)('does not open the %s to a %s', async (portal, who) => {
    const browser = newBrowser()
    const answer = await typePassword(browser, await browser.open(authorisation(house.publicUrl, portal).url), house.people[who])
    expect(answer.status).toBe(403)
    expect(answer.body).toContain('Your account does not open this portal')
  })

  it('turns an account of another kind away after the right password', async () => {
    const browser = newBrowser()
    const page = await browser.open(authorisation(house.publicUrl, 'staff-portal').url)
    const answer = await typePassword(browser, page, house.people.person)
    expect(answer.status).toBe(403)
    expect(answer.body).toContain('Your account does not open this portal')
  })

  it('asks for another account when the session is of another kind, and ends the first session when somebody else signs in', async () => {
    const browser = newBrowser()
    const first = await signInPerson(browser)
    const { sid } = await claimsOf((await exchange(browser, first.arrived, first.request)).access_token)
    const request = authorisation(house.publicUrl, 'staff-portal')
    const page = await browser.open(request.url)
    expect(page.body).toContain('that account does not open this portal')
    house.clock.advance(60_000)
    const codePage = await typePassword(browser, page, house.people.worker)
    const arrived = await browser.submit(codePage, '/code', { code: await code(house.people.worker) })
    const claims = await claimsOf((await exchange(browser, arrived, request)).access_token)
    expect(claims).toMatchObject({ aud: 'urn:candour:staff', sub: house.people.worker.id })
    expect(claims['sid']).not.toBe(sid)
    expect((await sessionFact(sid))?.ended_at).toBeInstanceOf(Date)
  })

  it.each(['urn:candour:staff', 'urn:candour:staff-portal', 'urn:candour:representative', 'urn:candour:service-user'])(
    'lets no portal choose the audience: %s',
    async (resource) => {
      const browser = newBrowser()
      const answer = await browser.open(authorisation(house.publicUrl, 'self-service-portal', { resource }).url)
      expect(new URL(answer.url).searchParams.get('error')).toBe('invalid_target')
    },
  )
})

describe('stepping up', () => {
  it('asks an account without a second factor to get one, and returns to the portal with an error', async () => {
    const browser = newBrowser()
    await signInPerson(browser)
    const page = await browser.open(authorisation(house.publicUrl, 'self-service-portal', { acr_values: '2' }).url)
    expect(page.body).toContain('You need a security code for this')
    const arrived = await browser.submit(page, '/cancel', {})
    expect(new URL(arrived.url).searchParams.get('error')).toBe('unmet_authentication_requirements')
  })

  it('asks for the code alone when only the level is missing, and keeps the session', async () => {
    const browser = newBrowser()
    const first = await signInPerson(browser)
    const before = await claimsOf((await exchange(browser, first.arrived, first.request)).access_token)
    await service.identity.openAccount({
      ...house.people.person,
      totpSecret: house.people.guarded.totpSecret ?? '',
      organisation: 'dmws',
      kind: 'service-user',
      displayName: 'Tomas <Reed>',
    })
    house.clock.advance(60_000)
    const request = authorisation(house.publicUrl, 'self-service-portal', { acr_values: '2' })
    const page = await browser.open(request.url)
    expect(page.body).toContain('Tomas &#60;Reed&#62;')
    const arrived = await browser.submit(page, '/code', { code: await code(house.people.person) })
    const after = await claimsOf((await exchange(browser, arrived, request)).access_token)
    expect(after).toMatchObject({ acr: '2', sid: before['sid'], auth_time: before['auth_time'] })
    await service.identity.openAccount({
      ...house.people.person,
      organisation: 'dmws',
      kind: 'service-user',
      displayName: 'Tomas <Reed>',
    })
  })

  it('asks for the password again when the sign-in is older than max_age', async () => {
    const browser = newBrowser()
    await signInStaff(browser)
    house.clock.advance(120_000)
    const again = authorisation(house.publicUrl, 'staff-portal', { max_age: '100' })
    const page = await browser.open(again.url)
    expect(page.body).toContain('autocomplete="current-password"')
    const codePage = await typePassword(browser, page, house.people.worker)
    const arrived = await browser.submit(codePage, '/code', { code: await code(house.people.worker) })
    const claims = await claimsOf((await exchange(browser, arrived, again)).access_token)
    expect(claims['auth_time']).toBe(Math.floor(house.clock.now().getTime() / 1000))
  })

  it('asks for everything anew when a step-up is asked for, and no more while that is fresh [DMWS-07]', async () => {
    const browser = newBrowser()
    const first = await signInStaff(browser)
    const before = await claimsOf((await exchange(browser, first.arrived, first.request)).access_token)
    expect(before['acr']).toBe('2')
    house.clock.advance(10_000)
    const request = authorisation(house.publicUrl, 'staff-portal', { acr_values: '3', max_age: '300' })
    const page = await browser.open(request.url)
    expect(page.body).toContain('autocomplete="current-password"')
    expect(page.body).toContain(`value="${house.people.worker.username}"`)
    const codePage = await typePassword(browser, page, house.people.worker)
    const arrived = await browser.submit(codePage, '/code', { code: await code(house.people.worker) })
    const stepped = await claimsOf((await exchange(browser, arrived, request)).access_token)
    expect(stepped).toMatchObject({ acr: '3', sid: before['sid'], auth_time: Math.floor(house.clock.now().getTime() / 1000) })
    house.clock.advance(300_000)
    const silent = () => browser.open(authorisation(house.publicUrl, 'staff-portal', { prompt: 'none', acr_values: '3' }).url)
    expect(new URL((await silent()).url).searchParams.get('error')).toBe(null)
    house.clock.advance(1_000)
    expect(new URL((await silent()).url).searchParams.get('error')).toBe('login_required')
  })

  it('says no in silence when the portal asks for no page', async () => {
    const browser = newBrowser()
    await signInPerson(browser)
    const answer = await browser.open(
      authorisation(house.publicUrl, 'self-service-portal', { prompt: 'none', acr_values: '2' }).url,
    )
    expect(new URL(answer.url).searchParams.get('error')).toBe('login_required')
  })
})
