import { UnsecuredJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { foreignKeys, issuer, otherwiseUsedKeys, seconds, testGateway, token } from './test-gateway.ts'

let network: Awaited<ReturnType<typeof testGateway>>
beforeAll(async () => {
  network = await testGateway()
})
afterAll(() => network[Symbol.asyncDispose]())

const query = { query: '{ person(id: "1") { name } }' }

async function outcome(headers: Record<string, string>) {
  const before = network.subgraphs.people.received.length
  const response = await network.post(query, { 'candour-purpose': 'care', ...headers })
  const text = await response.text()
  const reached = network.subgraphs.people.received.length > before
  return { status: response.status, code: JSON.parse(text).errors?.[0].extensions.code, reached, text, headers: response.headers }
}

const refused = { status: 401, code: 'UNAUTHENTICATED', reached: false }
const bearing = async (made: Promise<string> | string) => outcome({ authorization: `Bearer ${await made}` })

describe('an access token', () => {
  it('is accepted when the issuer made it for one of the five audiences', async () => {
    for (const who of ['worker', 'inspector', 'person', 'parent', 'agency'] as const) {
      expect(await bearing(token(who))).toMatchObject({ status: 200, reached: true })
    }
  })

  it('has to be there, and the challenge says nothing of an error when it is not', async () => {
    const answer = await outcome({})
    expect(answer).toMatchObject(refused)
    expect(answer.headers.get('www-authenticate')).toBe('Bearer')
  })

  it('is taken from the Authorization header as a bearer token and from nowhere else', async () => {
    const good = await token('worker')
    expect(await outcome({ authorization: good })).toMatchObject(refused)
    expect(await outcome({ authorization: `Basic ${good}` })).toMatchObject(refused)
    expect(await outcome({ authorization: `Bearer ${good} ${good}` })).toMatchObject(refused)
    expect(await outcome({ cookie: `access_token=${good}` })).toMatchObject(refused)
    const inAddress = await fetch(`${network.gateway.url}/graphql?access_token=${good}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...query, access_token: good }),
    })
    expect(inAddress.status).toBe(401)
  })

  it.each(['', 'x', 'a.b.c', 'eyJhbGciOiJub25lIn0..', '.'.repeat(50), 'A'.repeat(7_000)])(
    'is refused when malformed: %j',
    async (text) => {
      expect(await outcome({ authorization: `Bearer ${text}` })).toMatchObject(refused)
    },
  )

  const altered: readonly (readonly [string, Parameters<typeof token>[1]])[] = [
    ['expired', { claims: { exp: seconds() - 60, iat: seconds() - 360 } }],
    ['without an expiry', { claims: { exp: undefined } }],
    ['issued in the future', { claims: { iat: seconds() + 120 } }],
    ['not yet valid', { claims: { nbf: seconds() + 120 } }],
    ['of another issuer', { claims: { iss: 'https://elsewhere.example/identity' } }],
    ['for an audience that is none of ours', { claims: { aud: 'urn:candour:administration' } }],
    ['for an audience named like a property of every object', { claims: { aud: 'constructor', kind: undefined } }],
    ['for two audiences at once', { claims: { aud: ['urn:candour:staff', 'urn:candour:service-user'] } }],
    ['without an audience', { claims: { aud: undefined } }],
    ['whose kind is not that of its audience', { claims: { aud: 'urn:candour:service-user' } }],
    ['for inspectors, held by staff', { claims: { aud: 'urn:candour:inspector' } }],
    ['for a portal before anybody signed in', { claims: { aud: 'urn:candour:staff-portal', kind: undefined } }],
    ['without a subject', { claims: { sub: undefined } }],
    ['without a client', { claims: { client_id: undefined } }],
    ['without an organisation', { claims: { org: undefined } }],
    ['of an organisation that is not served here', { claims: { org: 'elsewhere' } }],
    ['of a person without a session', { claims: { sid: undefined } }],
    ['whose assurance is no level', { claims: { acr: 'urn:high' } }],
    ['of a step-up that does not say when', { claims: { acr: '3', auth_time: undefined } }],
    ['of a step-up after it was issued', { claims: { acr: '3', auth_time: seconds() + 600 } }],
    ['whose subject is endless', { claims: { sub: 'x'.repeat(201) } }],
    ['whose subject is empty', { claims: { sub: '' } }],
    ['whose subject is not text', { claims: { sub: { $ne: '' } } }],
    ['of the type of an identity token', { header: { typ: 'JWT' } }],
    ['without a type', { header: { typ: undefined } }],
    ['signed with a foreign key under a known key id', { key: foreignKeys.privateKey }],
    ['longer than any of ours', { claims: { padding: 'x'.repeat(6_000) } }],
    ['signed in a way that tokens are not', { header: { alg: 'ES384', kid: 'otherwise' }, key: otherwiseUsedKeys.privateKey }],
    ['that names an unknown key', { header: { kid: 'two' } }],
  ]
  it.each(altered)('is refused when it is %s', async (_, options) => {
    expect(await bearing(token('worker', options))).toMatchObject(refused)
  })

  it('is refused without a signature', async () => {
    const claims = { sub: 'worker', client_id: 'staff-portal', sid: 'session-worker', org: 'dmws', kind: 'staff' }
    const unsigned = new UnsecuredJWT(claims)
      .setIssuer(issuer)
      .setAudience('urn:candour:staff')
      .setIssuedAt(seconds())
      .setExpirationTime(seconds() + 300)
    expect(await bearing(unsigned.encode())).toMatchObject(refused)
    const [, payload] = (await token('worker')).split('.')
    const header = Buffer.from('{"alg":"none","typ":"at+jwt","kid":"one"}').toString('base64url')
    expect(await bearing(`${header}.${payload}.`)).toMatchObject(refused)
    expect(await bearing(`${header}.${payload}.c2lnbmVk`)).toMatchObject(refused)
  })

  it('is refused when its payload was changed after signing', async () => {
    const [header, payload, signature] = (await token('worker')).split('.')
    const claims = { ...JSON.parse(Buffer.from(payload!, 'base64url').toString()), sub: 'somebody-else' }
    expect(await bearing(`${header}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.${signature}`)).toMatchObject(
      refused,
    )
  })

  it('cannot bring its own key along', async () => {
    const offers = [
      { jku: 'http://127.0.0.1:9/keys' },
      { x5u: 'http://127.0.0.1:9/cert' },
      { jwk: { kty: 'OKP', crv: 'Ed25519', x: 'AAAA' } },
    ]
    for (const offer of offers) {
      expect(await bearing(token('worker', { key: foreignKeys.privateKey, header: offer }))).toMatchObject(refused)
      expect(await bearing(token('worker', { header: offer }))).toMatchObject({ status: 200 })
    }
  })

  it('has to name an integrator that speaks for itself', async () => {
    expect(await bearing(token('agency', { claims: { sub: 'another-agency' } }))).toMatchObject(refused)
  })

  it('may be a few seconds out of time, and no more', async () => {
    expect(await bearing(token('worker', { claims: { exp: seconds() - 3 } }))).toMatchObject({ status: 200 })
    expect(await bearing(token('worker', { claims: { exp: seconds() - 6 } }))).toMatchObject(refused)
  })

  it('is worth nothing from the moment its session ends or its client is switched off', async () => {
    const worker = await token('worker')
    const agency = await token('agency')
    expect(await bearing(worker)).toMatchObject({ status: 200 })
    network.facts.ended.add('session-worker').add('agency')
    expect(await bearing(worker)).toMatchObject(refused)
    expect(await bearing(agency)).toMatchObject(refused)
    network.facts.ended.clear()
  })

  it('says the same whatever was wrong with it', async () => {
    const wrong = await Promise.all([
      token('worker', { claims: { exp: 1 } }),
      token('worker', { key: foreignKeys.privateKey }),
      'nonsense',
    ])
    const texts = new Set<string>()
    for (const each of wrong) texts.add((await bearing(each)).text.replace(/"requestId":"[^"]+"/, ''))
    expect(texts.size).toBe(1)
  })
})

describe('the viewer', () => {
  it('who may see nothing never reaches a subgraph', async () => {
    expect(await bearing(token('without-roles'))).toMatchObject({ status: 403, code: 'FORBIDDEN', reached: false })
  })

  it('is told apart from an outage of the facts', async () => {
    await using broken = await testGateway({ viewerGrants: () => Promise.reject(new Error('no connection for Canary')) })
    const { status, json, text } = await broken.ask(query)
    expect([status, json.errors[0].extensions.code]).toEqual([503, 'UNAVAILABLE'])
    expect(text + JSON.stringify(broken.faults)).not.toContain('Canary')
    expect(broken.faults).toHaveLength(1)
  })

  it('is told apart from an outage of the keys of the issuer, and the next request tries again', async () => {
    let reads = 0
    await using broken = await testGateway({
      tokens: { issuer, keys: () => Promise.reject(new Error(`read ${(reads += 1)}`)) },
    })
    expect((await broken.ask(query)).status).toBe(503)
    expect((await broken.ask(query)).status).toBe(503)
    expect(reads).toBe(2)
  })

  it('reaches the subgraph as signed claims, whose purpose is the header, else the default of the token', async () => {
    const { people } = network.subgraphs
    await bearing(token('worker'))
    expect(people.received.at(-1)?.viewer.claims).toMatchObject({
      id: 'worker',
      kind: 'staff',
      organisation: 'dmws',
      clientId: 'staff-portal',
      sessionId: 'session-worker',
      assurance: 2,
      authenticatedAt: seconds() - 60,
      purpose: 'care',
      operation: 'query',
      operationName: null,
    })
    await network.post(query, { authorization: `Bearer ${await token('agency')}` })
    expect(people.received.at(-1)?.viewer.claims).toMatchObject({
      kind: 'integrator',
      sessionId: null,
      purpose: 'care',
      assurance: 1,
    })
    await network.post(query, { authorization: `Bearer ${await token('worker')}` })
    expect(people.received.at(-1)?.viewer.claims.purpose).toBe(null)
  })

  it('of a step-up is worth a second factor once it is five minutes old', async () => {
    const { people } = network.subgraphs
    await bearing(token('worker', { claims: { acr: '3', auth_time: seconds() - 300 } }))
    expect(people.received.at(-1)?.viewer.claims.assurance).toBe(3)
    await bearing(token('worker', { claims: { acr: '3', auth_time: seconds() - 301 } }))
    expect(people.received.at(-1)?.viewer.claims.assurance).toBe(2)
  })

  it('who uses the service always asks for the own record', async () => {
    await bearing(token('person'))
    expect(network.subgraphs.people.received.at(-1)?.viewer.claims).toMatchObject({ kind: 'service-user', purpose: 'own-record' })
  })

  it('who acts for somebody asks for that record and for nothing else', async () => {
    await outcome({ authorization: `Bearer ${await token('parent')}`, 'candour-purpose': 'safeguarding' })
    expect(network.subgraphs.people.received.at(-1)?.viewer.claims).toMatchObject({
      kind: 'representative',
      purpose: 'own-record',
    })
  })

  it('who inspects says so, as staff do', async () => {
    await outcome({ authorization: `Bearer ${await token('inspector')}`, 'candour-purpose': 'inspection' })
    expect(network.subgraphs.people.received.at(-1)?.viewer.claims).toMatchObject({ kind: 'inspector', purpose: 'inspection' })
  })

  it.each(['curiosity', 'CARE', 'care,safeguarding', '', 'constructor'])('may not state %j as a purpose', async (purpose) => {
    const answer = await outcome({ authorization: `Bearer ${await token('worker')}`, 'candour-purpose': purpose })
    expect(answer).toMatchObject({ status: 400, code: 'BAD_REQUEST', reached: false })
  })

  it('cannot be stated by a client', async () => {
    const answer = await outcome({ 'candour-viewer': await token('worker') })
    expect(answer).toMatchObject(refused)
  })

  it('is looked up in facts on every request', async () => {
    await bearing(token('worker'))
    expect(network.facts.asked.at(-1)).toMatchObject({
      kind: 'staff',
      id: 'worker',
      organisation: 'dmws',
      sessionId: 'session-worker',
      purpose: 'care',
    })
  })
})
