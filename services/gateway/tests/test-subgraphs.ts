import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { graphql, GraphQLError, parse, type GraphQLResolveInfo, type GraphQLSchema } from 'graphql'
import { createViewerVerifier, type VerifiedViewer } from '@candour/subgraph-kit'
import { composeServices } from '@theguild/federation-composition'
import type { CryptoKey } from 'jose'

const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])'

const people = `${link}
  type Query {
    person(id: ID!): Person
    people(first: Int, after: String): PersonConnection
    fail(how: String!): String
    bornOn(date: Season!): String
  }
  enum Season { SPRING AUTUMN }
  type Mutation { rename(input: RenameInput!): Person }
  input RenameInput { id: ID! name: String! age: Int }
  type Person @key(fields: "id") { id: ID! name: String religion: String friend: Person friends: [Person!] }
  type PersonConnection { nodes: [Person!] edges: [PersonEdge!] pageInfo: PageInfo! }
  type PersonEdge { cursor: String! node: Person }
  type PageInfo @shareable { hasNextPage: Boolean! }
`

const wishes = `${link}
  type Query { wishCount: Int }
  type Person @key(fields: "id") { id: ID! wish: String secretWish: String brokenWish: String }
`

/** The composed test supergraph. */
export const supergraphSdl = (() => {
  const { supergraphSdl: sdl, errors } = composeServices([
    { name: 'people', typeDefs: parse(people) },
    { name: 'wishes', typeDefs: parse(wishes) },
  ])
  if (!sdl) throw new Error(JSON.stringify(errors))
  return sdl
})()

export interface Received {
  readonly body: string
  readonly viewer: VerifiedViewer
}

interface Context {
  readonly withheld: object[]
}

export interface TestSubgraph {
  /** Every request that came with a valid signed viewer context. */
  readonly received: Received[]
  execute(request: { body: string; signedViewer: string }): Promise<{ status: number; body: string | object }>
}

const mark = (field: string, category: string) => ({
  on: 'Person',
  id: '1',
  field,
  category,
  reason: 'NOT_YOUR_ROLE',
  remedy: 'NONE',
})

function withhold(field: string, category: string) {
  return (_parent: unknown, _args: unknown, context: unknown) => {
    ;(context as Context).withheld.push(mark(field, category), mark(field, category), {
      ...mark(field, category),
      value: 'not for you',
    })
    return null
  }
}

const person = (id: string) => ({ __typename: 'Person', id, name: `Person ${id}` })

const failures: Record<string, () => never> = {
  unknown: () => {
    throw new Error('SELECT * FROM person WHERE name = Canary')
  },
  conflict: () => {
    throw new GraphQLError('Canary conflicts', { extensions: { code: 'CONFLICT', secret: 'Canary' } })
  },
  forbidden: () => {
    throw new GraphQLError('no', { extensions: { code: 'FORBIDDEN', reason: 'NOT_YOUR_ROLE', remedy: 'see Canary' } })
  },
}

const peopleSchema = buildSubgraphSchema({
  typeDefs: parse(people),
  resolvers: {
    Query: {
      person: (_: unknown, { id }: { id: string }) => person(id),
      people: () => ({ nodes: [person('1'), person('2')], edges: [], pageInfo: { hasNextPage: false } }),
      fail: (_: unknown, { how }: { how: string }) => failures[how]?.(),
    },
    Mutation: {
      rename: (_: unknown, { input }: { input: { id: string; name: string } }) => ({ ...person(input.id), name: input.name }),
    },
    Person: { religion: withhold('religion', 'special.religion'), friend: () => person('2'), friends: () => [person('2')] },
  },
})

const wishesSchema = buildSubgraphSchema({
  typeDefs: parse(wishes),
  resolvers: {
    Query: { wishCount: () => 3 },
    Person: {
      __resolveReference: ({ id }: { id: string }) => ({ id }),
      wish: ({ id }: { id: string }, _: unknown, __: unknown, info: GraphQLResolveInfo) => `${info.fieldName} of ${id}`,
      brokenWish: () => failures['unknown']?.(),
      secretWish: withhold('secretWish', 'support.notes'),
    },
  },
})

function subgraph(name: string, schema: GraphQLSchema, gatewayKey: CryptoKey, now: () => Date): TestSubgraph {
  const verify = createViewerVerifier(gatewayKey, name, now)
  const received: Received[] = []
  return {
    received,
    async execute({ body, signedViewer }) {
      const viewer = await verify(signedViewer, body)
      received.push({ body, viewer })
      const { query, variables, operationName } = JSON.parse(body)
      const contextValue: Context = { withheld: [] }
      const result = await graphql({ schema, source: query, variableValues: variables, operationName, contextValue })
      const extensions = contextValue.withheld.length > 0 ? { extensions: { withheld: contextValue.withheld } } : {}
      return { status: 200, body: JSON.parse(JSON.stringify({ ...result, ...extensions })) }
    },
  }
}

export const testSubgraphs = (gatewayKey: CryptoKey, now: () => Date) => ({
  people: subgraph('people', peopleSchema, gatewayKey, now),
  wishes: subgraph('wishes', wishesSchema, gatewayKey, now),
})

/** Puts a subgraph behind HTTP, as one would run it in a process of its own. */
export async function overHttp(target: TestSubgraph): Promise<{ url: string } & AsyncDisposable> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks).toString()
    const answer = await target.execute({ body, signedViewer: String(request.headers['candour-viewer']) }).catch(() => undefined)
    response.writeHead(answer?.status ?? 401, { 'content-type': 'application/json' })
    response.end(answer ? JSON.stringify(answer.body) : 'refused')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}
