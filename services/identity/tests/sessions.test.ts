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

type Portal = 'self-service-portal' | 'staff-portal'

/** A service user by their password, or a member of staff by password and code. */
async function signedIn(portal: Portal = 'self-service-portal') {
  const browser = newBrowser()
  const request = authorisation(house.publicUrl, portal)
  const { username, password } = portal === 'staff-portal' ? house.people.worker : house.people.person
  let arrived = await browser.submit(await browser.open(request.url), '/password', { username, password })
  if (portal === 'staff-portal') {
    // A code works once.
    house.clock.advance(30_000)
    arrived = await browser.submit(arrived, '/code', { code: await service.identity.currentCode(username) })
  }
  const tokens = await exchange(browser, arrived, request)
  return { browser, tokens, sid: String(decodeJwt(tokens.access_token)['sid']) }
}

const askSilently = async (browser: Browser, portal: Portal = 'self-service-portal') => {
  const request = authorisation(house.publicUrl, portal, { prompt: 'none' })
  return new URL((await browser.open(request.url)).url).searchParams
}

const endedAt = async (sid: string) => {
  const rows = await house.database.$queryRaw<{ ended_at: Date | null }[]>`SELECT ended_at FROM facts.session WHERE sid = ${sid}`
  return rows[0]?.ended_at
}

const leftOf = async (sid: string) => house.database.artefact.count({ where: { OR: [{ sessionUid: sid }, { kind: 'Grant' }] } })

describe('signing out', () => {
  it('with the identity token of the session ends it and all it was granted at once, and returns to the portal', async () => {
    await house.database.artefact.deleteMany()
    const { browser, tokens, sid } = await signedIn()
    expect(await leftOf(sid)).toBeGreaterThan(0)
    const parameters = new URLSearchParams({
      id_token_hint: tokens.id_token,
      post_logout_redirect_uri: `${house.publicUrl}/my/`,
      state: 's1',
    })
    const answer = await browser.send(`/identity/session/end?${parameters}`)
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe(`${house.publicUrl}/my/?state=s1`)
    expect(await endedAt(sid)).toEqual(house.clock.now())
    expect(await leftOf(sid)).toBe(0)
    expect(browser.cookies.has('candour_session')).toBe(false)
    expect((await askSilently(browser)).get('error')).toBe('login_required')
    // A second time, and from a browser without a session, it leads to the same place.
    const again = await browser.open(`/identity/session/end?${parameters}`)
    expect(again.url).toBe(`${house.publicUrl}/my/?state=s1`)
  })

  it('without it is confirmed on a page first', async () => {
    const { browser, sid } = await signedIn()
    const page = await browser.open(`/identity/session/end?client_id=self-service-portal`)
    expect(page.status).toBe(200)
    expect(page.body).toContain('Do you want to sign out?')
    expect(await endedAt(sid)).toBeNull()
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
    const done = await browser.follow(await browser.send('/identity/session/end/confirm', { xsrf, logout: 'yes' }))
    expect(done.body).toContain('You are signed out')
    expect(await endedAt(sid)).toEqual(house.clock.now())
  })

  it('with the identity token of somebody else is confirmed as well', async () => {
    const one = await signedIn()
    await service.identity.openAccount({
      ...house.people.guarded,
      id: house.people.guarded.id,
      organisation: 'dmws',
      kind: 'service-user',
      displayName: 'Ada Finch',
    })
    const other = newBrowser()
    const request = authorisation(house.publicUrl, 'self-service-portal')
    const { username, password } = house.people.guarded
    const codePage = await other.submit(await other.open(request.url), '/password', { username, password })
    await other.submit(codePage, '/code', { code: await service.identity.currentCode(username) })
    const page = await other.open(`/identity/session/end?id_token_hint=${one.tokens.id_token}`)
    expect(page.body).toContain('Do you want to sign out?')
  })

  it('never goes to an address that is not registered', async () => {
    const { browser, tokens, sid } = await signedIn()
    const parameters = new URLSearchParams({ id_token_hint: tokens.id_token, post_logout_redirect_uri: 'https://evil.example/' })
    const answer = await browser.open(`/identity/session/end?${parameters}`)
    expect(answer.status).toBe(400)
    expect(answer.body).not.toContain('evil.example')
    expect(await endedAt(sid)).toBeNull()
  })
})

describe('sessions', () => {
  it('of an account can all be ended by an administrator', async () => {
    const [one, other] = [await signedIn(), await signedIn()]
    expect(await service.identity.endSessionsOf(house.people.person.id)).toBeGreaterThanOrEqual(2)
    for (const { browser, sid } of [one, other]) {
      expect(await endedAt(sid)).toEqual(house.clock.now())
      expect((await askSilently(browser)).get('error')).toBe('login_required')
    }
  })

  it('do not come back when a request that began before still wants to save them', async () => {
    const { browser } = await signedIn()
    const silent = () => browser.send(authorisation(house.publicUrl, 'self-service-portal', { prompt: 'none' }).url)
    const [, ...answers] = await Promise.all([
      service.identity.endSessionsOf(house.people.person.id),
      ...Array.from({ length: 6 }, silent),
    ])
    for (const { status } of answers) expect([303, 400]).toContain(status)
    expect((await askSilently(browser)).get('error')).toBe('login_required')
    const open = await house.database.session.count({ where: { accountId: house.people.person.id, endedAt: null } })
    expect(open).toBe(0)
  })

  it('do not give tokens for a code after they have ended', async () => {
    const { browser } = await signedIn()
    const request = authorisation(house.publicUrl, 'self-service-portal', { prompt: 'none' })
    const arrived = await browser.open(request.url)
    await service.identity.endSessionsOf(house.people.person.id)
    expect(await exchange(browser, arrived, request)).toMatchObject({ status: 400, error: 'invalid_grant' })
  })

  describe.each(['self-service-portal', 'staff-portal'] as const)('at the %s', (portal) => {
    const answer = async (browser: Browser) => {
      const said = await askSilently(browser, portal)
      return said.get('error') ?? (said.has('code') ? 'signed in' : 'nothing')
    }

    it('end after half an hour without use [DMWS-07]', async () => {
      const { browser } = await signedIn(portal)
      house.clock.advance(29 * 60_000)
      expect(await answer(browser)).toBe('signed in')
      house.clock.advance(29 * 60_000)
      expect(await answer(browser)).toBe('signed in')
      house.clock.advance(31 * 60_000)
      expect(await answer(browser)).toBe('login_required')
    })

    it('end twelve hours after the sign-in however much they are used [DMWS-07]', async () => {
      const { browser } = await signedIn(portal)
      for (let minutes = 0; minutes < 12 * 60 - 20; minutes += 20) {
        house.clock.advance(20 * 60_000)
        expect(await answer(browser)).toBe('signed in')
      }
      house.clock.advance(21 * 60_000)
      expect(await answer(browser)).toBe('login_required')
    })

    it('end at once when the person signs out, with every token they had', async () => {
      const { browser, tokens, sid } = await signedIn(portal)
      await browser.open(`/identity/session/end?${new URLSearchParams({ id_token_hint: tokens.id_token })}`)
      expect(await endedAt(sid)).toEqual(house.clock.now())
      expect(await answer(browser)).toBe('login_required')
    })
  })

  it('and keys survive a restart', async () => {
    const { browser, sid } = await signedIn()
    const before = service.identity.jwks()
    await service[Symbol.asyncDispose]()
    service = await house.start()
    expect(service.identity.jwks()).toEqual(before)
    const sameBrowser = new Browser(house.publicUrl, service.port)
    for (const [name, cookie] of browser.cookies) sameBrowser.cookies.set(name, cookie)
    expect((await askSilently(sameBrowser)).get('code')).toBeTruthy()
    expect(await endedAt(sid)).toBeNull()
  })

  it('need the secret that they were begun with', async () => {
    await expect(house.start({ secret: Buffer.alloc(32, 7) })).rejects.toThrow('was the identity secret changed?')
  })

  it('are over for whoever was let back in by staff, and for nobody else', async () => {
    const [person, worker] = [await signedIn(), await signedIn('staff-portal')]
    const at = house.clock.now()
    await house.database.$executeRaw`
      INSERT INTO identity.sign_in_ending (id, organisation, account_id, at)
      SELECT gen_random_uuid(), organisation, account_id, ${at} FROM facts.session WHERE sid = ${person.sid}`
    expect(await endedAt(person.sid)).toEqual(at)
    expect(await endedAt(worker.sid)).toBeNull()
    // As it is once they chose a new sign-in.
    await house.database.$executeRaw`DELETE FROM identity.sign_in_ending`
  })

  it('of a closed account are over', async () => {
    const { browser, sid } = await signedIn()
    await service.identity.closeAccount(house.people.person.id)
    expect(await endedAt(sid)).toEqual(house.clock.now())
    expect((await askSilently(browser)).get('error')).toBe('login_required')
    await house.database.$executeRaw`UPDATE identity.account SET closed_at = NULL WHERE id = ${house.people.person.id}::uuid`
  })
})
