import { ApolloGateway } from '@apollo/gateway'
import type { GraphQLSchema } from 'graphql'
import type { ExecutionRequest, GatewayExecutor } from './executor.ts'
import type { SubgraphTarget } from './subgraph-call.ts'
import { subgraphSource } from './subgraph-source.ts'
import type { SignViewer } from './viewer-context.ts'

export interface ApolloExecutorConfig {
  readonly supergraphSdl: string
  readonly subgraphs: Readonly<Record<string, SubgraphTarget>>
  readonly signViewer: SignViewer
  /** Of a subgraph over HTTP, in milliseconds. */
  readonly subgraphTimeout: number
}

type Executor = ApolloGateway['executor']

/** Nothing of a request may reach a log through the planner. */
const quiet = { debug() {}, info() {}, warn() {}, error() {} }

/**
 * The executor on `@apollo/gateway`.
 * @throws Error when the supergraph names a subgraph that the configuration does not
 */
export async function startApolloExecutor(config: ApolloExecutorConfig): Promise<GatewayExecutor> {
  // Else it asks every cloud whose machine it is on, and tells Apollo each hour about the machine. There is no option for it.
  process.env['APOLLO_TELEMETRY_DISABLED'] = 'true'
  const gateway = new ApolloGateway({
    supergraphSdl: config.supergraphSdl,
    logger: quiet,
    // A plan tells how the system is made; a client would get it for a header.
    __exposeQueryPlanExperimental: false,
    buildService: ({ name }) => {
      const target = config.subgraphs[name]
      if (!target) throw new Error(`the supergraph has a subgraph "${name}" that is not configured`)
      return subgraphSource(name, target, config.signViewer, config.subgraphTimeout)
    },
  })
  let schema: GraphQLSchema | undefined
  gateway.onSchemaLoadOrUpdate(({ apiSchema }) => (schema = apiSchema))
  const { executor } = await gateway.load({ apollo: {} })
  if (!schema) throw new Error('the supergraph gave no schema')
  return {
    schema,
    execute: (request) => executor(requestContext(request)),
    async [Symbol.asyncDispose]() {
      await gateway.stop()
    },
  }
}

/** The part of Apollo's request context that its executor reads; the rest belongs to a server that it does not know. */
function requestContext(request: ExecutionRequest): Parameters<Executor>[0] {
  const { document, documentHash, source, operationName, variables, scope } = request
  const used = {
    request: { query: source, variables: { ...variables }, ...(operationName === null ? {} : { operationName }) },
    document,
    queryHash: documentHash,
    source,
    operationName,
    context: scope,
    logger: quiet,
    metrics: {},
  }
  return used as unknown as Parameters<Executor>[0]
}
