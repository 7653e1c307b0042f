import { readFileSync } from 'node:fs'
import {
  buildSchema,
  getNamedType,
  isCompositeType,
  isEnumType,
  isNonNullType,
  isObjectType,
  type GraphQLCompositeType,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql'
import type { ViewerClaims } from '@candour/subgraph-kit'
import type { Answer, Api, WithheldMark } from './api-client.ts'
import { prunedTo } from './pruned-query.ts'
import { askSubgraph, claimsOf, type SubgraphName } from './signed-request.ts'
import type { TestNetwork } from './test-network.ts'
import { wholeSelection } from './whole-selection.ts'

/** The schema that is committed with a subgraph. */
export function subgraphSchema(name: SubgraphName): GraphQLSchema {
  const text = readFileSync(new URL(`../../../services/${name}/schema.graphql`, import.meta.url), 'utf8')
  return buildSchema(text, { assumeValid: true, assumeValidSDL: true })
}

/**
 * The API as a viewer would be answered by one subgraph alone, asked with a signed context and no gateway in front: as much of each question as
 * the subgraph knows. Nothing is answered to what it knows nothing of.
 */
export function aloneAs(
  system: Pick<TestNetwork, 'network'>,
  name: SubgraphName,
  schema: GraphQLSchema,
  api: Api,
  purpose: ViewerClaims['purpose'],
): Api {
  const call = async <Data>(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Answer<Data>> => {
    const known = prunedTo(schema, query)
    const operation = /^\s*mutation\b/.test(query) ? 'mutation' : 'query'
    const { status, body } = known
      ? await askSubgraph(system, name, { ...claimsOf(api, purpose), operation }, known, variables)
      : { status: 200, body: {} }
    const {
      data,
      errors = [],
      extensions,
    } = body as {
      data?: Data
      errors?: Answer<Data>['errors']
      extensions?: { withheld?: WithheldMark[] }
    }
    const text = known ? JSON.stringify(body) : ''
    return { status, data: data as Data, errors, withheld: extensions?.withheld ?? [], text, headers: new Headers() }
  }
  return Object.assign(call, { token: api.token })
}

/**
 * A question to every root of a subgraph there is, with everything that can be asked below it: for a root that wants an id, to each of these. A
 * new root is asked at once.
 */
export function everyRoot(schema: GraphQLSchema, ids: readonly string[]): Readonly<Record<string, string>> {
  const roots = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(({ name }) => !name.startsWith('_'))
  return Object.fromEntries(
    roots.map((root) => {
      const wanted = root.args.filter(({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined)
      const pages = root.args.some(({ name }) => name === 'first') ? ['first: 20'] : []
      const calls = wanted.reduce<readonly (readonly string[])[]>(
        (so, { name, type }) => so.flatMap((given) => valuesOf(type, ids).map((value) => [...given, `${name}: ${value}`])),
        [pages],
      )
      const type = getNamedType(root.type)
      const call = (given: readonly string[]) => (given.length > 0 ? `(${given.join(', ')})` : '')
      const below = isCompositeType(type) ? ' { ...Everything }' : ''
      const fields = calls.map((given, at) => `a${at}: ${root.name}${call(given)}${below}`)
      const fragment = isCompositeType(type) ? `fragment Everything on ${type.name} { ${selectionOf(schema, type)} }` : ''
      return [root.name, `{ ${fields.join(' ')} } ${fragment}`]
    }),
  )
}

function selectionOf(schema: GraphQLSchema, type: GraphQLCompositeType): string {
  if (isObjectType(type)) return wholeSelection(type)
  return schema
    .getPossibleTypes(type)
    .map((each) => `... on ${each.name} { ${wholeSelection(each)} }`)
    .join(' ')
}

/** Literals for an argument that has to be given. A text is one of the names of data. */
function valuesOf(type: GraphQLInputType, ids: readonly string[]): readonly string[] {
  const named = getNamedType(type)
  if (isEnumType(named)) return named.getValues().map((value) => value.name)
  return named.name === 'ID' ? ids.map((id) => JSON.stringify(id)) : ['"special.religion"']
}
