import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql'
import type { RequestViewer } from './viewer-context.ts'
import type { WithheldUnion } from './withheld.ts'

/** What accompanies one client request through execution. */
export interface RequestScope {
  readonly requestId: string
  readonly viewer: RequestViewer
  readonly withheld: WithheldUnion
}

/** One validated operation to execute. */
export interface ExecutionRequest {
  readonly document: DocumentNode
  /** Hash of the document's text, for a cache of plans: the document must never change under an unchanged hash. */
  readonly documentHash: string
  readonly source: string
  readonly operationName: string | null
  readonly variables: Readonly<Record<string, unknown>>
  readonly scope: RequestScope
}

/**
 * Plans an operation over the subgraphs and carries it out. The rest of the gateway knows nothing of how: the first implementation stands on
 * `@apollo/gateway`, another may take its place.
 */
export interface GatewayExecutor extends AsyncDisposable {
  /** What clients may ask: the supergraph without its joins. */
  readonly schema: GraphQLSchema
  execute(request: ExecutionRequest): Promise<ExecutionResult>
}
