import { OperationTypeNode, parse, type DocumentNode } from 'graphql'
import type { GraphQLDataSource } from '@apollo/gateway'
import { traced } from '@candour/subgraph-kit/serve'
import { codeOf } from './errors.ts'
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
      const facts = { 'candour.subgraph': name, 'candour.operation': operation } as const
      const answer = await traced('call subgraph', facts, async (work) => {
        const signedViewer = await signViewer(claims, name, body)
        const answered = await call({ body, signedViewer, requestId: scope.requestId, operation })
        const [error] = answered.errors ?? []
        work.note({ 'candour.outcome': error ? codeOf(error.extensions) : 'ok' })
        return answered
      })
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
