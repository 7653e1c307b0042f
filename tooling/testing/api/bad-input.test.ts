import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newCanary } from '../src/canary.ts'
import { statementsDuring } from '../src/count-statements.ts'
import { expectNothingTold, expectRefusal } from '../src/expect-refusal.ts'
import { requestText, sendOverConnection } from '../src/raw-connection.ts'
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

/** Runs a request that must leave everything as it was and cost little: no service is asked for anything, and so no database of theirs. */
async function unchanged<Result>(request: () => Promise<Result>): Promise<Result> {
  const before = await storedState(system)
  const { result, statements } = await statementsDuring(request)
  expect(statements).toEqual([])
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
    ['with an endless operation name', JSON.stringify({ query: '{ viewer { id } }', operationName: canary.repeat(10) })],
    ['with the operation name that objects inherit', JSON.stringify({ query: '{ viewer { id } }', operationName: '__proto__' })],
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
    ['that defers a part', `{ viewer { id ... @defer(label: "${canary}") { roles } } }`],
    ['that streams a list', `{ workItems @stream(initialCount: 0, label: "${canary}") { id } }`],
    ['that runs a subscription under another name', `query A { viewer { id } } subscription B { ${canary} }`],
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
    ['ten thousand aliases', `{viewer{${times(10_000, (i) => `a${i}:id`)}}}`],
    ['its tokens', `{ viewer { ${times(2_100, () => 'id')} } }`],
    ['lists within lists', `{ serviceUser(id: ${'['.repeat(1_500)}"${canary}"${']'.repeat(1_500)}) { id } }`],
    ['selections within selections', `${'{ viewer '.repeat(600)}{ id } ${'}'.repeat(600)}`],
    [
      'types of types of types',
      `{ __schema { types { ${'fields { type { '.repeat(12)} name ${'} } '.repeat(12)} } } } # ${canary}`,
    ],
    ['its directives', `{ viewer { id ${'@include(if: true) '.repeat(21)} } }`],
    ['its root fields', `{ ${times(16, () => `serviceUser(id: "${canary}") { id }`)} }`],
    ['its fields', `{ viewer { ${times(20, () => '...F')} } } fragment F on Viewer { ${times(31, () => 'id')} } # ${canary}`],
    [
      'the values it could bring',
      '{ serviceUsers(first: 100) { nodes { notes(first: 100) { nodes { id text kind late author } } } } }',
    ],
    [
      'the larger of two pages, whichever stands first',
      '{ serviceUsers(last: 1, first: 100) { nodes { notes(last: 1, first: 100) { nodes { id text kind late author } } } } }',
    ],
    [
      'a page beside one that is none',
      '{ serviceUsers(first: null, last: 100) { nodes { notes(first: null, last: 100) { nodes { id text kind late author } } } } }',
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
  const pageOf = 'query ($n: Int) { serviceUsers(first: $n) { nodes { id } } }'
  const addNote = 'mutation ($input: AddNoteInput!) { addNote(input: $input) { userErrors { code } } }'
  const note = () => ({ serviceUserId: sam, kind: 'CALL', text: canary, occurredAt: '2026-01-31T10:00:00Z' })
  /** As deep as a body may be. */
  const within = (outer: (inner: unknown) => unknown): unknown =>
    Array.from({ length: 1_000 }).reduce<unknown>((inner) => outer(inner), canary)
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
    ['a number without end', 'query ($n: Int) { serviceUsers(first: $n) { nodes { id } } }', () => ({ n: 10 ** 308, canary })],
    ['lists within lists for an id', byId, () => ({ id: within((inner) => [inner]), canary })],
    ['objects within objects for an id', byId, () => ({ id: within((inner) => ({ [canary]: inner })) })],
    ['objects within objects for an input', addNote, () => ({ input: within((inner) => ({ serviceUserId: inner })), canary })],
    ['a list of inputs for one', addNote, () => ({ input: [note(), note()] })],
    ['what objects inherit for an input', addNote, () => JSON.parse(`{ "input": { "__proto__": ${JSON.stringify(note())} } }`)],
    ['what could be made a number', pageOf, () => ({ n: { valueOf: 1 }, canary })],
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

describe('an id that only looks like somebody’s', () => {
  it.each([
    ['in digits of full width', (id: string) => id.replaceAll(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)))],
    [
      'with a letter of another script',
      (id: string) => id.replaceAll('a', '\u0430').replaceAll('e', '\u0435').replaceAll('c', '\u0441'),
    ],
    ['with a dash of another kind', (id: string) => id.replaceAll('-', '\u2011')],
    ['with a space that nobody sees', (id: string) => `${id.slice(0, 9)}\u200b${id.slice(9)}`],
    ['written from right to left', (id: string) => `\u202e${id}`],
    ['with a line behind it', (id: string) => `${id}\n`],
    ['in braces', (id: string) => `{${id}}`],
    ['as an address of it', (id: string) => `urn:uuid:${id}`],
  ])('leads to nobody: %s', async (_, write) => {
    const alike = write(sam)
    expect(alike).not.toBe(sam)
    const found = 'query ($id: ID!) { serviceUser(id: $id) { id } node(id: $id) { id } complaint(id: $id) { id } }'
    const { text } = await ask(found, { id: alike })
    expect(JSON.parse(text)).toEqual({ data: { serviceUser: null, node: null, complaint: null }, extensions: { withheld: [] } })
    expect(JSON.parse((await ask(found, { id: sam })).text).data.serviceUser).toEqual({ id: sam })
  })
})

describe('a request that two readers could read in two ways', () => {
  const json = JSON.stringify({ query: '{ viewer { id } } ', variables: { x: 'x' } })
  const writing = () =>
    JSON.stringify({
      query: `mutation { addNote(input: { serviceUserId: "${sam}", kind: CALL, text: "${canary}", occurredAt: "2026-01-31T10:00:00Z" }) { note { id } } }`,
    })
  const bearer = (each: string) => `authorization: Bearer ${each}`
  const type = 'content-type: application/json'
  const lengthOf = (body: string) => `content-length: ${Buffer.byteLength(body)}`
  const sent = (text: string) => unchanged(() => sendOverConnection(system.url, text))
  const answered = (answer: string) => {
    expect(answer.match(/HTTP\/1\.1 \d+/g), answer).toHaveLength(1)
    const [head = '', body = ''] = answer.split('\r\n\r\n')
    expectNothingTold({ text: body, headers: new Headers() }, canary)
    return { status: Number(head.slice(9, 12)), body }
  }

  it('is refused with two tokens, each in a header of its own, whichever comes first', async () => {
    const other = (await system.as('dmws.administrator', { purpose: 'administration' })).token
    for (const tokens of [
      [token, other],
      [other, token],
      [token, token],
    ]) {
      const { status, body } = answered(await sent(requestText([...tokens.map(bearer), type, lengthOf(json)], json)))
      expect({ status, code: JSON.parse(body).errors[0].extensions.code }).toEqual({ status: 401, code: 'UNAUTHENTICATED' })
    }
  })

  it('is refused with two purposes', async () => {
    const stated = ['candour-purpose: care', 'candour-purpose: administration']
    const { status, body } = answered(await sent(requestText([bearer(token), ...stated, type, lengthOf(json)], json)))
    expect({ status, code: JSON.parse(body).errors[0].extensions.code }).toEqual(misunderstood)
  })

  it('is refused where it hides a second request behind the first, before any of it is read', async () => {
    const hidden = requestText([bearer(token), type, lengthOf(writing())], writing())
    const chunked = 'transfer-encoding: chunked'
    for (const headers of [
      [lengthOf(`0\r\n\r\n${hidden}`), chunked],
      [chunked, lengthOf(json)],
      ['content-length: 0', lengthOf(hidden)],
      [`content-length: +${hidden.length}`],
      ['transfer-encoding: xchunked'],
      ['transfer-encoding: chunked, identity'],
      ['content-length : 5'],
    ]) {
      const answer = await sent(requestText([bearer(token), type, ...headers], `0\r\n\r\n${hidden}`))
      expect(answered(answer).status, headers.join()).toBe(400)
    }
  })

  it('is no other protocol for asking to become one, nor another method for calling itself one', async () => {
    const upgrade = [
      'connection: upgrade',
      'upgrade: websocket',
      'sec-websocket-version: 13',
      'sec-websocket-protocol: graphql-transport-ws',
    ]
    for (const headers of [upgrade, ['x-http-method-override: POST', 'x-http-method: POST', 'accept: text/event-stream']]) {
      const answer = await sent(requestText([bearer(token), ...headers], '', 'GET /graphql?query=%7Bviewer%7Bid%7D%7D HTTP/1.1'))
      const { status, body } = answered(answer)
      expect({ status, code: JSON.parse(body).errors[0].extensions.code }).toEqual({ status: 405, code: 'BAD_REQUEST' })
    }
  })

  it('is answered in one piece of JSON, whatever else its sender would take', async () => {
    const inParts = ['multipart/mixed;deferSpec=20220824', 'text/event-stream', 'text/html'].map((accept) => ({ accept }))
    for (const headers of inParts) {
      const { status, headers: told } = await sendText(json, headers)
      expect({ status, type: told.get('content-type') }).toEqual({ status: 200, type: 'application/json; charset=utf-8' })
    }
  })
})

describe('a purpose that is none', () => {
  it('is refused, and not told back', async () => {
    const body = JSON.stringify({ query: '{ viewer { id } }' })
    expectRefusal(await sendText(body, { 'candour-purpose': canary }), canary, misunderstood)
    expectRefusal(await sendText(body, { 'candour-purpose': `care, ${canary}` }), canary, misunderstood)
  })
})
