import { OperationTypeNode, parse, type DocumentNode } from 'graphql'
import type { GraphQLDataSource } from '@apollo/gateway'
import type { RequestScope } from './executor.ts'
import { subgraphCaller, type SubgraphTarget } from './subgraph-call.ts'
import type { SignViewer } from './viewer-context.ts'

/**
 * Lets the planner fetch from one subgraph. The JSON body is built once: the very text that is sent is the text to which the signed viewer
 * context is bound. The marks of what was withheld are gathered here, in-process and over HTTP alike.
 */
export function subgraphSource(
  name: string,
  target: SubgraphTarget,
  signViewer: SignViewer,
  timeout: number,
): GraphQLDataSource<Record<string, unknown>> {
  const call = subgraphCaller(name, target, timeout)
  return {
    async process(options) {
      if (options.kind !== 'incoming operation') throw new Error('subgraphs are asked on behalf of a viewer only')
      const { request, document, incomingRequestContext } = options
      // The planner hands the context of the request through untouched; its own type for it says nothing.
      const scope = options.context as unknown as RequestScope
      const body = JSON.stringify({
        query: request.query,
        variables: request.variables ?? {},
        operationName: request.operationName,
      })
      const operation = operationKind(document ?? parse(request.query ?? ''))
      const claims = { ...scope.viewer, operation, operationName: incomingRequestContext.operationName }
      const answer = await call(body, await signViewer(claims, name, body), scope.requestId)
      scope.withheld.add(answer.extensions)
      return { ...(answer.data === undefined ? {} : { data: answer.data }), ...(answer.errors ? { errors: answer.errors } : {}) }
    },
  }
}

/** Of the fetch itself: after a mutation, the planner reads from other subgraphs by queries. */
function operationKind(document: DocumentNode): 'query' | 'mutation' {
  const isMutation = document.definitions.some((each) => 'operation' in each && each.operation === OperationTypeNode.MUTATION)
  return isMutation ? 'mutation' : 'query'
}
