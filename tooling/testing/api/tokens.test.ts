import type { KeyObject } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Persona } from '../src/api-client.ts'
import { statementsDuring } from '../src/count-statements.ts'
import { expectRefusal } from '../src/expect-refusal.ts'
import { newSigningKey, partsOf, sharedSecretToken, signedToken, unsignedToken } from '../src/forged-token.ts'
import { rawRequest, type RawAnswer } from '../src/raw-request.ts'
import { storedState } from '../src/stored-state.ts'
import { startTestNetwork, type TestNetwork } from '../src/test-network.ts'

const kid = 'the test’s own'
/** A second key of the issuer, of which the test holds the private part: so it can write what the issuer never would, rightly signed. */
const issuers = newSigningKey()
const strangers = newSigningKey()

type Part = Record<string, unknown>

let system: TestNetwork
let sam: string
beforeAll(async () => {
  system = await startTestNetwork()
  sam = await system.personId('Okafor')
  system.network.identity
    .jwks()
    .keys.push({ ...issuers.publicKey.export({ format: 'jwk' }), kty: 'EC', kid, alg: 'ES256', use: 'sig' })
})
afterAll(() => system[Symbol.asyncDispose]())

const query = JSON.stringify({ query: '{ viewer { id } serviceUsers { nodes { id familyName } } }' })
async function send(headers: Record<string, string>, body = query): Promise<RawAnswer> {
  const sent = () => rawRequest(system.url, { body, headers: { 'content-type': 'application/json', ...headers } })
  const { result, statements } = await statementsDuring(sent)
  // Whoever is nobody costs no service anything.
  if (result.code === 'UNAUTHENTICATED') expect(statements).toEqual([])
  return result
}
const withToken = (token: string, body?: string) => send({ authorization: `Bearer ${token}`, 'candour-purpose': 'care' }, body)

/** The token that the issuer would give a persona, with its session, written anew with changes. */
async function rewritten(
  change: { header?: Part; claims?: Part },
  { persona = 'dmws.support-worker', key = issuers.privateKey }: { persona?: Persona; key?: KeyObject } = {},
): Promise<string> {
  const { header, claims } = await asIssued(persona)
  return signedToken({ ...header, ...change.header }, { ...claims, ...change.claims }, key)
}

async function asIssued(persona: Persona = 'dmws.support-worker') {
  const { header, claims } = partsOf((await system.as(persona)).token)
  return { header: { ...header, kid }, claims }
}

const refused = { status: 401, code: 'UNAUTHENTICATED' }
/** Nothing of a token is told back: not its session, which only its bearer knows. */
function expectTurnedAway(answer: RawAnswer, token: string): void {
  expectRefusal(answer, token.split('.').at(-2) || 'nothing to betray', refused)
  expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/)
}

const seconds = () => Math.floor(system.clock.now().getTime() / 1000)

it('is believed when the issuer wrote it, by whichever of its keys', async () => {
  const answer = await withToken(await rewritten({}))
  expect(answer.status, answer.text).toBe(200)
  expect(answer.text).toContain('Okafor')
})

describe('a request without a token of ours', () => {
  it.each([
    ['none', {}],
    ['an empty one', { authorization: '' }],
    ['only the word', { authorization: 'Bearer' }],
    ['only the word and a space', { authorization: 'Bearer ' }],
    ['a password', { authorization: `Basic ${Buffer.from('dmws.dpo:demonstration only').toString('base64')}` }],
    ['words', { authorization: 'Bearer let me in' }],
    ['one part', { authorization: 'Bearer abc' }],
    ['empty parts', { authorization: 'Bearer ..' }],
    ['five parts, as an encrypted token has', { authorization: 'Bearer a.b.c.d.e' }],
    ['an endless one', { authorization: `Bearer ${'a'.repeat(7_000)}` }],
    ['one under another word', { authorization: 'DPoP a.b.c' }],
    ['one in quotes', { authorization: 'Bearer "a.b.c"' }],
    ['a sealed one of the service of sign-in', { authorization: `Bearer ${'x'.repeat(43)}` }],
    ['one in a cookie', { cookie: 'token=abc; candour-viewer=abc' }],
  ] as [string, Record<string, string>][])('is refused: %s', async (_, headers) => {
    expectTurnedAway(await send(headers), '')
  })

  it('is refused with a right token in the wrong place', async () => {
    const { token } = await system.as('dmws.support-worker', { purpose: 'care' })
    expectTurnedAway(await send({ cookie: `access_token=${token}` }), token)
    expectTurnedAway(await send({ 'x-access-token': token }), token)
    const response = await fetch(`${system.url}/graphql?access_token=${token}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: query,
    })
    expect(response.status).toBe(401)
    await response.body?.cancel()
  })
})

describe('a token', () => {
  const now = () => seconds()
  it.each([
    ['that has expired', () => ({ claims: { iat: now() - 600, exp: now() - 60 } })],
    ['without an end', () => ({ claims: { exp: undefined } })],
    ['whose end is a word', () => ({ claims: { exp: 'never' } })],
    ['that is not valid yet', () => ({ claims: { nbf: now() + 3_600 } })],
    ['issued in the future', () => ({ claims: { iat: now() + 3_600, exp: now() + 7_200 } })],
    ['without a time of issue', () => ({ claims: { iat: undefined } })],
    ['without a subject', () => ({ claims: { sub: undefined } })],
    ['without a client', () => ({ claims: { client_id: undefined } })],
    ['without an organisation', () => ({ claims: { org: undefined } })],
    ['of an organisation that is not served here', () => ({ claims: { org: 'elsewhere' } })],
    ['whose organisation is a list', () => ({ claims: { org: ['dmws'] } })],
    ['without a session', () => ({ claims: { sid: undefined } })],
    ['of a session that never was', () => ({ claims: { sid: 'made-up' } })],
    ['without an audience', () => ({ claims: { aud: undefined } })],
    ['for another service', () => ({ claims: { aud: 'urn:elsewhere' } })],
    ['for two audiences at once', () => ({ claims: { aud: ['urn:candour:staff', 'urn:candour:service-user'] } })],
    ['for an audience that objects inherit', () => ({ claims: { aud: 'constructor' } })],
    ['for service users, held by staff', () => ({ claims: { aud: 'urn:candour:service-user' } })],
    [
      'for service users, held by staff, with the kind changed too',
      () => ({ claims: { aud: 'urn:candour:service-user', kind: 'service-user' } }),
    ],
    ['for integrators, held by staff', () => ({ claims: { aud: 'urn:candour:integrator', kind: 'integrator' } })],
    ['whose kind is another', () => ({ claims: { kind: 'service-user' } })],
    ['of another issuer', () => ({ claims: { iss: 'https://elsewhere.example/identity' } })],
    ['without an issuer', () => ({ claims: { iss: undefined } })],
    ['with an assurance that is none', () => ({ claims: { acr: '9' } })],
    ['with an assurance that is a number', () => ({ claims: { acr: 3 } })],
    ['that is an identity token', () => ({ header: { typ: 'JWT' } })],
    ['without a type', () => ({ header: { typ: undefined } })],
    ['that is a viewer context', () => ({ header: { typ: 'candour-viewer' } })],
    ['that tells of a sign-out', () => ({ header: { typ: 'logout+jwt' } })],
    ['that proves who holds a key', () => ({ header: { typ: 'dpop+jwt' } })],
    ['of a key that nobody has', () => ({ header: { kid: 'another' } })],
    ['whose key is a file', () => ({ header: { kid: '../../../../dev/null' } })],
    ['whose key is a statement', () => ({ header: { kid: `' UNION SELECT 'x' -- ` } })],
    ['whose key is what objects inherit', () => ({ header: { kid: '__proto__' } })],
    ['that is signed as it is, and not as it is written', () => ({ header: { crit: ['b64'], b64: false } })],
    ['that was squeezed, and could unfold without end', () => ({ header: { zip: 'DEF' }, claims: { aud: undefined } })],
    ['with a part that must be understood and is not', () => ({ header: { crit: ['x'], x: true } })],
  ] as [string, () => { header?: Part; claims?: Part }][])('is refused %s', async (_, change) => {
    const token = await rewritten(change())
    expectTurnedAway(await withToken(token), token)
  })

  it('is refused when it is not signed, whatever it calls that', async () => {
    const { header, claims } = await asIssued()
    for (const alg of ['none', 'None', 'NONE', 'nOnE', '']) {
      const token = unsignedToken({ ...header, alg }, claims)
      expectTurnedAway(await withToken(token), token)
    }
    const [head, body] = (await rewritten({})).split('.')
    expectTurnedAway(await withToken(`${head}.${body}.`), `${head}.${body}.`)
  })

  it('is refused with a signature of nothing, which fits any text where nobody asks whether it is one', async () => {
    const [head, body] = (await rewritten({})).split('.')
    const half = Buffer.alloc(32)
    const order = Buffer.from('ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551', 'hex')
    for (const parts of [
      [half, half],
      [order, order],
      [order, half],
    ]) {
      const token = `${head}.${body}.${Buffer.concat(parts).toString('base64url')}`
      expectTurnedAway(await withToken(token), token)
    }
  })

  it('is refused when it says twice how it is signed, or whose it is', async () => {
    const [head, body, signature] = (await rewritten({})).split('.')
    const twice = (part: string | undefined, more: string) =>
      Buffer.from(
        `{${more},${Buffer.from(part ?? '', 'base64url')
          .toString()
          .slice(1)}`,
      ).toString('base64url')
    const { claims } = await asIssued('dmws.dpo')
    for (const token of [
      `${twice(head, '"alg":"none"')}.${body}.`,
      `${twice(head, '"alg":"none"')}.${body}.${signature}`,
      `${head}.${twice(body, `"sub":"${String(claims['sub'])}"`)}.${signature}`,
    ])
      expectTurnedAway(await withToken(token), token)
  })

  it('is refused when the public key was taken for a shared secret', async () => {
    const { header, claims } = await asIssued()
    const pem = issuers.publicKey.export({ format: 'pem', type: 'spki' }).toString()
    const secrets = [pem, pem.trim(), JSON.stringify(issuers.publicKey.export({ format: 'jwk' })), '']
    for (const secret of [...secrets, issuers.publicKey.export({ format: 'der', type: 'spki' })]) {
      const token = sharedSecretToken({ ...header, alg: 'HS256' }, claims, secret)
      expectTurnedAway(await withToken(token), token)
    }
  })

  it('is refused when somebody else signed it, also when it brings or names their key', async () => {
    const jwk = strangers.publicKey.export({ format: 'jwk' })
    const asked: string[] = []
    const { createServer } = await import('node:http')
    const server = createServer((request, response) => {
      asked.push(request.url ?? '')
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [{ ...jwk, kid, alg: 'ES256' }] }))
    })
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/jwks`
    try {
      for (const header of [{}, { jwk }, { jku: url }, { x5u: url }, { jku: url, kid: 'theirs' }, { jwk, kid: undefined }]) {
        const token = await rewritten({ header }, { key: strangers.privateKey })
        expectTurnedAway(await withToken(token), token)
      }
    } finally {
      server.closeAllConnections()
      server.close()
    }
    expect(asked).toEqual([])
  })

  it('is refused when a single character of it was changed', async () => {
    const token = await rewritten({})
    const [head = '', body = '', signature = ''] = token.split('.')
    const claims = Buffer.from(body, 'base64url').toString()
    const raised = Buffer.from(claims.replace('"acr":"2"', '"acr":"3"')).toString('base64url')
    expect(raised).not.toBe(body)
    for (const changed of [`${head}.${raised}.${signature}`, `${head}.${body}.${signature.slice(4)}${signature.slice(0, 4)}`]) {
      expectTurnedAway(await withToken(changed), changed)
    }
  })

  it('of one kind of viewer opens nothing to another kind, mutations included', async () => {
    const before = await storedState(system)
    const { claims } = await asIssued('dmws.service-user.1')
    const note = JSON.stringify({
      query: 'mutation ($input: AddNoteInput!) { addNote(input: $input) { note { id } userErrors { code } } }',
      variables: { input: { serviceUserId: sam, kind: 'CALL', text: 'x', occurredAt: system.clock.now().toISOString() } },
    })
    const disguises: Part[] = [
      { aud: 'urn:candour:staff', kind: 'staff' },
      { aud: 'urn:candour:staff', kind: undefined },
      { aud: 'urn:candour:inspector', kind: 'inspector' },
      { aud: 'urn:candour:representative', kind: 'representative' },
      { aud: 'urn:candour:integrator', kind: 'integrator', client_id: claims['sub'] },
      { aud: 'urn:candour:integrator', kind: 'integrator', sub: 'dmws.partner-agency' },
    ]
    for (const disguise of disguises) {
      const token = await rewritten({ claims: disguise }, { persona: 'dmws.service-user.1' })
      expectTurnedAway(await withToken(token, note), token)
    }
    const undisguised = await rewritten({}, { persona: 'dmws.service-user.1' })
    expect((await withToken(undisguised, note)).code).toBe('FORBIDDEN')
    const agency = await rewritten({}, { persona: 'dmws.partner-agency' })
    expect((await withToken(agency, note)).code).toBe('FORBIDDEN')
    const { 'identity.session': _before, ...rest } = before
    const { 'identity.session': _after, ...now } = await storedState(system)
    expect(now).toEqual(rest)
  })

  it('of somebody else’s session is refused', async () => {
    const other = await asIssued('dmws.dpo')
    const token = await rewritten({ claims: { sid: other.claims['sid'] } })
    expectTurnedAway(await withToken(token), token)
  })
})

describe('identity claimed outside the token', () => {
  it('counts for nothing: not in headers, not in the body', async () => {
    const dpo = await asIssued('dmws.dpo')
    const { token } = await system.as('dmws.administrator', { purpose: 'administration' })
    const viewer = {
      id: dpo.claims['sub'],
      kind: 'staff',
      organisation: 'dmws',
      clientId: 'staff-portal',
      sessionId: dpo.claims['sid'],
      assurance: 3,
      authenticatedAt: seconds(),
      purpose: 'rights-request',
      requestId: '00000000-0000-4000-8000-000000000000',
      operation: 'query',
      operationName: null,
    }
    const smuggled = {
      'candour-viewer': signedToken(
        { alg: 'ES256', typ: 'candour-viewer' },
        { viewer, aud: 'service-users' },
        strangers.privateKey,
      ),
      'x-user-id': String(dpo.claims['sub']),
      'x-forwarded-user': 'dmws.dpo',
      'x-request-id': '00000000-0000-4000-8000-000000000000',
      'x-forwarded-for': '127.0.0.1',
      'candour-roles': 'data-protection-officer',
      'candour-assurance': '3',
      'apollo-federation-include-trace': 'ftv1',
    }
    const body = JSON.stringify({
      query: '{ viewer { roles assurance purpose } serviceUsers { nodes { id } } }',
      viewer,
      context: { viewer },
      extensions: { viewer },
    })
    const answer = await send({ ...smuggled, authorization: `Bearer ${token}`, 'candour-purpose': 'administration' }, body)
    expect(JSON.parse(answer.text)).toEqual({
      data: {
        viewer: { roles: ['administrator'], assurance: 2, purpose: 'administration' },
        serviceUsers: { nodes: [] },
      },
      extensions: { withheld: [] },
    })
    expect(answer.headers.get('x-request-id')).not.toBe(smuggled['x-request-id'])
    expectTurnedAway(await send(smuggled, body), '')
  })

  it('is not taken twice: two tokens at once are none', async () => {
    const worker = await system.as('dmws.support-worker', { purpose: 'care' })
    const administrator = await system.as('dmws.administrator', { purpose: 'administration' })
    const both = `Bearer ${administrator.token}, Bearer ${worker.token}`
    expectTurnedAway(await send({ authorization: both }), worker.token)
  })
})
