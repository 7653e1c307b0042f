import {
  getNamedType,
  getNullableType,
  isListType,
  isObjectType,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type GraphQLOutputType,
} from 'graphql'
import type { Answer } from './api-client.ts'
import { composedSchema } from './composed-schema.ts'

/** The kinds of path on which something can come back. */
export const pathKinds = [
  'query',
  'list',
  'nested',
  'alias',
  'fragment',
  'node',
  '_entities',
  'mutation payload',
  'filter',
  'sort',
  'cursor',
  'error',
  'log',
] as const
export type PathKind = (typeof pathKinds)[number]

const schema = composedSchema()
const known = new Map<string, ReadonlySet<PathKind>>()

/** Arguments that say how much of a list, or which one thing. */
const plain = ['first', 'last', 'id', 'input']

/** Which kinds of path an operation takes, as it is written: a list that nobody asked for is none. */
export function kindsOfOperation(operation: string): ReadonlySet<PathKind> {
  const already = known.get(operation)
  if (already) return already
  const kinds = new Set<PathKind>()
  const types = new TypeInfo(schema)
  visit(
    parse(operation),
    visitWithTypeInfo(types, {
      Field(field) {
        const definition = types.getFieldDef()
        const parent = types.getParentType()
        if (field.alias) kinds.add('alias')
        if (!definition || !parent) return
        const isOfMany = givesMany(definition.type)
        if (parent === schema.getMutationType()) kinds.add('mutation payload')
        else if (parent !== schema.getQueryType()) {
          if (isOfMany || isObjectType(getNamedType(definition.type))) kinds.add('nested')
        } else if (field.name.value === 'node') kinds.add('node')
        else kinds.add(isOfMany ? 'list' : 'query')
      },
      FragmentSpread: () => void kinds.add('fragment'),
      Argument(argument) {
        const name = argument.name.value
        const type = String(getNullableType(types.getInputType()))
        if (['after', 'before'].includes(name) && type === 'String') kinds.add('cursor')
        else if (isSort(name)) kinds.add('sort')
        else if (!plain.includes(name)) kinds.add('filter')
      },
    }),
  )
  known.set(operation, kinds)
  return kinds
}

/** The kinds of path on which an answer came. */
export const kindsOfAnswer = ({ errors }: Answer<unknown>, operation: string): ReadonlySet<PathKind> =>
  errors.length > 0 ? new Set([...kindsOfOperation(operation), 'error']) : kindsOfOperation(operation)

/** Whether an argument of this name says in which order rows come. */
export const isSort = (name: string): boolean => /sort|order/i.test(name)

function givesMany(type: GraphQLOutputType): boolean {
  const named = getNamedType(type)
  return isListType(getNullableType(type)) || (isObjectType(named) && 'pageInfo' in named.getFields())
}
