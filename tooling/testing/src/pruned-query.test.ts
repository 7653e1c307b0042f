import { buildSchema, parse, validate } from 'graphql'
import { describe, expect, it } from 'vitest'
import { prunedTo } from './pruned-query.ts'

const schema = buildSchema(`
  type Query { person(id: ID!): Person  node(id: ID!): Node }
  interface Node { id: ID! }
  type Person implements Node { id: ID!  name: String  friends: [Person!] }
`)

describe('a query as far as a subgraph knows it', () => {
  it.each([
    ['keeps what it knows', '{ person(id: "1") { id name } }', '{ person(id: "1") { id name } }'],
    ['leaves out fields that are others’', '{ person(id: "1") { id age } animals { id } }', '{ person(id: "1") { id } }'],
    ['leaves out what has nothing left in it', '{ person(id: "1") { id friends { age } } }', '{ person(id: "1") { id } }'],
    [
      'follows fragments, and leaves out those of types that are others’',
      '{ person(id: "1") { ...A } node(id: "2") { id ...B ... on Animal { id } } } fragment A on Person { ...C age } fragment B on Animal { id } fragment C on Person { name }',
      '{ person(id: "1") { ...A } node(id: "2") { id } } fragment A on Person { ...C } fragment C on Person { name }',
    ],
    [
      'keeps the variables that are used',
      'query ($id: ID!, $no: Boolean!) { person(id: $id) { id age @skip(if: $no) } }',
      'query ($id: ID!) { person(id: $id) { id } }',
    ],
  ])('%s', (_, asked, kept) => {
    const pruned = prunedTo(schema, asked) ?? ''
    expect(validate(schema, parse(pruned))).toEqual([])
    expect(pruned.replaceAll(/\s+/g, ' ')).toBe(kept)
  })

  it('is none when it knows nothing of it', () => {
    expect(prunedTo(schema, '{ animals { id } }')).toBeUndefined()
    expect(prunedTo(schema, 'mutation { feed(id: 1) { id } }')).toBeUndefined()
    expect(prunedTo(schema, '{ ...A } fragment A on Animal { id }')).toBeUndefined()
  })
})
