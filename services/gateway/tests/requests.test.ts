import { getIntrospectionQuery } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultLimits } from '../src/index.ts'
import { publicUrl, testGateway, token } from './test-gateway.ts'

let network: Awaited<ReturnType<typeof testGateway>>
beforeAll(async () => {
  network = await testGateway()
})
afterAll(() => network[Symbol.asyncDispose]())

const reached = () => network.subgraphs.people.received.length + network.subgraphs.wishes.received.length

/** How a request of a support worker ends, and how many subgraphs it reached. */
async function refusal(body: object | string) {
  const before = reached()
  const response = await network.post(body, { authorization: `Bearer ${await token('worker')}`, 'candour-purpose': 'care' })
  const text = await response.text()
  return { code: JSON.parse(text).errors[0].extensions.code, status: response.status, calls: reached() - before, text }
}

const tooMuch = { code: 'LIMIT_EXCEEDED', status: 400, calls: 0 }
const notUnderstood = { code: 'BAD_REQUEST', status: 400, calls: 0 }

const times = (count: number, write: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => write(index)).join(' ')

describe('a request that asks for too much', () => {
  it('is refused for its depth, also when fragments hide it', async () => {
    const nested = (depth: number): string => (depth === 0 ? 'name' : `friend { ${nested(depth - 1)} }`)
    expect(await refusal({ query: `{ person(id: "1") { ${nested(defaultLimits.depth - 1)} } }` })).toMatchObject(tooMuch)
    const fragments = times(13, (i) => `fragment F${i} on Person { friend { ${i === 12 ? 'name' : `...F${i + 1}`} } }`)
    expect(await refusal({ query: `{ person(id: "1") { ...F0 } } ${fragments}` })).toMatchObject(tooMuch)
    expect((await network.ask({ query: `{ person(id: "1") { ${nested(defaultLimits.depth - 2)} } }` })).status).toBe(200)
  })

  it('is refused for its aliases', async () => {
    const aliased = (count: number) => ({ query: `{ person(id: "1") { ${times(count, (i) => `a${i}: name`)} } }` })
    expect(await refusal(aliased(defaultLimits.aliases + 1))).toMatchObject(tooMuch)
    expect((await network.ask(aliased(defaultLimits.aliases))).status).toBe(200)
  })

  it('is refused for its tokens, before it is parsed', async () => {
    expect(await refusal({ query: `{ person(id: "1") { ${times(defaultLimits.tokens, () => 'name')} } }` })).toMatchObject(
      tooMuch,
    )
    expect(await refusal({ query: '{ a '.repeat(20_000) })).toMatchObject(tooMuch)
  })

  it('is refused for its root fields', async () => {
    expect(await refusal({ query: `{ ${times(defaultLimits.rootFields + 1, () => 'wishCount')} }` })).toMatchObject(tooMuch)
  })

  it('is refused for its fields, which fragments repeat', async () => {
    const spreads = times(20, () => '...F')
    const query = `{ person(id: "1") { ${spreads} } } fragment F on Person { ${times(31, () => 'name')} }`
    expect(await refusal({ query })).toMatchObject(tooMuch)
  })

  it('is refused for its directives, wherever they are', async () => {
    const directive = '@include(if: true) '
    expect(await refusal({ query: `{ wishCount ${directive.repeat(defaultLimits.directives + 1)} }` })).toMatchObject(tooMuch)
    expect(await refusal({ query: `query ${'@a '.repeat(defaultLimits.directives + 1)} { wishCount }` })).toMatchObject(tooMuch)
    expect(await refusal({ query: `query ($a: Int ${'@a '.repeat(21)}) { person(id: "1") { name } }` })).toMatchObject(tooMuch)
  })

  it('is refused for the values it could bring, from page sizes in the text, in variables and in defaults', async () => {
    const page = '{ nodes { friends { friends { friends { name } } } } }'
    expect(await refusal({ query: `{ people(first: 100) ${page} }` })).toMatchObject(tooMuch)
    expect(await refusal({ query: `query ($n: Int) { people(first: $n) ${page} }`, variables: { n: 100 } })).toMatchObject(
      tooMuch,
    )
    expect(await refusal({ query: `query ($n: Int = 100) { people(first: $n) ${page} }` })).toMatchObject(tooMuch)
    expect(await refusal({ query: '{ people(first: 2000000000) { nodes { name } } }' })).toMatchObject(tooMuch)
    expect((await network.ask({ query: '{ people(first: 100) { nodes { id name } pageInfo { hasNextPage } } }' })).status).toBe(
      200,
    )
  })

  it('is refused at once when fragments would multiply without end', async () => {
    const doubling = times(40, (i) => `fragment F${i} on Person { friend { ...F${i + 1} } friends { ...F${i + 1} } }`)
    const started = performance.now()
    expect(await refusal({ query: `{ person(id: "1") { ...F0 } } ${doubling} fragment F40 on Person { name }` })).toMatchObject(
      tooMuch,
    )
    expect(performance.now() - started).toBeLessThan(1_000)
    expect(await refusal({ query: '{ person(id: "1") { ...F } } fragment F on Person { friend { ...F } }' })).toMatchObject(
      notUnderstood,
    )
  })

  it('is refused for the size of its body', async () => {
    expect(await refusal({ query: '{ wishCount }', variables: { text: 'x'.repeat(100_001) } })).toMatchObject({
      ...tooMuch,
      status: 413,
    })
  })
})

describe('a request that is no single operation in JSON by POST', () => {
  it.each([
    ['a batch', [{ query: '{ wishCount }' }]],
    ['no object', '"{ wishCount }"'],
    ['not JSON', '{ "query": '],
    ['without a query', { variables: {} }],
    ['with a query that is no text', { query: { wishCount: true } }],
    ['with variables that are no object', { query: '{ wishCount }', variables: [1] }],
    ['with an endless name', { query: `query ${'A'.repeat(101)} { wishCount }`, operationName: 'A'.repeat(101) }],
    ['not GraphQL', { query: '{ wishCount ' }],
    ['with a schema definition', { query: 'type Query { a: Int }' }],
    ['a subscription', { query: 'subscription { wishCount }' }],
    ['of two operations, none of them chosen', { query: 'query A { wishCount } query B { wishCount }' }],
    ['naming an operation that is not there', { query: 'query A { wishCount }', operationName: 'B' }],
    ['asking for an unknown field', { query: '{ canaryField }' }],
    ['a persisted query', { extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } }],
  ] as const)('is refused: %s', async (_, body) => {
    const answer = await refusal(body as object)
    expect(answer).toMatchObject(notUnderstood)
    expect(answer.text).not.toContain('canary')
  })

  it.each(['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x', 'application/jsonp', ''])(
    'is refused with content type %j',
    async (type) => {
      const authorization = `Bearer ${await token('worker')}`
      const response = await network.post('{"query":"{ wishCount }"}', { authorization, 'content-type': type })
      expect(response.status).toBe(415)
      expect(JSON.parse(await response.text()).errors[0].extensions.code).toBe('BAD_REQUEST')
    },
  )

  it.each(['GET', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS'])('is refused by %s', async (method) => {
    const response = await fetch(`${network.gateway.url}/graphql?query=%7BwishCount%7D`, { method })
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('POST')
    expect(response.headers.get('access-control-allow-origin')).toBe(null)
  })

  it('is refused when compressed, so that a small body cannot become a large one', async () => {
    const headers = { authorization: `Bearer ${await token('worker')}`, 'content-encoding': 'gzip' }
    expect((await network.post('x', headers)).status).toBe(415)
  })
})

describe('a browser on another site', () => {
  it('cannot use the token of a person, while the own origin can', async () => {
    for (const who of ['worker', 'person'] as const) {
      const foreign = await network.ask({ query: '{ wishCount }' }, who, { origin: 'https://elsewhere.example' })
      expect([foreign.status, foreign.json.errors[0].extensions.code]).toEqual([403, 'FORBIDDEN'])
      expect((await network.ask({ query: '{ wishCount }' }, who, { origin: 'null' })).status).toBe(403)
      const own = await network.ask({ query: '{ wishCount }' }, who, { origin: publicUrl })
      expect(own.status).toBe(200)
      expect(own.headers.get('access-control-allow-origin')).toBe(null)
    }
  })
})

describe('the schema', () => {
  it('is shown to integrators, and otherwise in development and demonstration only', async () => {
    const query = { query: getIntrospectionQuery() }
    expect(await refusal(query)).toMatchObject(notUnderstood)
    expect(await refusal({ query: '{ __type(name: "Person") { name } }' })).toMatchObject(notUnderstood)
    expect(await refusal({ query: '{ ...F } fragment F on Query { a: __schema { queryType { name } } }' })).toMatchObject(
      notUnderstood,
    )
    expect((await network.ask(query, 'agency')).json.data.__schema.types.length).toBeGreaterThan(5)
    for (const mode of ['development', 'demonstration'] as const) {
      await using open = await testGateway({ mode })
      expect((await open.ask(query)).json.data.__schema.types.length).toBeGreaterThan(5)
      expect((await open.post(query)).status).toBe(401)
    }
  })

  it('cannot be dug into without end', async () => {
    const types = (depth: number): string => (depth === 0 ? 'name' : `ofType { ${types(depth - 1)} }`)
    const dig = { query: `{ __type(name: "Person") { ${types(20)} } }` }
    expect((await network.ask(dig, 'agency')).json.errors[0].extensions.code).toBe('LIMIT_EXCEEDED')
  })

  it('may always be asked for the name of a type', async () => {
    expect((await network.ask({ query: '{ person(id: "1") { __typename } }' })).json.data.person.__typename).toBe('Person')
  })
})
