import { generateKeyPairSync } from 'node:crypto'
import { connect } from 'node:net'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listen, type SubgraphAnswer, type ViewerClaims } from '@candour/subgraph-kit'
import type { Api } from '../src/api-client.ts'
import { newCanary } from '../src/canary.ts'
import { statementsDuring } from '../src/count-statements.ts'
import { expectNothingTold } from '../src/expect-refusal.ts'
import { partsOf, signedToken, unsignedToken } from '../src/forged-token.ts'
import { askSubgraph, bodyOf, claimsOf, subgraphNames, type SubgraphName } from '../src/signed-request.ts'
import { storedState } from '../src/stored-state.ts'
import { startTestNetwork, type TestNetwork } from '../src/test-network.ts'

const canary = newCanary()

let system: TestNetwork
let sam: string
let worker: Api
let viewer: ViewerClaims
beforeAll(async () => {
  system = await startTestNetwork()
  sam = await system.personId('Okafor')
  worker = await system.as('dmws.support-worker', { purpose: 'care' })
  viewer = claimsOf(worker, 'care')
})
afterAll(() => system[Symbol.asyncDispose]())

const harmless = bodyOf('{ __typename }')
const sign = (name: string, body = harmless, claims: ViewerClaims = viewer) => system.network.signViewer(claims, name, body)
const execute = (name: SubgraphName, body: string, signedViewer: string) =>
  system.network.subgraphs[name].execute({ body, signedViewer })

/** Sends what nobody signed as it is: it is refused before the database is asked for anything. */
async function executeUnsigned(name: SubgraphName, body: string, signedViewer: string) {
  const { result, statements } = await statementsDuring(() => execute(name, body, signedViewer))
  expect(statements).toEqual([])
  return result
}

/** What a service asks for besides what decisions rest on. */
const pastFacts = (statements: readonly string[]): string[] => statements.filter((statement) => !/\bFROM facts\./.test(statement))

const outcome = ({ status, body }: Pick<SubgraphAnswer, 'status' | 'body'>) => {
  const [first] = (body.errors ?? []) as { extensions?: { code?: string } }[]
  return { status, code: first?.extensions?.code, data: body.data }
}
const unsigned = { status: 401, code: 'UNAUTHENTICATED', data: undefined }
const forbidden = { status: 403, code: 'FORBIDDEN', data: undefined }

describe.each(subgraphNames)('the subgraph %s, with no gateway in front', (name) => {
  it('answers what a gateway signed, to the letter of what was signed', async () => {
    expect(outcome(await execute(name, harmless, await sign(name)))).toEqual({
      status: 200,
      code: undefined,
      data: { __typename: 'Query' },
    })
  })

  it.each([
    ['nothing', () => ''],
    ['a word', () => canary],
    ['an access token', () => worker.token],
    ['what nobody signed', () => unsignedToken({ alg: 'none', typ: 'candour-viewer' }, { viewer, aud: name })],
  ])('refuses %s for a signature', async (_, signature) => {
    const answer = await executeUnsigned(name, harmless, signature())
    expect(outcome(answer)).toEqual(unsigned)
    expectNothingTold({ text: JSON.stringify(answer), headers: new Headers() }, canary)
  })

  it('refuses a context that somebody else signed, and one whose claims were changed', async () => {
    const genuine = await sign(name)
    const { header, claims } = partsOf(genuine)
    const stranger = generateKeyPairSync('ed25519').privateKey
    expect(outcome(await executeUnsigned(name, harmless, signedToken(header, claims, stranger)))).toEqual(unsigned)
    const [head, , signature] = genuine.split('.')
    const raised = Buffer.from(JSON.stringify({ ...claims, viewer: { ...viewer, assurance: 3 } })).toString('base64url')
    expect(outcome(await executeUnsigned(name, harmless, `${head}.${raised}.${signature}`))).toEqual(unsigned)
  })

  it('refuses a context for another subgraph, for another body, and for a body that differs by a space', async () => {
    const elsewhere = subgraphNames.find((each) => each !== name) ?? ''
    expect(outcome(await executeUnsigned(name, harmless, await sign(elsewhere)))).toEqual(unsigned)
    expect(outcome(await executeUnsigned(name, bodyOf('{ __schema { types { name } } }'), await sign(name)))).toEqual(unsigned)
    expect(outcome(await executeUnsigned(name, `${harmless} `, await sign(name)))).toEqual(unsigned)
  })

  it('refuses a context half a minute later', async () => {
    const signature = await sign(name)
    const later = await startTestNetwork()
    try {
      const own = claimsOf(await later.as('dmws.support-worker', { purpose: 'care' }), 'care')
      const aged = await later.network.signViewer(own, name, harmless)
      later.clock.advance(30_000)
      expect(outcome(await later.network.subgraphs[name].execute({ body: harmless, signedViewer: aged }))).toEqual(unsigned)
      // A context of another installation is nobody's here.
      expect(outcome(await later.network.subgraphs[name].execute({ body: harmless, signedViewer: signature }))).toEqual(unsigned)
    } finally {
      await later[Symbol.asyncDispose]()
    }
  })

  it('refuses a viewer of an organisation that is not served here, and a session of another', async () => {
    const organisation = 'elsewhere'
    expect(outcome(await execute(name, harmless, await sign(name, harmless, { ...viewer, organisation })))).toEqual(forbidden)
    const claims = { ...viewer, sessionId: 'made-up' }
    expect(outcome(await execute(name, harmless, await sign(name, harmless, claims)))).toEqual({
      ...forbidden,
      code: 'UNAUTHENTICATED',
    })
    const asPerson = { ...viewer, kind: 'service-user' } as const
    expect(outcome(await execute(name, harmless, await sign(name, harmless, asPerson)))).toEqual({
      ...forbidden,
      code: 'UNAUTHENTICATED',
    })
  })

  it('shows its schema to nobody', async () => {
    for (const query of [
      '{ __schema { types { name } } }',
      '{ __type(name: "ServiceUser") { fields { name } } }',
      '{ _service { sdl } }',
      '{ a: _service { b: sdl } }',
      'query { ...F } fragment F on Query { _service { sdl } }',
    ]) {
      const answer = await askSubgraph(system, name, viewer, query)
      expect(outcome(answer)).toMatchObject({ status: 200, code: 'BAD_REQUEST' })
      expect(answer.body.data ?? null).toBeNull()
      expect(JSON.stringify(answer)).not.toMatch(/physicalHealth|ServiceUser|type |directive/)
    }
  })

  it.each([
    ['not JSON', '{'],
    ['a batch', JSON.stringify([{ query: '{ __typename }' }])],
    ['null', 'null'],
    ['a text', `"${canary}"`],
    ['without a query', JSON.stringify({ variables: { canary } })],
    ['with a query that is a number', JSON.stringify({ query: 1 })],
    ['with variables that are a text', JSON.stringify({ query: '{ __typename }', variables: canary })],
    ['with variables that are a list', JSON.stringify({ query: '{ __typename }', variables: [canary] })],
    ['not GraphQL', JSON.stringify({ query: `{ ${canary}` })],
    ['asking for what is not there', JSON.stringify({ query: `{ ${canary} }` })],
  ])('refuses a signed body that is %s, without a fault', async (_, body) => {
    const answer = await execute(name, body, await sign(name, body))
    expect(['BAD_REQUEST', 'BAD_USER_INPUT'], JSON.stringify(answer)).toContain(outcome(answer).code)
    expect(answer.body.data ?? null).toBeNull()
    expectNothingTold({ text: JSON.stringify(answer), headers: new Headers() }, canary)
  })

  it.each(forgedRepresentations)('gives nothing for representations that are %s, and looks for none of it', async (_, of) => {
    const query = 'query ($of: [_Any!]!) { _entities(representations: $of) { __typename ... on ServiceUser { id } } }'
    const ask = (representations: unknown) => askSubgraph(system, name, viewer, query, { of: representations })
    const { result, statements } = await statementsDuring(() => ask(of(sam)))
    const told = JSON.stringify(result.body)
    expect(outcome(result).code, told).toBe('BAD_USER_INPUT')
    expect(told).not.toContain(sam)
    expect(pastFacts(statements)).toEqual([])
    expectNothingTold({ text: told, headers: new Headers() }, canary)
  })

  it('asks for the facts of a thousand people at once, and for nothing of theirs whom the viewer may not know of but their rows', async () => {
    const query = 'query ($of: [_Any!]!) { _entities(representations: $of) { __typename } }'
    const statementsFor = async (ids: readonly string[]) => {
      const of = ids.map((id) => ({ __typename: 'ServiceUser', id }))
      const { result, statements } = await statementsDuring(() => askSubgraph(system, name, viewer, query, { of }))
      expect(result.body.errors).toBeUndefined()
      // Facts once for the viewer, once ahead for as many people as a gateway asks for, once for all others; one who was asked for before may be among them.
      expect(statements.length - pastFacts(statements).length).toBeLessThanOrEqual(4)
      return pastFacts(statements)
    }
    // Rows of people are read while facts are, whoever's they are; what only is added to a person is not.
    const rows =
      name === 'service-users'
        ? [expect.stringMatching(/ FROM "service_users"\."service_user" WHERE \("service_users"\."service_user"\."id" IN \(/)]
        : []
    expect(await statementsFor(Array.from({ length: 1_000 }, () => crypto.randomUUID()))).toEqual(rows)
    expect(await statementsFor([`${sam}' OR '1'='1`, `{${sam}}`, `\u0000${sam}`])).toEqual([])
  })

  it('does not change anything for a context that was signed for a query', async () => {
    const before = await storedState(system)
    for (const query of mutationsOfEach[name]) {
      for (const text of [query, `{ __typename },${query}`, `#\n${query}`, `query A { __typename } ${query}`, `\ufeff${query}`]) {
        const body = JSON.stringify({
          query: text,
          variables: { id: sam },
          operationName: text.includes('query A') ? 'M' : undefined,
        })
        const answer = await execute(name, body, await sign(name, body))
        expect(answer.body.data ?? null, JSON.stringify(answer)).toBeNull()
      }
    }
    expect(await storedState(system)).toEqual(before)
  })
})

/** What no gateway sends, of a person whom the viewer may know of. */
const forgedRepresentations: readonly (readonly [string, (id: string) => unknown])[] = [
  ['nothing', () => null],
  ['a text', () => canary],
  ['texts', () => [canary]],
  ['lists', (id) => [[{ __typename: 'ServiceUser', id }]]],
  ['of no type', (id) => [{ id }]],
  ['of a type that is not there', (id) => [{ __typename: canary, id }]],
  ['of a type that is no entity', (id) => [{ __typename: 'Query', id }]],
  ['of a type that is a list', (id) => [{ __typename: ['ServiceUser'], id }]],
  ['of a type that is an object', (id) => [{ __typename: { ServiceUser: 1 }, id }]],
  ['of a type that objects inherit', (id) => [{ __typename: '__proto__', id }]],
  ['without a key', () => [{ __typename: 'ServiceUser', canary }]],
  ['whose key is nothing', () => [{ __typename: 'ServiceUser', id: null }]],
  ['whose key is a list', (id) => [{ __typename: 'ServiceUser', id: [id] }]],
  ['whose key is a filter', () => [{ __typename: 'ServiceUser', id: { $ne: canary } }]],
  ['whose key is a number', () => [{ __typename: 'ServiceUser', id: 1 }]],
  ['whose key is a truth', () => [{ __typename: 'ServiceUser', id: true }]],
  ['whose key is inherited', (id) => JSON.parse(`[{ "__typename": "ServiceUser", "__proto__": { "id": "${id}" } }]`)],
  [
    'of somebody and of what is none',
    (id) => [
      { __typename: 'ServiceUser', id },
      { __typename: 'ServiceUser', id: [canary] },
    ],
  ],
]

const mutationsOfEach: Readonly<Record<SubgraphName, readonly string[]>> = {
  access: [
    'mutation M($id: ID!) { excludeStaff(input: { serviceUserId: $id, staffMemberId: $id, reason: "x" }) { userErrors { code } } }',
  ],
  'service-users': [
    'mutation M($id: ID!) { addNote(input: { serviceUserId: $id, kind: CALL, text: "x", occurredAt: "2026-01-31T10:00:00Z", categories: [] }) { note { id } userErrors { code } } }',
  ],
  retention: [
    'mutation M($id: ID!) { placeHold(input: { serviceUserId: $id, kind: POLICE, reason: "x" }) { userErrors { code } } }',
  ],
  complaints: [
    'mutation M($id: ID!) { raiseComplaint(input: { serviceUserId: $id, kind: COMPLAINT, matter: "x" }) { userErrors { code } } }',
  ],
  consent: [
    'mutation M($id: ID!) { withdrawConsent(input: { serviceUserId: $id, itemCode: "health-information" }) { userErrors { code } } }',
  ],
}

describe('a mutation that was captured', () => {
  it('is carried out once, however often and to whichever subgraph it is sent', async () => {
    const notes = () =>
      system.sql<{ rows: number }>('SELECT count(*)::int AS rows FROM service_users.note WHERE service_user_id = $1::uuid', sam)
    const [before] = await notes()
    const body = bodyOf(mutationsOfEach['service-users'][0] ?? '', { id: sam })
    const signature = await sign('service-users', body, { ...viewer, operation: 'mutation' })
    const answers = await Promise.all(Array.from({ length: 8 }, () => execute('service-users', body, signature)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ status }) => status !== 200).map(outcome)).toEqual(Array.from({ length: 7 }, () => forbidden))
    expect(outcome(await execute('access', body, signature))).toEqual(unsigned)
    const [after] = await notes()
    expect(after?.rows).toBe((before?.rows ?? 0) + 1)
  })
})

describe.each(subgraphNames)('the subgraph %s over HTTP', (name) => {
  async function overHttp<Result>(work: (url: string) => Promise<Result>): Promise<Result> {
    const server = await listen(system.network.subgraphs[name], { host: '127.0.0.1', port: 0, healthy: async () => true })
    try {
      return await work(server.url)
    } finally {
      await server.stop()
    }
  }
  const post = (url: string, body: string, headers: Record<string, string>) =>
    // A connection of its own for each: one that was cut off must not be taken for a server that is gone.
    fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json', connection: 'close', ...headers } })

  it('answers the signed and nobody else, with nothing of how it works', async () => {
    await overHttp(async (url) => {
      const good = await post(url, harmless, { 'candour-viewer': await sign(name) })
      expect({ status: good.status, body: await good.json() }).toEqual({ status: 200, body: { data: { __typename: 'Query' } } })
      for (const headers of [
        {},
        { authorization: `Bearer ${worker.token}` },
        { 'candour-viewer': canary },
        { 'candour-viewer': '' },
        // Two are none, whichever is right.
        { 'candour-viewer': `${await sign(name)}, ${canary}` },
        { 'candour-viewer': `${await sign(name)}, ${await sign(name)}` },
      ]) {
        const bad = await post(url, harmless, headers as Record<string, string>)
        expect(bad.status).toBe(401)
        expectNothingTold({ text: await bad.text(), headers: bad.headers }, canary)
        expect(bad.headers.get('cache-control')).toBe('no-store')
      }
      const asked = await fetch(`${url}?query={__typename}`, { headers: { 'candour-viewer': await sign(name) } })
      expect(asked.status).toBe(401)
      await asked.body?.cancel()
    })
  })

  it('refuses a body that no gateway sends, before it looks at it, and goes on when a request breaks off', async () => {
    await overHttp(async (url) => {
      const large = await post(url, `"${'x'.repeat(1_100_000)}"`, { 'candour-viewer': await sign(name) }).catch(() => undefined)
      expect([413, undefined]).toContain(large?.status)
      await large?.body?.cancel()
      await breakOff(new URL(url).port)
      expect((await post(url, harmless, { 'candour-viewer': await sign(name) })).status).toBe(200)
    })
  })

  it('sends no trace to whoever asks for one', async () => {
    await overHttp(async (url) => {
      const headers = { 'candour-viewer': await sign(name), 'apollo-federation-include-trace': 'ftv1' }
      expect(await (await post(url, harmless, headers)).json()).toEqual({ data: { __typename: 'Query' } })
    })
  })
})

/** Announces a body, sends half of it and hangs up. Resolves when the server has noticed. */
function breakOff(port: string): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(Number(port), '127.0.0.1', () => {
      socket.write(`POST / HTTP/1.1\r\nhost: x\r\ncandour-viewer: x\r\ncontent-length: 1000\r\n\r\n{"query`, () =>
        socket.resetAndDestroy(),
      )
    })
    socket.on('error', () => undefined)
    socket.on('close', () => resolve())
  })
}

describe('the database role of a service', () => {
  it.each(subgraphNames)(
    'of %s reads tables of its own, facts and where jobs go, and no table of another service',
    async (name) => {
      const role = new URL(system.serviceUrl(name)).username
      const own = name.replaceAll('-', '_')
      const readable = await system.sql<{ table: string }>(
        `SELECT n.nspname || '.' || c.relname AS table FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind IN ('r', 'p', 'v', 'm') AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'facts', $2)
         AND has_schema_privilege($1, n.oid, 'USAGE') AND has_table_privilege($1, c.oid, 'SELECT') ORDER BY 1`,
        role,
        own,
      )
      // Of the wrapped keys of people it sees its own.
      expect(readable.map(({ table }) => table)).toEqual(['jobs.queue', 'jobs.version', 'keys.person_key'])
      const client = new pg.Client({ connectionString: system.serviceUrl(name) })
      await client.connect()
      const { rows } = await client.query<{ service: string }>('SELECT DISTINCT service FROM keys.person_key')
      await client.end()
      expect(rows.filter(({ service }) => service !== name)).toEqual([])
    },
  )
})
