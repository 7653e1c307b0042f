import { buildSchema, Kind, parse, type OperationDefinitionNode } from 'graphql'
import { describe, expect, it } from 'vitest'
import { CircularFragment, shapeOf } from './query-shape.ts'

const schema = buildSchema(`
  type Query { person: Person people(first: Int, last: Int): People friends: [Person!]! }
  type People { nodes: [Person!] edges: [Edge!] pageInfo: PageInfo! }
  type Edge { node: Person }
  type PageInfo { hasNextPage: Boolean! }
  type Person { name: String tags: [String!] friends: [Person!] letters(first: Int): People }
`)

function shape(text: string, variables: Record<string, unknown> = {}) {
  const { definitions } = parse(text)
  const operation = definitions.find((node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION)!
  const fragments = definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION)
  return shapeOf(operation, fragments, schema, variables)
}

describe('the shape of an operation', () => {
  it('counts fields, levels, aliases and directives with fragments put in', () => {
    const text =
      'query @a { one: person { ...F ... @b { name } } person { name @c } } fragment F on Person { n: name friends { name } }'
    expect(shape(text)).toMatchObject({ depth: 3, aliases: 2, directives: 3, rootFields: 2, fields: 7 })
  })

  it('costs a connection by its page, whichever way its size is given, and its own lists not again', () => {
    const costOf = (page: string, declared = '', variables = {}) =>
      shape(`query ${declared} { people${page} { nodes { name } } }`, variables).cost
    expect(costOf('(first: 40)')).toBe(1 + 40 * 2)
    expect(costOf('(last: 40)')).toBe(1 + 40 * 2)
    expect(costOf('')).toBe(1 + 25 * 2)
    expect(costOf('(first: $n)', '($n: Int)', { n: 7 })).toBe(1 + 7 * 2)
    expect(costOf('(first: $n)', '($n: Int = 9)')).toBe(1 + 9 * 2)
    expect(costOf('(first: $n)', '($n: Int)', { n: 'many' })).toBe(1 + 25 * 2)
    expect(costOf('(first: -1)')).toBe(1 + 2)
    // Of two sizes the larger, whichever stands first; one that is none counts for nothing beside another.
    for (const both of ['(first: 40, last: 1)', '(last: 40, first: 1)', '(last: 1, first: 40)', '(first: null, last: 40)'])
      expect(costOf(both), both).toBe(1 + 40 * 2)
    expect(costOf('(first: $n, last: 40)', '($n: Int)')).toBe(1 + 40 * 2)
  })

  it('multiplies what lies inside lists, and lists of plain values not', () => {
    expect(shape('{ friends { name tags } }').cost).toBe(1 + 10 * 2)
    expect(shape('{ people(first: 10) { edges { node { letters(first: 10) { nodes { name } } } } } }').cost).toBe(
      1 + 10 * (2 + 1 + 10 * 2),
    )
  })

  it('measures introspection apart', () => {
    expect(shape('{ __schema { types { fields { name } } } person { name } }')).toMatchObject({ depth: 2, introspectionDepth: 4 })
  })

  it('weighs what does not exist without failing', () => {
    expect(shape('{ nobody { name ...Gone ... on Nothing { a { b } } } }')).toMatchObject({ depth: 3 })
  })

  it('has no size when a fragment contains itself', () => {
    expect(() => shape('{ person { ...A } } fragment A on Person { ...B } fragment B on Person { ...A }')).toThrow(
      CircularFragment,
    )
  })
})
