import { composeServices } from '@theguild/federation-composition'
import { printSubgraphSchema } from '@apollo/subgraph'
import { parse, print } from 'graphql'
import { describe, expect, it } from 'vitest'
import { buildFederatedSchema, LabellingError } from '../src/index.ts'
import { consentSubgraph, exampleBuilder, peopleSubgraph, personRef } from './example-subgraphs.ts'
import type { Person } from './example-subgraphs.ts'

type Builder = ReturnType<typeof exampleBuilder>
const building = (declare: (builder: Builder) => void) => () => {
  const builder = exampleBuilder()
  const form = builder.objectRef<{ name: string }>('Form').implement({
    fields: (t) => ({ name: t.exposeString('name', { category: 'reference' }) }),
  })
  builder.queryType({ fields: (t) => ({ form: t.field({ type: form, resolve: () => ({ name: 'A form' }) }) }) })
  declare(builder)
  return buildFederatedSchema(builder)
}

describe('a schema that does not build', () => {
  it('has a protected field on a type that does not say whom it is about', () => {
    const build = building((builder) =>
      builder.objectRef<Person>('ServiceUser').implement({
        fields: (t) => ({ givenName: t.exposeString('givenName', { category: 'identity' }) }),
      }),
    )
    expect(build).toThrow(new LabellingError('ServiceUser needs an "about", for ServiceUser.givenName is protected'))
  })

  it('inherits a protected field from an interface and does not say whom it is about', () => {
    const build = building((builder) => {
      const named = builder.interfaceRef<Person>('Named').implement({
        fields: (t) => ({ givenName: t.exposeString('givenName', { category: 'identity' }) }),
      })
      builder.objectRef<Person>('ServiceUser').implement({ interfaces: [named] })
    })
    expect(build).toThrow('ServiceUser needs an "about"')
  })

  it.each([false, { list: false, items: true }] as const)(
    'has a protected field that cannot be null (nullable: %j)',
    (nullable) => {
      const build = building((builder) =>
        builder.objectRef<Person>('ServiceUser').implement({
          about: personRef,
          fields: (t) => ({
            names:
              nullable === false
                ? t.exposeString('givenName', { category: 'identity', nullable })
                : t.stringList({ category: 'identity', nullable, resolve: () => [] }),
          }),
        }),
      )
      expect(build).toThrow('ServiceUser.names is identity and must be nullable')
    },
  )

  it('uses structural by hand', () => {
    const build = building((builder) =>
      builder.objectRef<Person>('ServiceUser').implement({
        fields: (t) => ({
          // @ts-expect-error structural is given by the plugin only
          givenName: t.exposeString('givenName', { category: 'structural' }),
        }),
      }),
    )
    expect(build).toThrow('ServiceUser.givenName claims to be structural')
  })

  it('omits a category, which does not compile either', () => {
    const build = building((builder) =>
      builder.objectRef<Person>('ServiceUser').implement({
        fields: (t) => ({
          // @ts-expect-error a category is required
          givenName: t.exposeString('givenName', {}),
        }),
      }),
    )
    expect(build).toThrow('ServiceUser.givenName carries no data category')
  })

  it('omits a category on an interface, which does not compile either', () => {
    const build = building((builder) =>
      builder.interfaceRef<Person>('Named').implement({
        fields: (t) => ({
          // @ts-expect-error a category is required
          givenName: t.exposeString('givenName', {}),
        }),
      }),
    )
    expect(build).toThrow('Named.givenName carries no data category')
  })

  it('omits the category of a connection, or names one that does not exist', () => {
    const build = building((builder) =>
      builder.objectRef<Person>('ServiceUser').implement({
        fields: (t) => ({
          // @ts-expect-error a category is required
          notes: t.connection({ type: 'String', resolve: () => null }),
        }),
      }),
    )
    expect(build).toThrow('ServiceUser.notes carries no data category')
    const unknown = building((builder) =>
      builder.objectRef<Person>('ServiceUser').implement({
        fields: (t) => ({
          // @ts-expect-error there is no such category
          givenName: t.exposeString('givenName', { category: 'special.mood' }),
        }),
      }),
    )
    expect(unknown).toThrow('unknown data category: special.mood')
  })

  it('gives a bare value at a root or in a page, where no label stands', () => {
    expect(building((builder) => builder.queryField('count', (t) => t.int({ resolve: () => 1 })))).toThrow(
      'Query.count gives a bare value',
    )
    const page = building((builder) => builder.queryField('names', (t) => t.connection({ type: 'String', resolve: () => null })))
    expect(page).toThrow('QueryNamesConnectionEdge.node gives a bare value')
  })

  it('names no category at all, which does not compile either', () => {
    const build = building((builder) =>
      builder.objectRef<Person>('ServiceUser').implement({
        fields: (t) => ({
          // @ts-expect-error a category is required
          givenName: t.exposeString('givenName', { category: [] }),
        }),
      }),
    )
    expect(build).toThrow('ServiceUser.givenName carries no data category')
  })

  it('has a protected field that cannot be null on an interface', () => {
    const build = building((builder) =>
      builder.interfaceRef<Person>('Named').implement({
        fields: (t) => ({ givenName: t.exposeString('givenName', { category: 'identity', nullable: false }) }),
      }),
    )
    expect(build).toThrow('Named.givenName is identity and must be nullable')
  })

  it('passes a field of its own off as one of a page', () => {
    const type = (names: readonly string[]) =>
      building((builder) =>
        builder.objectRef<Person>('Page').implement({
          // @ts-expect-error a category is required
          fields: (t) => Object.fromEntries(names.map((name) => [name, t.exposeString('givenName', {})])),
        }),
      )
    expect(type(['node', 'cursor', 'secret'])).toThrow('Page.secret carries no data category')
    expect(type(['node'])).toThrow('Page.node carries no data category')
    const named = (name: string, field: string) =>
      building((builder) =>
        builder.interfaceRef<Person>(name).implement({
          // @ts-expect-error a category is required
          fields: (t) => ({ [field]: t.exposeString('givenName', {}) }),
        }),
      )
    expect(named('Named', 'id')).toThrow('Named.id carries no data category')
    const node = building((builder) =>
      // @ts-expect-error a category is required
      builder.interfaceField(builder.nodeInterfaceRef(), 'secret', (t) => t.string({ resolve: () => '' })),
    )
    expect(node).toThrow('Node.secret carries no data category')
  })

  it('puts another plugin in front of the decision', () => {
    const builder = exampleBuilder()
    builder.options.plugins?.reverse()
    expect(() => buildFederatedSchema(builder)).toThrow('needToKnow must be the first')
  })

  it('decides from a value in the representation', () => {
    const build = building((builder) =>
      builder.externalRef('ServiceUser', builder.selection<{ id: string }>('id')).implement({
        about: ({ id }) => personRef({ id, organisation: 'dmws' }),
        externalFields: (t) => ({ id: t.id({ nullable: false, category: 'reference' }), age: t.int({ category: 'reference' }) }),
        fields: (t) => ({
          adult: t.boolean({
            category: 'identity',
            requires: builder.selection<{ age: number }>('age'),
            resolve: ({ age }) => age >= 18,
          }),
        }),
      }),
    )
    expect(build).toThrow('ServiceUser.adult uses @requires')
  })
})

describe('the label in the schema', () => {
  const subgraphs = [
    { name: 'people', typeDefs: parse(printSubgraphSchema(peopleSubgraph())) },
    { name: 'consent', typeDefs: parse(printSubgraphSchema(consentSubgraph())) },
  ]

  it('stands on every field below the roots of a subgraph', () => {
    expect(printSubgraphSchema(peopleSubgraph())).toMatchSnapshot()
  })

  it('survives into the supergraph', () => {
    const composed = composeServices(subgraphs)
    expect(composed.errors).toBeUndefined()
    const unlabelled: string[] = []
    const labels = new Map<string, string>()
    for (const type of parse(composed.supergraphSdl ?? '').definitions) {
      if (type.kind !== 'ObjectTypeDefinition' || type.name.value === 'Query') continue
      for (const field of type.fields ?? []) {
        const label = field.directives?.find(({ name }) => name.value === 'dataCategory')
        const coordinate = `${type.name.value}.${field.name.value}`
        if (label?.arguments?.[0] === undefined) unlabelled.push(coordinate)
        else labels.set(coordinate, print(label.arguments[0].value))
      }
    }
    expect(unlabelled).toEqual([])
    expect(labels.get('ServiceUser.story')).toBe('["identity", "special.religion"]')
    expect(labels.get('ServiceUser.consents')).toBe('["consent"]')
    expect(labels.get('PageInfo.hasNextPage')).toBe('["structural"]')
    expect(composed.supergraphSdl).toContain('https://candour.example/spec/v1.0')
  })
})
