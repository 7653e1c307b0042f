import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clock, testGateway, token, verifyingKey } from './test-gateway.ts'
import { overHttp, testSubgraphs } from './test-subgraphs.ts'

const overBoth = { query: 'query Both { person(id: "1") { name religion wish secretWish } wishCount }' }
const bothAnswered = { person: { name: 'Person 1', religion: null, wish: 'wish of 1', secretWish: null }, wishCount: 3 }
const withheld = [
  { on: 'Person', id: '1', field: 'religion', category: 'special.religion', reason: 'NOT_YOUR_ROLE', remedy: 'NONE' },
  { on: 'Person', id: '1', field: 'secretWish', category: 'support.notes', reason: 'NOT_YOUR_ROLE', remedy: 'NONE' },
]

describe('a gateway', () => {
  it('turns to nobody but its subgraphs: not to a cloud, nor to the makers of its parts', async () => {
    const asked: string[] = []
    const note = (message: unknown) => asked.push((message as { request: { host: string } }).request.host)
    subscribe('http.client.request.start', note)
    try {
      await using network = await testGateway()
      await network.ask(overBoth)
    } finally {
      unsubscribe('http.client.request.start', note)
    }
    expect(asked).toEqual([])
  })

  it('tells no client how it asks its subgraphs', async () => {
    await using network = await testGateway()
    const { json } = await network.ask({ query: '{ wishCount }' }, 'worker', { 'apollo-query-plan-experimental': 'true' })
    expect(json).toEqual({ data: { wishCount: 3 }, extensions: { withheld: [] } })
  })
})

describe('an answer from subgraphs in this process', () => {
  let network: Awaited<ReturnType<typeof testGateway>>
  beforeAll(async () => {
    network = await testGateway()
  })
  afterAll(() => network[Symbol.asyncDispose]())

  it('is merged, and the marks of both subgraphs are united without doubles and without anything else', async () => {
    const { json, status } = await network.ask(overBoth)
    expect(status).toBe(200)
    expect(json).toEqual({ data: bothAnswered, extensions: { withheld } })
  })

  it('has the same marks in the same order whatever the order of the fields', async () => {
    const { json } = await network.ask({ query: '{ person(id: "1") { secretWish religion } }' })
    expect(json.extensions.withheld).toEqual(withheld)
  })

  it('carries the marks of its own request only', async () => {
    const answers = await Promise.all([network.ask(overBoth), network.ask({ query: '{ wishCount }' }), network.ask(overBoth)])
    expect(answers.map(({ json }) => json.extensions.withheld.length)).toEqual([2, 0, 2])
  })

  it('comes from calls whose signed context is bound to the body, the subgraph and the request', async () => {
    const { headers } = await network.ask(overBoth)
    const { people, wishes } = network.subgraphs
    const call = people.received.at(-1)!
    expect(call.viewer.claims).toMatchObject({
      requestId: headers.get('x-request-id'),
      operation: 'query',
      operationName: 'Both',
    })
    const signed = await token('worker')
    await expect(people.execute({ body: call.body, signedViewer: signed })).rejects.toThrow('signature verification failed')
    expect(wishes.received.at(-1)!.viewer.claims.requestId).toBe(headers.get('x-request-id'))
  })

  it('of a mutation tells only the subgraph that writes that it is one', async () => {
    const query = 'mutation Rename($input: RenameInput!) { rename(input: $input) { name wish } }'
    const { json } = await network.ask({ query, variables: { input: { id: '1', name: 'Ann' } }, operationName: 'Rename' })
    expect(json.data).toEqual({ rename: { name: 'Ann', wish: 'wish of 1' } })
    expect(network.subgraphs.people.received.at(-1)!.viewer.claims).toMatchObject({
      operation: 'mutation',
      operationName: 'Rename',
    })
    expect(network.subgraphs.wishes.received.at(-1)!.viewer.claims).toMatchObject({ operation: 'query', operationName: 'Rename' })
  })

  it('tells apart operations of one document', async () => {
    const query = 'query A { wishCount } query B { person(id: "1") { name } }'
    expect((await network.ask({ query, operationName: 'A' })).json.data).toEqual({ wishCount: 3 })
    expect((await network.ask({ query, operationName: 'B' })).json.data).toEqual({ person: { name: 'Person 1' } })
  })

  it('keeps nothing: every answer is of its own time', async () => {
    const { headers } = await network.ask(overBoth)
    expect(headers.get('cache-control')).toBe('no-store')
  })
})

describe('an answer from subgraphs over HTTP', () => {
  it('is the same as in-process, marks and all', async () => {
    const subgraphs = testSubgraphs(verifyingKey, () => clock.now())
    await using people = await overHttp(subgraphs.people)
    await using wishes = await overHttp(subgraphs.wishes)
    await using network = await testGateway({ subgraphs: { people, wishes } })
    const { json } = await network.ask(overBoth)
    expect(json).toEqual({ data: bothAnswered, extensions: { withheld } })
    expect(subgraphs.people.received).toHaveLength(1)
  })

  it('is refused by a subgraph when nobody signed the call', async () => {
    const subgraphs = testSubgraphs(verifyingKey, () => clock.now())
    await using people = await overHttp(subgraphs.people)
    const bare = await fetch(people.url, { method: 'POST', body: JSON.stringify(overBoth) })
    expect(bare.status).toBe(401)
  })

  it('is partly there when one subgraph is down, and the outage is an error, never a withheld field', async () => {
    const subgraphs = testSubgraphs(verifyingKey, () => clock.now())
    const down = await overHttp(subgraphs.wishes)
    await down[Symbol.asyncDispose]()
    await using network = await testGateway({ subgraphs: { people: subgraphs.people, wishes: down } })
    const { json, status } = await network.ask({ query: '{ person(id: "1") { name wish } }' })
    expect(status).toBe(200)
    expect(json.data).toEqual({ person: { name: 'Person 1', wish: null } })
    expect(json.errors.map((error: { extensions: { code: string } }) => error.extensions.code)).toEqual(['UNAVAILABLE'])
    expect(json.extensions.withheld).toEqual([])
    expect(network.faults).toHaveLength(1)
    expect(network.faults[0]?.kind).toContain('ECONNREFUSED')
  })

  it('is an outage when it is no GraphQL, or takes too long', async () => {
    const nonsense = { received: [], execute: async () => ({ status: 200, body: '<html>Canary</html>' }) }
    const silent = { received: [], execute: () => new Promise<never>(() => {}) }
    await using never = await overHttp(silent)
    for (const wishes of [nonsense, { received: [], execute: async () => ({ status: 200, body: 'null' }) }, { url: never.url }]) {
      const subgraphs = testSubgraphs(verifyingKey, () => clock.now())
      await using network = await testGateway({
        subgraphs: { people: subgraphs.people, wishes },
        limits: { subgraphTimeout: 100 },
      })
      const { json, text } = await network.ask({ query: '{ wishCount }' })
      expect(json.errors[0].extensions.code).toBe('UNAVAILABLE')
      expect(text + JSON.stringify(network.faults)).not.toContain('Canary')
    }
  })
})

describe('an error', () => {
  let network: Awaited<ReturnType<typeof testGateway>>
  beforeAll(async () => {
    network = await testGateway()
  })
  afterAll(() => network[Symbol.asyncDispose]())

  it('of an unknown kind is a fixed sentence, a code, its path and the id of the request', async () => {
    const { json, headers, text } = await network.ask({ query: '{ a: fail(how: "unknown") wishCount }' })
    expect(json).toEqual({
      data: { a: null, wishCount: 3 },
      errors: [
        {
          message: 'Something went wrong on our side.',
          path: ['a'],
          extensions: { code: 'INTERNAL', requestId: headers.get('x-request-id') },
        },
      ],
      extensions: { withheld: [] },
    })
    expect(text + JSON.stringify(network.faults)).not.toContain('Canary')
    expect(network.faults.at(-1)?.requestId).toBe(headers.get('x-request-id'))
  })

  it('of a subgraph that extends an object has the path that the client asked by', async () => {
    const { json } = await network.ask({ query: '{ everybody: people { nodes { name oops: brokenWish } } }' })
    expect(json.data.everybody.nodes).toEqual([
      { name: 'Person 1', oops: null },
      { name: 'Person 2', oops: null },
    ])
    expect(json.errors.map(({ path }: { path: unknown }) => path)).toEqual([
      ['everybody', 'nodes', 0, 'oops'],
      ['everybody', 'nodes', 1, 'oops'],
    ])
  })

  it('of a subgraph keeps a code that clients know, and nothing else that came with it', async () => {
    const { json, text } = await network.ask({ query: '{ fail(how: "conflict") }' })
    expect(json.errors[0].extensions.code).toBe('CONFLICT')
    expect(json.errors[0].message).toBe('The record was changed by someone else.')
    expect(text).not.toContain('Canary')
    expect(text).not.toContain('people')
  })

  it('of a refusal keeps the reason as a word of the policy, and no prose', async () => {
    const { json, text } = await network.ask({ query: '{ fail(how: "forbidden") }' })
    expect(json.errors[0].extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'NOT_YOUR_ROLE' })
    expect(text).not.toContain('Canary')
  })

  it.each([
    ['of the wrong type', { input: { id: '1', name: 'Ann', age: 'Canary-7f3' } }],
    ['that is missing', { input: { id: 'Canary-7f3' } }],
    ['that nobody declared', { input: { id: '1', name: 'Ann', canary: 'Canary-7f3' } }],
    ['that is an object where text belongs', { input: { id: '1', name: { first: 'Canary-7f3' } } }],
    ['that is not there at all', {}],
  ])('about a variable %s does not repeat it', async (_, variables) => {
    const query = 'mutation ($input: RenameInput!) { rename(input: $input) { name } }'
    const calls = network.subgraphs.people.received.length
    const { json, status, text } = await network.ask({ query, variables })
    expect([status, json.errors[0].extensions.code]).toEqual([400, 'BAD_USER_INPUT'])
    expect(text.toLowerCase()).not.toContain('canary')
    expect(json.data).toBe(undefined)
    expect(network.subgraphs.people.received.length).toBe(calls)
  })

  it('about the document says where, and repeats neither names nor values nor suggestions', async () => {
    const { json, text } = await network.ask({ query: '{ person(id: "Canary") { nam } bornOn(date: CANARY) }' })
    expect(json.errors[0]).toMatchObject({
      message: 'The request could not be understood.',
      locations: [{ line: 1, column: 26 }],
    })
    expect(text.toLowerCase()).not.toContain('canary')
    expect(text).not.toContain('name')
  })

  it('about broken JSON does not repeat it', async () => {
    const response = await network.post('{"query": Canary', { authorization: `Bearer ${await token('worker')}` })
    expect(response.status).toBe(400)
    expect(await response.text()).not.toContain('Canary')
  })
})
