import { initGraphQLTada } from 'gql.tada'
import type { introspection } from './graphql-env.d.ts'

/**
 * Writes a typed operation against the composed supergraph: a field that does not exist, or a variable of the wrong type, does not
 * compile. Dates and instants travel as ISO 8601 strings; the server computes them, the portals only format them.
 */
export const graphql = initGraphQLTada<{
  introspection: introspection
  disableMasking: true
  scalars: { Date: string; DateTime: string }
}>()

export type { ResultOf, VariablesOf } from 'gql.tada'
