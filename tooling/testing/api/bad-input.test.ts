import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newCanary } from '../src/canary.ts'
import { expectNothingTold, expectRefusal } from '../src/expect-refusal.ts'
import { rawRequest } from '../src/raw-request.ts'
import { storedState } from '../src/stored-state.ts'
import { startTestSystem, type TestSystem } from '../src/test-system.ts'

/** In everything that is sent, and in nothing that comes back. */
const canary = newCanary()

let system: TestSystem
let token: string
let sam: string
beforeAll(async () => {
  system = await startTestSystem()
  token = (await system.as('dmws.support-worker', { purpose: 'care' })).token
  sam = await system.personId('Okafor')
})
afterAll(() => system[Symbol.asyncDispose]())

const send = (init: RequestInit) =>
  rawRequest(system.url, {
    ...init,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...init.headers },
  })
const sendText = (body: string | Buffer<ArrayBuffer>, headers: Record<string, string> = {}) => send({ body, headers })
const ask = (query: string, variables: unknown = {}) => sendText(JSON.stringify({ query, variables }))

/** Runs a request that must leave everything as it was. */
async function unchanged<Result>(request: () => Promise<Result>): Promise<Result> {
  const before = await storedState(system)
  const result = await request()
  expect(await storedState(system)).toEqual(before)
  return result
}

const misunderstood = { status: 400, code: 'BAD_REQUEST' }
const tooMuch = { status: 400, code: 'LIMIT_EXCEEDED' }
const unfit = { status: 400, code: 'BAD_USER_INPUT' }
const times = (count: number, write: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => write(index)).join(' ')

describe('a body that is no operation', () => {
  it.each([
    ['empty', ''],
    ['cut off', `{ "query": "{ viewer { id } } # ${canary}`],
    ['null', 'null'],
    ['a number', '42'],
    ['a text', `"${canary}"`],
    ['an empty batch', '[]'],
    ['a batch', JSON.stringify([{ query: `{ viewer { id } } # ${canary}` }])],
    ['a batch of many', JSON.stringify(Array.from({ length: 500 }, () => ({ query: '{ viewer { id } }' })))],
    ['without a query', JSON.stringify({ variables: { canary } })],
    ['with a query that is a list', JSON.stringify({ query: [canary] })],
    ['with variables that are a text', JSON.stringify({ query: '{ viewer { id } }', variables: canary })],
    ['with an operation name that is an object', JSON.stringify({ query: '{ viewer { id } }', operationName: { canary } })],
    ['with a persisted query', JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: canary } } })],
    ['not UTF-8', Buffer.from([0xff, 0xfe, 0x00, 0xd8])],
    ['nested without end', '['.repeat(40_000)],
  ] as const)('is refused: %s', async (_, body) => {
    expectRefusal(await unchanged(() => sendText(body as string)), canary, misunderstood)
  })

  it('is refused for its size, whoever sends it, before it is read as GraphQL', async () => {
    const body = JSON.stringify({ query: '{ viewer { id } }', variables: { canary: canary.repeat(6_000) } })
    expectRefusal(await unchanged(() => sendText(body)), canary, { status: 413, code: 'LIMIT_EXCEEDED' })
  })

  it.each([
    ['a form', 'application/x-www-form-urlencoded', `query=${encodeURIComponent('{ viewer { id } }')}&x=${canary}`],
    [
      'an upload',
      'multipart/form-data; boundary=x',
      `--x\r\ncontent-disposition: form-data; name="operations"\r\n\r\n${canary}\r\n--x--`,
    ],
    ['plain text', 'text/plain', JSON.stringify({ query: '{ viewer { id } }' })],
    ['bare GraphQL', 'application/graphql', `{ viewer { id } } # ${canary}`],
    ['another charset', 'application/json; charset=utf-16', JSON.stringify({ query: '{ viewer { id } }' })],
    ['a type nobody knows', `application/${canary}`, '{}'],
  ])('is refused as %s, which another site’s page could send', async (_, type, body) => {
    expectRefusal(await unchanged(() => sendText(body, { 'content-type': type })), canary, { status: 415, code: 'BAD_REQUEST' })
  })

  it('is refused when it is compressed, since it could unfold without end', async () => {
    const body = gzipSync(JSON.stringify({ query: '{ viewer { id } }' }))
    expectRefusal(await sendText(body, { 'content-encoding': 'gzip' }), canary, { status: 415, code: 'BAD_REQUEST' })
  })

  it.each(['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])('is refused by %s', async (method) => {
    const body = method === 'GET' ? null : JSON.stringify({ query: '{ viewer { id } }', variables: { canary } })
    const answer = await unchanged(() => send({ method, body, headers: { 'x-canary': canary } }))
    expectRefusal(answer, canary, { status: 405, code: 'BAD_REQUEST' })
    expect(answer.headers.get('allow')).toBe('POST')
  })

  it('is refused in the address', async () => {
    const query = encodeURIComponent(`mutation { endAssignment(input: { assignmentId: "${canary}" }) { userErrors { code } } }`)
    const response = await fetch(`${system.url}/graphql?query=${query}`, { headers: { authorization: `Bearer ${token}` } })
    expect(response.status).toBe(405)
    expectNothingTold({ text: await response.text(), headers: response.headers }, canary)
  })
})

describe('a document that makes no sense', () => {
  it.each([
    ['cut off', `{ serviceUser(id: "${canary}") {`],
    ['with a character that GraphQL does not have', `{ viewer { id } } % ${canary}`],
    ['with an endless text', `{ serviceUser(id: "${canary}) { id } }`],
    ['asking for a field that is not there', `{ ${canary} }`],
    ['asking for a field of nothing', `{ viewer { ${canary} } }`],
    ['asking for nothing of an object', `{ serviceUser(id: "${canary}") }`],
    ['asking for parts of a text', `{ serviceUser(id: "${canary}") { familyName { ${canary} } } }`],
    ['with an argument that is not there', `{ serviceUser(id: "1", ${canary}: "${canary}") { id } }`],
    ['without a required argument', '{ serviceUser { id } }'],
    ['with a directive that is not there', `{ viewer @${canary} { id } }`],
    ['on a type that is not there', `{ viewer { ... on ${canary} { id } } }`],
    ['on a type that cannot be', '{ viewer { ... on Note { text } } }'],
    ['with a fragment that is not there', `{ viewer { ...${canary} } }`],
    ['with a fragment that is not used', `{ viewer { id } } fragment ${canary} on Viewer { id }`],
    ['with a variable that is not declared', `{ serviceUser(id: $${canary}) { id } }`],
    ['with a variable of a type that is not there', `query ($a: ${canary}) { serviceUser(id: $a) { id } }`],
    ['with a number for a text', `{ serviceUsers(first: "${canary}") { nodes { id } } }`],
    ['with a value that is no member', `{ roleRequests(state: ${canary}) { nodes { id } } }`],
    ['with a fragment that contains itself', `{ viewer { ...${canary} } } fragment ${canary} on Viewer { id ...${canary} }`],
    [
      'with fragments that contain each other',
      `{ viewer { ...A } } fragment A on Viewer { ...B } fragment B on Viewer { ...C } fragment C on Viewer { id ...A } # ${canary}`,
    ],
    ['of two operations without a choice', `query A { viewer { id } } query ${canary} { viewer { id } }`],
    ['that only defines types', `type ${canary} { id: ID }`],
    ['that subscribes', `subscription { ${canary} }`],
    ['that is empty', `# ${canary}`],
    [
      'that asks a subgraph’s own questions',
      `{ _entities(representations: [{ __typename: "ServiceUser", id: "${canary}" }]) { __typename } }`,
    ],
    ['that asks for a subgraph’s schema', '{ _service { sdl } }'],
  ])('is refused: %s', async (_, query) => {
    const answer = await unchanged(() => ask(query, { canary }))
    expect(['BAD_REQUEST', 'BAD_USER_INPUT'], answer.text).toContain(answer.code)
    expectRefusal(answer, canary, { status: 400, code: answer.code ?? '' })
  })
})

describe('a document that asks for too much', () => {
  const nested = `{ roleRequests { edges { node { ${'staffMember { '.repeat(14)} id ${'} '.repeat(14)} } } } }`
  it.each([
    ['its depth', nested],
    ['its aliases', `{ serviceUser(id: "${canary}") { ${times(31, (i) => `a${i}: givenName`)} } }`],
    ['a thousand aliased root fields', `{ ${times(1_000, (i) => `a${i}: serviceUser(id: "${canary}") { id }`)} }`],
    ['its tokens', `{ viewer { ${times(2_100, () => 'id')} } }`],
    ['its directives', `{ viewer { id ${'@include(if: true) '.repeat(21)} } }`],
    ['its root fields', `{ ${times(16, () => `serviceUser(id: "${canary}") { id }`)} }`],
    ['its fields', `{ viewer { ${times(20, () => '...F')} } } fragment F on Viewer { ${times(31, () => 'id')} } # ${canary}`],
    [
      'the values it could bring',
      '{ serviceUsers(first: 100) { nodes { notes(first: 100) { nodes { id text kind late author } } } } }',
    ],
    ['a page of a milliard', '{ serviceUsers(first: 1000000000) { nodes { id } } }'],
    [
      'fragments that double',
      `{ viewer { ...F0 } } ${times(30, (i) => `fragment F${i} on Viewer { ...F${i + 1} viewerCan { seeStaff } ...F${i + 1} }`)} fragment F30 on Viewer { id }`,
    ],
  ])('is refused for %s', async (_, query) => {
    expectRefusal(await unchanged(() => ask(query)), canary, tooMuch)
  })

  it('is refused quickly, however much it repeats', async () => {
    const started = performance.now()
    const bodies = Array.from({ length: 20 }, () => ask(`{ ${'viewer { id } '.repeat(5_000)} }`))
    for (const answer of await Promise.all(bodies)) expectRefusal(answer, canary, tooMuch)
    expect(performance.now() - started).toBeLessThan(5_000)
  })
})

describe('variables', () => {
  const byId = 'query ($id: ID!) { serviceUser(id: $id) { id familyName } }'
  it.each([
    ['a list for an id', byId, () => ({ id: [canary, canary] })],
    ['an object for an id', byId, () => ({ id: { [canary]: canary } })],
    ['a filter for an id, as some databases take', byId, () => ({ id: { $ne: null, canary } })],
    ['a truth for an id', byId, () => ({ id: true })],
    ['no id', byId, () => ({ canary })],
    ['null for an id', byId, () => ({ id: null, canary })],
    ['a text for a number', 'query ($n: Int) { serviceUsers(first: $n) { nodes { id } } }', () => ({ n: canary })],
    ['a fraction for a number', 'query ($n: Int) { serviceUsers(first: $n) { nodes { id } } }', () => ({ n: 1.5 })],
    ['a number beyond 32 bits', 'query ($n: Int) { serviceUsers(first: $n) { nodes { id } } }', () => ({ n: 3_000_000_000 })],
    [
      'a word that is no state',
      'query ($s: RoleRequestState) { roleRequests(state: $s) { nodes { id } } }',
      () => ({ s: canary }),
    ],
  ])('are refused: %s', async (_, query, variables) => {
    const answer = await unchanged(() => ask(query, variables()))
    expect(['BAD_USER_INPUT', 'LIMIT_EXCEEDED'], answer.text).toContain(answer.code)
    expectRefusal(answer, canary, { status: 400, code: answer.code ?? '' })
  })

  it('cannot reach what they are not: `__proto__` and its like are names like others', async () => {
    const body = `{"query": ${JSON.stringify(byId)}, "variables": {"__proto__": {"id": "${sam}"}, "constructor": {"prototype": {"id": "${sam}"}}}}`
    expectRefusal(await sendText(body), canary, unfit)
    const polluting = `{"__proto__": {"query": "{ viewer { id } }"}, "x": "${canary}"}`
    expectRefusal(await sendText(polluting), canary, misunderstood)
    expect(({} as Record<string, unknown>)['query']).toBeUndefined()
  })
})

describe('a purpose that is none', () => {
  it('is refused, and not told back', async () => {
    const body = JSON.stringify({ query: '{ viewer { id } }' })
    expectRefusal(await sendText(body, { 'candour-purpose': canary }), canary, misunderstood)
    expectRefusal(await sendText(body, { 'candour-purpose': `care, ${canary}` }), canary, misunderstood)
  })
})
