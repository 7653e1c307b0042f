import { randomUUID } from 'node:crypto'
import { canonicalCode, hashOfCode, hashOfProof, newCode, type Proof } from '@candour/one-time-code'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeAt, stepOf } from '../src/domain/second-factor.ts'
import type { AccountKind, startIdentityService } from '../src/index.ts'
import { type Answer, authorisation, Browser, exchange } from './browser.ts'
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

const password = 'three quiet lanterns'
const newBrowser = () => new Browser(house.publicUrl, service.port)
const born = { 'born-day': '9', 'born-month': '2', 'born-year': '1991' }

/** A code as the access service issues and publishes it. */
async function issue(
  wish: { kind?: AccountKind; purpose?: string; accountId?: string; username?: string; minutes?: number } = {},
) {
  const { kind = 'service-user', purpose = 'invitation', accountId = randomUUID(), username = null, minutes = 60 } = wish
  const [id, code, subjectId] = [randomUUID(), newCode(), kind === 'service-user' ? randomUUID() : null]
  const proof: Proof = username ? { of: 'username', username } : { of: 'born-on', date: '1991-02-09' }
  const canonical = canonicalCode(code) ?? ''
  const now = house.clock.now()
  await house.database
    .$executeRaw`INSERT INTO facts.sign_in_code VALUES (${id}::uuid, 'dmws', ${accountId}::uuid, ${kind}, ${purpose},
    ${subjectId}::uuid, ${await hashOfCode(canonical)}, ${await hashOfProof(canonical, id, proof)}, ${username}, ${username && 'Ada Marsh'},
    ${now}, ${new Date(now.getTime() + minutes * 60_000)})`
  return { id, code, accountId, subjectId }
}

const enter = async (browser: Browser, fields: Record<string, string>) =>
  browser.submit(await browser.open('/identity/code'), '/check', fields)
const choose = (browser: Browser, page: Answer, username: string) =>
  browser.submit(page, '/choose', { username, password, repeated: password })

/** From code to sign-in, without a second factor. */
async function getIn(code: string, username: string) {
  const browser = newBrowser()
  const setUp = await choose(browser, await enter(browser, { code, ...born }), username)
  return { browser, setUp, done: await browser.submit(setUp, '/without', {}) }
}

async function signIn(username: string) {
  const browser = newBrowser()
  const request = authorisation(house.publicUrl, 'self-service-portal')
  const arrived = await browser.submit(await browser.open(request.url), '/password', { username, password })
  return { browser, request, arrived, came: new URL(arrived.url).searchParams.has('code') }
}

const accountsOf = (id: string) =>
  house.database.$queryRaw<object[]>`SELECT kind, credentials_ended_at FROM facts.account WHERE account_id = ${id}::uuid`

describe('a one-time code', () => {
  it('with the date of birth leads to a sign-in of one’s own, which is on record', async () => {
    const { code, accountId, subjectId, id } = await issue()
    const { done } = await getIn(code.toLowerCase().replaceAll('-', ' '), 'sam-river')
    expect(done.body).toContain('You can sign in now')
    expect(await accountsOf(accountId)).toEqual([{ kind: 'service-user', credentials_ended_at: null }])
    expect((await signIn('sam-river')).came).toBe(true)
    const log = await house.database.$queryRaw<object[]>`
      SELECT operation, outcome, viewer_kind, viewer_id::text, subject_id::text, categories FROM access.audit WHERE viewer_id = ${accountId}::uuid`
    expect(log).toEqual([
      {
        operation: 'chooseSignIn',
        outcome: 'changed',
        viewer_kind: 'service-user',
        viewer_id: accountId,
        subject_id: subjectId,
        categories: ['sign-in'],
      },
    ])
    expect(
      await house.database.$queryRaw`SELECT used_at IS NOT NULL AS used FROM facts.sign_in_code_use WHERE code_id = ${id}::uuid`,
    ).toEqual([{ used: true }])
  })

  it('works once, also for two at the same moment', async () => {
    const { code, accountId } = await issue()
    const browsers = [newBrowser(), newBrowser()]
    const pages = await Promise.all(
      browsers.map(async (browser, at) => choose(browser, await enter(browser, { code, ...born }), `twice-${at}`)),
    )
    const ends = await Promise.all(pages.map((page, at) => browsers[at]!.submit(page, '/without', {})))
    const came = ends.filter(({ body }) => body.includes('You can sign in now'))
    expect(came).toHaveLength(1)
    expect(ends.filter(({ body, status }) => status === 400 && body.includes('This code is over'))).toHaveLength(1)
    expect(await accountsOf(accountId)).toHaveLength(1)
    expect((await enter(newBrowser(), { code, ...born })).body).toContain('Check the code and the date of birth')
  })

  it('is refused with the same page whether it never was, is over, was taken back, or came with a wrong proof', async () => {
    const over = await issue({ minutes: -1 })
    const back = await issue()
    await house.database.$executeRaw`DELETE FROM facts.sign_in_code WHERE id = ${back.id}::uuid`
    const real = await issue()
    const pages = []
    for (const [code, proof] of [
      [newCode(), born],
      [over.code, born],
      [back.code, born],
      [real.code, { ...born, 'born-year': '1992' }],
    ] as const) {
      const { status, body } = await enter(newBrowser(), { code, ...proof })
      pages.push({ status, body: body.replaceAll(/value="199\d"/g, '') })
    }
    expect(pages[0]?.status).toBe(400)
    for (const page of pages) expect(page).toEqual(pages[0])
    expect(pages[0]?.body).not.toContain(real.code)
  })

  it('that is taken back between two pages opens nothing', async () => {
    const { code, id, accountId } = await issue()
    const browser = newBrowser()
    const setUp = await choose(browser, await enter(browser, { code, ...born }), 'too-late')
    await house.database.$executeRaw`DELETE FROM facts.sign_in_code WHERE id = ${id}::uuid`
    expect((await browser.submit(setUp, '/without', {})).body).toContain('This code is over')
    expect(await accountsOf(accountId)).toEqual([])
  })

  it('is worthless after ten wrong dates of birth, and guessing is slowed before that', async () => {
    const { code } = await issue()
    const statuses: number[] = []
    for (let guess = 0; guess < 10; guess += 1) {
      house.clock.advance(20 * 60_000)
      const wrong = { ...born, 'born-day': String(10 + guess) }
      statuses.push((await enter(newBrowser(), { code, ...wrong })).status)
    }
    expect(statuses).toEqual(Array.from({ length: 10 }, () => 400))
    house.clock.advance(20 * 60_000)
    // By now an hour is over too: another code of the same age shows that it is not age that ended this one.
    const fresh = await issue()
    expect((await enter(newBrowser(), { code, ...born })).status).toBe(400)
    const quick: number[] = []
    for (let guess = 0; guess < 6; guess += 1)
      quick.push((await enter(newBrowser(), { code: fresh.code, ...born, 'born-day': '8' })).status)
    expect(quick).toEqual([400, 400, 400, 400, 400, 429])
  })

  it('says which field to mend, and tells nothing about any code by that', async () => {
    const page = await enter(newBrowser(), { code: 'K7QD', 'born-day': '31', 'born-month': '2', 'born-year': '1990' })
    expect(page.status).toBe(400)
    expect(page.body).toContain('<a href="#code">Check the code. It has 12 letters and numbers</a>')
    expect(page.body).toContain('<a href="#born-day">Enter the date of birth')
  })

  it('takes no form from another site, and no step without the code', async () => {
    const browser = newBrowser()
    expect((await browser.send('/identity/code/choose')).status).toBe(400)
    expect((await browser.send('/identity/code/without', {})).status).toBe(400)
    const foreign = await browser.send('/identity/code/check', { code: newCode(), ...born }, { origin: 'https://evil.example' })
    expect(foreign.status).toBe(403)
  })
})

describe('choosing', () => {
  it('a user name or password that cannot be is told, and a name that somebody has', async () => {
    const { code } = await issue()
    const browser = newBrowser()
    const page = await enter(browser, { code, ...born })
    expect(page.body).toMatch(/name="username"[^>]+value="[a-z]+-[a-z]+-\d{4}"/)
    const wrong = await browser.submit(page, '/choose', { username: 'a b', password: 'short', repeated: 'short' })
    expect(wrong.body).toContain('Use only letters, numbers, dots and dashes')
    expect(wrong.body).toContain('Use a password of 12 characters or more')
    const unlike = await browser.submit(wrong, '/choose', { username: 'some-name', password, repeated: 'three quiet windows' })
    expect(unlike.body).toContain('Type the same password twice')
    expect(unlike.body).not.toContain(password)
    expect((await choose(browser, unlike, house.people.person.username)).body).toContain('Choose another user name')
  })

  it('of staff needs the user name that the administrator gave and a second factor, whose code is used up', async () => {
    const { code } = await issue({ kind: 'staff', username: 'ada.marsh' })
    const browser = newBrowser()
    const entry = await browser.open('/identity/code?for=staff')
    expect((await browser.submit(entry, '/check', { for: 'staff', code, username: 'bea.marsh' })).status).toBe(400)
    const page = await browser.submit(entry, '/check', { for: 'staff', code, username: 'Ada.Marsh ' })
    const setUp = await choose(browser, page, 'something-else')
    expect(setUp.body).not.toContain('Go on without')
    expect((await browser.send('/identity/code/without', {})).headers.get('location')).toBe('/identity/code/second-factor')
    const secret = /<code class="key">([^<]+)</.exec(setUp.body)?.[1]?.replaceAll(' ', '') ?? ''
    expect((await browser.submit(setUp, '/second-factor', { code: '000000' })).status).toBe(400)
    const shown = codeAt(secret, stepOf(house.clock.now()))
    expect((await browser.submit(setUp, '/second-factor', { code: shown })).body).toContain('You can sign in now')
    const again = newBrowser()
    const request = authorisation(house.publicUrl, 'staff-portal')
    const codePage = await again.submit(await again.open(request.url), '/password', { username: 'ada.marsh', password })
    expect((await again.submit(codePage, '/code', { code: shown })).status).toBe(400)
    house.clock.advance(60_000)
    const next = codeAt(secret, stepOf(house.clock.now()))
    const arrived = await again.submit(codePage, '/code', { code: next })
    expect((await exchange(again, arrived, request)).status).toBe(200)
  })

  it('leaves nothing in the clear: neither codes nor keys nor passwords', async () => {
    const { code } = await issue()
    const browser = newBrowser()
    const setUp = await choose(browser, await enter(browser, { code, ...born }), 'half-way')
    const secret = /<code class="key">([^<]+)</.exec(setUp.body)?.[1]?.replaceAll(' ', '') ?? 'none'
    const stored = JSON.stringify(await house.database.artefact.findMany({ where: { kind: 'CodeEntry' } }))
    for (const word of [password, secret, code, canonicalCode(code) ?? '', '1991-02-09']) expect(stored).not.toContain(word)
    expect(setUp.headers.get('content-security-policy')).toContain(`default-src 'none'`)
    expect(setUp.body).toMatch(/<svg class="qr" role="img"/)
    expect(setUp.body).not.toContain('style=')
  })
})

describe('lost access', () => {
  it('ends sessions and credentials at once, and the way back keeps account and user name', async () => {
    const first = await issue()
    await getIn(first.code, 'lost-river')
    const { browser, request, arrived } = await signIn('lost-river')
    const { access_token } = await exchange(browser, arrived, request)
    expect(access_token).toBeTruthy()
    // What the access service writes with the code for the way back.
    await house.database
      .$executeRaw`INSERT INTO identity.sign_in_ending VALUES (${randomUUID()}::uuid, 'dmws', ${first.accountId}::uuid, ${house.clock.now()})`
    const sessions = await house.database.$queryRaw<{ ended: boolean }[]>`
      SELECT ended_at IS NOT NULL AS ended FROM facts.session WHERE account_id = ${first.accountId}::uuid`
    expect(sessions).not.toEqual([])
    expect(sessions.every(({ ended }) => ended)).toBe(true)
    const silently = authorisation(house.publicUrl, 'self-service-portal', { prompt: 'none' })
    expect(new URL((await browser.open(silently.url)).url).searchParams.get('error')).toBe('login_required')
    expect((await signIn('lost-river')).came).toBe(false)

    const { code, subjectId } = await issue({ purpose: 'restoration', accountId: first.accountId })
    expect(house.told).toEqual([])
    const back = newBrowser()
    const page = await enter(back, { code, ...born })
    expect(page.body).toContain('<strong>lost-river</strong>')
    const fresh = 'another three words'
    const setUp = await back.submit(page, '/choose', { username: 'somebody-else', password: fresh, repeated: fresh })
    await back.submit(setUp, '/without', {})
    expect(house.told).toEqual([{ kind: 'sign-in-changed', to: { kind: 'service-user', id: subjectId } }])
    expect((await signIn('lost-river')).came).toBe(false)
    const again = newBrowser()
    const came = await again.submit(await again.open(authorisation(house.publicUrl, 'self-service-portal').url), '/password', {
      username: 'lost-river',
      password: fresh,
    })
    expect(new URL(came.url).searchParams.has('code')).toBe(true)
    expect(await accountsOf(first.accountId)).toEqual([{ kind: 'service-user', credentials_ended_at: null }])
  })

  it('tells everybody the same about what to do', async () => {
    const page = await newBrowser().open('/identity/code/help')
    expect(page.status).toBe(200)
    expect(page.body).toContain('If you cannot sign in')
    expect(page.body).toContain('01632 960 001')
  })
})

describe('one’s own sign-in', () => {
  async function inside(username: string) {
    const { code, accountId } = await issue()
    await getIn(code, username)
    const { browser, request, arrived } = await signIn(username)
    await exchange(browser, arrived, request)
    return { browser, accountId }
  }
  const openSessions = async (accountId: string) =>
    (
      await house.database.$queryRaw<
        object[]
      >`SELECT FROM facts.session WHERE account_id = ${accountId}::uuid AND ended_at IS NULL`
    ).length

  it('is shown to whoever is signed in only', async () => {
    expect((await newBrowser().open('/identity/account')).status).toBe(401)
    const { browser } = await inside('own-river')
    const page = await browser.open('/identity/account')
    expect(page.body).toContain('<strong>own-river</strong>')
    expect(page.body).toContain('you are here')
  })

  it('ends other sessions, and keeps this one', async () => {
    const { browser, accountId } = await inside('two-rivers')
    await signIn('two-rivers')
    expect(await openSessions(accountId)).toBe(2)
    const page = await browser.submit(await browser.open('/identity/account'), '/sessions', {})
    expect(page.body).toContain('You are signed out everywhere else')
    expect(await openSessions(accountId)).toBe(1)
    expect((await browser.open('/identity/account')).status).toBe(200)
  })

  it('changes the password only with the present one, and ends other sessions', async () => {
    const { browser, accountId } = await inside('new-words')
    await signIn('new-words')
    const fresh = 'another three words'
    const form = await browser.open('/identity/account/password')
    const wrong = await browser.submit(form, '/password', { current: 'not the present one', password: fresh, repeated: fresh })
    expect(wrong.body).toContain('Check the password you have now')
    const done = await browser.submit(wrong, '/password', { current: password, password: fresh, repeated: fresh })
    expect(done.body).toContain('Your password is changed')
    expect(await openSessions(accountId)).toBe(1)
    expect((await signIn('new-words')).came).toBe(false)
  })

  it('sets up security codes, asked for from then on', async () => {
    const { browser } = await inside('with-codes')
    const form = await browser.open('/identity/account/second-factor')
    const secret = /<code class="key">([^<]+)</.exec(form.body)?.[1]?.replaceAll(' ', '') ?? ''
    const code = codeAt(secret, stepOf(house.clock.now()))
    expect((await browser.submit(form, '/second-factor', { code, current: 'no' })).status).toBe(400)
    expect((await browser.submit(form, '/second-factor', { code, current: password })).body).toContain(
      'Your security codes are set up',
    )
    expect((await signIn('with-codes')).arrived.body).toContain('Enter your security code')
  })
})
