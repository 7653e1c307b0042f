import { randomUUID } from 'node:crypto'
import { inspect } from 'node:util'
import { decodeJwt } from 'jose'
import { canonicalCode, hashOfCode, hashOfProof, newCode } from '@candour/one-time-code'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { IdentityConfig, startIdentityService } from '../src/index.ts'
import { type Answer, authorisation, Browser, exchange } from './browser.ts'
import { type IdentityUnderTest, identityUnderTest, organisation } from './identity-under-test.ts'
import { secondIssuer, secondIssuerClient, type OutsidePerson, type SecondIssuer } from './second-issuer.ts'

let house: IdentityUnderTest
let elsewhere: SecondIssuer
let byCode: Awaited<ReturnType<typeof startIdentityService>>
const faults: unknown[] = []
let byEmail: Awaited<ReturnType<typeof startIdentityService>>

beforeAll(async () => {
  house = await identityUnderTest()
  elsewhere = await secondIssuer(`${house.publicUrl}/identity/outside/arrive`)
  const settings = (more: object): Partial<IdentityConfig> => ({
    organisations: [
      {
        ...organisation,
        staffSignIn: {
          name: 'Work account',
          issuer: elsewhere.url,
          clientId: secondIssuerClient.id,
          linkBy: 'one-time-code',
          assurance: { acr: { 'urn:example:strong': 2 }, amr: { mfa: 2, pwd: 1 } },
          ...more,
        },
      },
    ],
    staffSignInSecrets: { dmws: secondIssuerClient.secret },
    onFault: (fault) => faults.push(fault),
  })
  byCode = await house.start(settings({}))
  byEmail = await house.start(settings({ linkBy: 'work-email', workEmailDomain: 'dmws.example' }))
})
afterAll(async () => {
  await byCode?.[Symbol.asyncDispose]()
  await byEmail?.[Symbol.asyncDispose]()
  await elsewhere?.[Symbol.asyncDispose]()
  await house?.[Symbol.asyncDispose]()
})
beforeEach(() => {
  elsewhere.meddle = null
})

/** From the staff portal to the issuer, where this person signs in, and back. */
async function signInAs(person: OutsidePerson, { service = byCode, extra = {} as Record<string, string> } = {}) {
  elsewhere.person = person
  const browser = new Browser(house.publicUrl, service.port)
  const request = authorisation(house.publicUrl, 'staff-portal', extra)
  const page = await browser.open(request.url)
  const href = /href="([^"]+\/at\/dmws)"/.exec(page.body)?.[1] ?? ''
  const left = await browser.send(href)
  const leaving = left.headers.get('location') ?? ''
  const back = await elsewhere.visit(leaving)
  const arrived = await browser.open(back.href)
  return {
    browser,
    request,
    page,
    leaving: new URL(leaving),
    back,
    arrived,
    came: new URL(arrived.url).pathname === '/staff/signed-in',
  }
}

const claimsOf = async ({ browser, arrived, request }: Awaited<ReturnType<typeof signInAs>>) =>
  decodeJwt((await exchange(browser, arrived, request)).access_token)

/** A code for a member of staff, as the access service publishes it. */
async function invite(username: string, accountId = randomUUID(), kind = 'staff') {
  const [id, code] = [randomUUID(), newCode()]
  const canonical = canonicalCode(code) ?? ''
  const now = house.clock.now()
  await house.database
    .$executeRaw`INSERT INTO facts.sign_in_code VALUES (${id}::uuid, 'dmws', ${accountId}::uuid, ${kind}, 'invitation', NULL,
    ${await hashOfCode(canonical)}, ${await hashOfProof(canonical, id, { of: 'username', username })}, ${username}, 'Nia Frost', ${now},
    ${new Date(now.getTime() + 3_600_000)})`
  return { code, accountId }
}

const enterCode = (browser: Browser, page: Answer, code: string, username: string) =>
  browser.submit(page, '/check', { for: 'staff', code, username })

/** Ties a new member of staff to somebody at the issuer. */
async function tie(sub: string, username: string) {
  const { code, accountId } = await invite(username)
  const { browser, arrived } = await signInAs({ sub, amr: ['mfa'] })
  const confirm = await enterCode(browser, arrived, code, username)
  const done = await browser.submit(confirm, '/link', {})
  return { accountId, confirm, done, browser }
}

describe('staff who sign in at the issuer of their organisation', () => {
  it('are led there with a proof key, a nonce and a state, and tied to their account by a one-time code the first time', async () => {
    const first = await signInAs({ sub: 'nia', email: 'nia@elsewhere.example', emailVerified: true, amr: ['mfa'] })
    expect(first.page.body).toContain('Sign in with Work account')
    const asked = Object.fromEntries(first.leaving.searchParams)
    expect(asked).toMatchObject({ response_type: 'code', code_challenge_method: 'S256', scope: 'openid' })
    for (const proof of ['state', 'nonce', 'code_challenge']) expect(asked[proof]).toMatch(/^[\w-]{43}$/)
    expect(first.arrived.body).toContain('Enter your one-time code')
    const { accountId, confirm, done } = await tie('nia', 'nia.frost')
    expect(confirm.body).toMatch(/signed in at work as nia\.[\s\S]*nia\.frost/)
    expect(done.body).toContain('Go to the portal and sign in at work')

    const again = await signInAs({ sub: 'nia', amr: ['mfa'] })
    expect(again.came).toBe(true)
    expect(await claimsOf(again)).toMatchObject({
      sub: accountId,
      kind: 'staff',
      org: 'dmws',
      acr: '2',
      aud: 'urn:candour:staff',
    })
    const log = await house.database.$queryRaw<object[]>`
      SELECT operation, viewer_kind, categories FROM access.audit WHERE viewer_id = ${accountId}::uuid`
    expect(log).toEqual([{ operation: 'chooseSignIn', viewer_kind: 'staff', categories: ['sign-in'] }])
  })

  it('have no password here any more', async () => {
    const { accountId } = await tie('lou', 'lou.marsh')
    const [row] = await house.database.$queryRaw<{ hash: string; totp: unknown }[]>`
      SELECT password_hash AS hash, totp_sealed AS totp FROM identity.account WHERE id = ${accountId}::uuid`
    expect(row).toMatchObject({ hash: expect.stringMatching(/^\$argon2id\$/), totp: null })
    const browser = new Browser(house.publicUrl, byCode.port)
    const page = await browser.open(authorisation(house.publicUrl, 'staff-portal').url)
    const refused = await browser.submit(page, '/password', { username: 'lou.marsh', password: '' })
    expect(refused.body).toContain('Enter your password')
  })

  it('are worth what was agreed: a second factor there counts, a password alone does not', async () => {
    await tie('mo', 'mo.lane')
    for (const said of [{ amr: ['mfa'] }, { acr: 'urn:example:strong' }, { acr: 'urn:example:weak', amr: ['pwd', 'mfa'] }])
      expect((await signInAs({ sub: 'mo', ...said })).came, JSON.stringify(said)).toBe(true)
    for (const said of [{}, { amr: ['pwd'] }, { acr: 'urn:example:weak' }, { acr: '2', amr: ['MFA', 'otp'] }]) {
      const { came, arrived } = await signInAs({ sub: 'mo', ...said })
      expect(came, JSON.stringify(said)).toBe(false)
      expect(arrived.body).toContain('You need a security code for this')
    }
  })

  it('prove once more who they are by a sign-in of this moment, and an old one does not do', async () => {
    await tie('pip', 'pip.reed')
    const extra = { acr_values: '3' }
    const fresh = await signInAs({ sub: 'pip', amr: ['mfa'] }, { extra })
    expect(Object.fromEntries(fresh.leaving.searchParams)).toMatchObject({ max_age: '0', prompt: 'login' })
    expect(await claimsOf(fresh)).toMatchObject({ acr: '3' })
    const old = await signInAs({ sub: 'pip', amr: ['mfa'], signedInAgo: 600 }, { extra })
    expect(old.came).toBe(false)
    expect(old.arrived.body).toContain('We could not sign you in with Work account')
  })

  it('are shut out while their access is being restored, and their old tie does not come back with it', async () => {
    const { accountId } = await tie('ray', 'ray.holt')
    await house.database
      .$executeRaw`INSERT INTO identity.sign_in_ending VALUES (${randomUUID()}::uuid, 'dmws', ${accountId}::uuid, ${house.clock.now()})`
    expect((await signInAs({ sub: 'ray', amr: ['mfa'] })).came).toBe(false)
    const { code } = await invite('ray.holt', accountId)
    const { browser, arrived } = await signInAs({ sub: 'ray-anew', amr: ['mfa'] })
    await browser.submit(await enterCode(browser, arrived, code, 'ray.holt'), '/link', {})
    expect((await signInAs({ sub: 'ray', amr: ['mfa'] })).came).toBe(false)
    expect((await signInAs({ sub: 'ray-anew', amr: ['mfa'] })).came).toBe(true)
  })

  it('cannot take over what is not staff by a code: a service user chooses a sign-in of their own', async () => {
    const { browser } = await signInAs({ sub: 'sly', amr: ['mfa'] })
    const [id, code] = [randomUUID(), newCode()]
    const canonical = canonicalCode(code) ?? ''
    const now = house.clock.now()
    const proof = await hashOfProof(canonical, id, { of: 'born-on', date: '1991-02-09' })
    await house.database
      .$executeRaw`INSERT INTO facts.sign_in_code VALUES (${id}::uuid, 'dmws', ${randomUUID()}::uuid, 'service-user', 'invitation',
      ${randomUUID()}::uuid, ${await hashOfCode(canonical)}, ${proof}, NULL, NULL, ${now}, ${new Date(now.getTime() + 3_600_000)})`
    const page = await browser.submit(await browser.open('/identity/code'), '/check', {
      code,
      'born-day': '9',
      'born-month': '2',
      'born-year': '1991',
    })
    expect(page.body).toContain('Choose how you sign in')
    expect((await signInAs({ sub: 'sly', amr: ['mfa'] })).came).toBe(false)
  })
})

describe('an answer of the issuer', () => {
  const meddled: [string, (callback: URL) => void][] = [
    ['with another state', (url) => url.searchParams.set('state', 'another')],
    ['without a state', (url) => url.searchParams.delete('state')],
    ['with another code', (url) => url.searchParams.set('code', 'another')],
    ['of another issuer', (url) => url.searchParams.set('iss', 'https://evil.example')],
    ['that is an error', (url) => void (url.search = `?error=access_denied&state=${url.searchParams.get('state')}`)],
  ]
  it.each(meddled)('%s lets nobody in', async (_what, meddle) => {
    elsewhere.meddle = meddle
    const { came, arrived } = await signInAs({ sub: 'nia', amr: ['mfa'] })
    expect(came).toBe(false)
    expect(arrived.status).toBe(400)
    expect(arrived.body).toContain('We could not sign you in with Work account')
    expect(arrived.body).not.toMatch(/access_denied|evil\.example|another/)
  })

  it('with the code of somebody else’s sign-in lets nobody in, and what went wrong is on file without who it was', async () => {
    let stolen = ''
    elsewhere.meddle = (url) => {
      stolen = url.searchParams.get('code') ?? ''
      url.searchParams.set('code', 'spoilt')
    }
    await signInAs({ sub: 'nia', email: 'nia@elsewhere.example', emailVerified: true, amr: ['mfa'] })
    elsewhere.meddle = (url) => url.searchParams.set('code', stolen)
    const { came, arrived } = await signInAs({ sub: 'mallory', email: 'mallory@elsewhere.example', amr: ['mfa'] })
    expect([came, arrived.status]).toEqual([false, 400])
    expect(faults.length).toBeGreaterThan(0)
    expect(inspect(faults, { depth: 9 })).not.toMatch(/mallory|nia@|spoilt/)
  })

  it('is of use once, and in the browser that asked for it only', async () => {
    const { browser, back } = await signInAs({ sub: 'nia', amr: ['mfa'] })
    for (const anyone of [browser, new Browser(house.publicUrl, byCode.port)]) {
      const again = await anyone.open(back.href)
      expect(again.status).toBe(400)
      expect(again.body).toContain('This sign-in page has ended')
    }
  })

  it('does not get past a sign-in of somebody else that was begun in another window', async () => {
    elsewhere.person = { sub: 'nia', amr: ['mfa'] }
    const victim = new Browser(house.publicUrl, byCode.port)
    const { back } = await signInAs({ sub: 'nia', amr: ['mfa'] })
    await victim.open(authorisation(house.publicUrl, 'staff-portal').url)
    expect((await victim.open(back.href)).status).toBe(400)
  })

  it('that cannot be reached is told with a reference, and the others sign in as ever', async () => {
    await using lonely = await house.start({
      organisations: [
        {
          ...organisation,
          staffSignIn: {
            name: 'Work account',
            issuer: 'http://127.0.0.1:9',
            clientId: 'candour',
            linkBy: 'one-time-code',
            assurance: { acr: {}, amr: {} },
          },
        },
      ],
      onFault: () => undefined,
    })
    const browser = new Browser(house.publicUrl, lonely.port)
    const page = await browser.open(authorisation(house.publicUrl, 'staff-portal').url)
    const answer = await browser.send(/href="([^"]+\/at\/dmws)"/.exec(page.body)?.[1] ?? '')
    expect(answer.status).toBe(502)
    expect(answer.body).toMatch(/We could not sign you in with Work account[\s\S]*Reference/)
    const { username, password } = house.people.worker
    const here = await browser.submit(page, '/password', { username, password })
    expect(here.body).toContain('Enter your security code')
  })
})

describe('a verified work email', () => {
  const mia = { sub: 'mia-1', email: 'dmws.support-worker@dmws.example', emailVerified: true, amr: ['mfa'] }

  it('that is not verified, or of another domain, ties nobody', async () => {
    for (const person of [
      { ...mia, emailVerified: false },
      { ...mia, email: 'dmws.support-worker@evil.example' },
      { ...mia, email: 'nobody.here@dmws.example' },
    ])
      expect((await signInAs(person, { service: byEmail })).arrived.body).toContain('Enter your one-time code')
    expect((await signInAs(mia)).arrived.body, 'where it was not agreed').toContain('Enter your one-time code')
  })

  it('ties a member of staff to their account, on record, and nobody else after that', async () => {
    const first = await signInAs(mia, { service: byEmail })
    expect(await claimsOf(first)).toMatchObject({ sub: house.people.worker.id, acr: '2' })
    expect(
      await house.database.$queryRaw`SELECT count(*)::int AS count FROM access.audit WHERE operation = 'linkSignIn'`,
    ).toEqual([{ count: 1 }])
    const second = await signInAs({ ...mia, sub: 'mia-2' }, { service: byEmail })
    expect(second.arrived.body).toContain('Enter your one-time code')
  })

  it('never ties somebody who is not on the staff', async () => {
    const person = { ...mia, sub: 'ins', email: 'dmws.inspector@dmws.example' }
    expect((await signInAs(person, { service: byEmail })).came).toBe(false)
    expect((await signInAs({ ...mia, sub: 'su', email: 'dmws.service-user.1@dmws.example' }, { service: byEmail })).came).toBe(
      false,
    )
  })
})
