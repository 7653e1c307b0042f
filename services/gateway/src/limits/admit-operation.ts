import {
  getOperationAST,
  GraphQLError,
  Kind,
  Lexer,
  OperationTypeNode,
  parse,
  Source,
  TokenKind,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql'
import { RequestRefused } from '../errors.ts'
import type { GraphQLRequestBody } from '../request-body.ts'
import type { RequestLimits } from './request-limits.ts'
import { CircularFragment, shapeOf, type QueryShape } from './query-shape.ts'

const measures = ['depth', 'introspectionDepth', 'aliases', 'directives', 'rootFields', 'fields', 'cost'] as const

/**
 * Refuses an operation that asks for too much, in time proportional to its text, before it is validated or planned.
 * @throws RequestRefused LIMIT_EXCEEDED, or BAD_REQUEST when the text is no GraphQL, names no operation or may not introspect
 */
export function admitOperation(
  body: GraphQLRequestBody,
  schema: GraphQLSchema,
  limits: RequestLimits,
  mayIntrospect: boolean,
): { readonly kind: 'query' | 'mutation'; readonly shape: QueryShape } {
  const document = parsed(body.query, limits.tokens)
  const operation = getOperationAST(document, body.operationName)
  if (!operation || operation.operation === OperationTypeNode.SUBSCRIPTION) throw new RequestRefused('BAD_REQUEST')
  const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
  const shape = measured(() => shapeOf(operation, fragments, schema, body.variables))
  if (measures.some((measure) => shape[measure] > limits[measure])) throw new RequestRefused('LIMIT_EXCEEDED')
  if (shape.introspectionDepth > 0 && !mayIntrospect) throw new RequestRefused('BAD_REQUEST')
  return { kind: operation.operation === OperationTypeNode.MUTATION ? 'mutation' : 'query', shape }
}

function parsed(query: string, mostTokens: number): DocumentNode {
  try {
    const lexer = new Lexer(new Source(query))
    for (let count = 0; lexer.advance().kind !== TokenKind.EOF; count += 1) {
      if (count >= mostTokens) throw new RequestRefused('LIMIT_EXCEEDED')
    }
    return parse(query, { noLocation: true })
  } catch (error) {
    if (error instanceof GraphQLError) throw new RequestRefused('BAD_REQUEST', { cause: error })
    throw error
  }
}

function measured(measure: () => QueryShape): QueryShape {
  try {
    return measure()
  } catch (error) {
    if (error instanceof CircularFragment) throw new RequestRefused('BAD_REQUEST', { cause: error })
    throw error
  }
}
