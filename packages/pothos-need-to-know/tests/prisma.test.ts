import SchemaBuilder from '@pothos/core'
import directivesPlugin from '@pothos/plugin-directives'
import federationPlugin from '@pothos/plugin-federation'
import prismaPlugin from '@pothos/plugin-prisma'
import relayPlugin from '@pothos/plugin-relay'
import { printSubgraphSchema } from '@apollo/subgraph'
import { describe, expect, it } from 'vitest'
import needToKnowPlugin, { buildFederatedSchema, LabellingError, relayGeneratedFields } from '../src/index.ts'
import { ask } from './example-request.ts'
import { personRef } from './example-subgraphs.ts'
import type { ExampleContext } from './example-subgraphs.ts'

interface Row {
  id: string
  organisation: string
  religionSealed: string | null
  religion?: string | null
}
type Columns = { [Column in keyof Row]?: boolean }
interface PrismaTypes {
  ServiceUser: {
    Name: 'ServiceUser'
    Shape: Row
    Include: never
    Select: Columns
    OrderBy: {}
    Where: {}
    WhereUnique: { id?: string }
    Create: {}
    Update: {}
    RelationName: never
    ListRelations: never
    Relations: {}
  }
}

const column = (name: string, isId = false) => ({
  name,
  type: 'String',
  kind: 'scalar',
  isList: false,
  isRequired: isId,
  isUnique: isId,
  isId,
})
const dmmf = {
  datamodel: {
    models: [
      {
        name: 'ServiceUser',
        fields: [column('id', true), column('organisation'), column('religionSealed'), column('religion')],
        primaryKey: null,
        uniqueIndexes: [],
      },
    ],
  },
}

/** A table of one row: what matters here is which columns the schema asks for, and when. */
const table = () => {
  const selected: Columns[] = []
  const find = async ({ select }: { select: Columns }): Promise<Row> => {
    selected.push(select)
    const row = { id: 'p1', organisation: 'dmws', religionSealed: 'sealed:quaker' }
    return Object.fromEntries(Object.entries(row).filter(([name]) => select[name as keyof Row])) as unknown as Row
  }
  const client = {
    $connect: async () => {},
    serviceUser: {
      findUnique: find,
      findUniqueOrThrow: find,
      findMany: async (query: { select: Columns }) => [await find(query)],
    },
  }
  return { client, selected }
}

const subgraph = (client: ReturnType<typeof table>['client']) => {
  const builder = new SchemaBuilder<{ Context: ExampleContext; PrismaTypes: PrismaTypes }>({
    plugins: [needToKnowPlugin, prismaPlugin, relayPlugin, directivesPlugin, federationPlugin],
    prisma: { client, dmmf },
    relay: { ...relayGeneratedFields, pageInfoTypeOptions: { shareable: true } },
  })
  const serviceUser = builder.prismaNode('ServiceUser', {
    id: { field: 'id', category: 'reference' },
    select: { id: true, organisation: true },
    about: personRef,
    fields: (t) => ({
      religion: t.string({
        category: 'special.religion',
        select: { religionSealed: true },
        resolve: ({ religionSealed }, _args, { ran }) => {
          ran.push('decrypt')
          return religionSealed?.replace('sealed:', '') ?? null
        },
      }),
    }),
  })
  builder.queryType({
    fields: (t) => ({
      serviceUser: t.prismaField({
        type: serviceUser,
        resolve: (query) => client.serviceUser.findUnique(query as { select: Columns }),
      }),
      serviceUsers: t.prismaConnection({
        type: serviceUser,
        cursor: 'id',
        totalCount: () => 1,
        resolve: (query) => client.serviceUser.findMany(query as unknown as { select: Columns }),
      }),
    }),
  })
  return buildFederatedSchema(builder)
}

describe('a text of a sealed category', () => {
  const build = (inClear?: string) => {
    const builder = new SchemaBuilder<{ Context: ExampleContext; PrismaTypes: PrismaTypes }>({
      plugins: [needToKnowPlugin, prismaPlugin, relayPlugin, directivesPlugin, federationPlugin],
      prisma: { client: table().client, dmmf },
      relay: { ...relayGeneratedFields, pageInfoTypeOptions: { shareable: true } },
    })
    builder.prismaObject('ServiceUser', {
      select: { id: true, organisation: true },
      about: personRef,
      fields: (t) => ({
        faith: t.exposeString('religion', {
          category: 'special.religion',
          nullable: true,
          ...(inClear === undefined ? {} : { inClear }),
        }),
      }),
    })
    builder.queryType({ fields: (t) => ({ nobody: t.prismaField({ type: 'ServiceUser', resolve: () => null }) }) })
    return buildFederatedSchema(builder)
  }

  it('does not build from a column in clear, unless the field says why it tells nothing', () => {
    expect(() => build()).toThrow(
      new LabellingError('ServiceUser.faith is special.religion and stands in clear in ServiceUser.religion: seal it'),
    )
    expect(build('a word of the product').getType('ServiceUser')).toBeDefined()
  })
})

describe('over a database', () => {
  const self = { kind: 'service-user', role: 'service-user', purpose: 'own-record', relationships: ['self'] } as const

  it('a sealed column is decrypted only for a viewer who may read it', async () => {
    const { client } = table()
    const schema = subgraph(client)
    const mine = await ask(schema, '{ serviceUser { id religion } }', self)
    expect(mine.errors).toBeUndefined()
    expect(mine.data).toMatchObject({ serviceUser: { religion: 'quaker' } })
    expect(mine.ran).toEqual(['decrypt'])
    const theirs = await ask(schema, '{ serviceUser { religion } }')
    expect(theirs.data).toEqual({ serviceUser: { religion: null } })
    expect(theirs.ran).toEqual([])
  })

  it('a withheld field causes no query of its own', async () => {
    const { client, selected } = table()
    const schema = subgraph(client)
    const twice = '{ serviceUser { a: religion b: religion } serviceUsers { totalCount edges { node { religion } } } }'
    const answer = await ask(schema, twice)
    expect(answer.errors).toBeUndefined()
    expect(answer.data).toEqual({
      serviceUser: { a: null, b: null },
      serviceUsers: { totalCount: 1, edges: [{ node: { religion: null } }] },
    })
    expect(selected).toHaveLength(2)
    expect(answer.ran).toEqual([])
  })

  it('labels the generated fields, and the id of a node where it is declared', () => {
    const sdl = printSubgraphSchema(subgraph(table().client))
    expect(sdl).toContain('totalCount: Int! @dataCategory(names: ["structural"])')
    expect(sdl).toMatch(/interface Node \{\s+id: ID! @dataCategory\(names: \["structural"\]\)/)
    expect(sdl).toMatch(/type ServiceUser implements Node[^}]*id: ID! @dataCategory\(names: \["reference"\]\)/)
  })
})
