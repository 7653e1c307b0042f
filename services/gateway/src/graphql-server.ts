import { ApolloServer, type ApolloServerOptionsWithGateway } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import { getVariableValues, GraphQLError, type ExecutionResult } from 'graphql'
import { codeOf } from './errors.ts'
import type { GatewayExecutor, RequestScope } from './executor.ts'
import { describeFault, type ReportFault } from './fault-report.ts'

type ServerGateway = NonNullable<ApolloServerOptionsWithGateway<RequestScope>['gateway']>
type ServerExecutor = NonNullable<Awaited<ReturnType<ServerGateway['load']>>['executor']>

/**
 * Apollo Server over any executor: it parses, validates, caches documents and runs plugins. Limits, HTTP and the form of errors are ours and
 * stand before and after it.
 */
export async function startGraphQLServer(
  executor: GatewayExecutor,
  limits: { readonly tokens: number },
  report: ReportFault,
): Promise<ApolloServer<RequestScope>> {
  const server = new ApolloServer<RequestScope>({
    gateway: asServerGateway(executor),
    // Who may introspect depends on the viewer, which this switch does not know: the limits decide.
    introspection: true,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    allowBatchedHttpRequests: false,
    parseOptions: { maxTokens: limits.tokens },
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      {
        async requestDidStart({ contextValue }) {
          return {
            async didEncounterErrors({ errors }) {
              for (const error of errors.filter(isFault)) report(describeFault(error, contextValue.requestId))
            },
          }
        },
      },
    ],
  })
  await server.start()
  return server
}

const isFault = (error: GraphQLError) => ['INTERNAL', 'UNAVAILABLE'].includes(codeOf(error.extensions))

function asServerGateway(executor: GatewayExecutor): ServerGateway {
  return {
    onSchemaLoadOrUpdate(announce) {
      announce({ apiSchema: executor.schema, coreSupergraphSdl: '' })
      return () => {}
    },
    load: async () => ({ executor: withCoercedVariables(executor) }),
    stop: async () => {},
  }
}

/** Variables are checked here, once, for every executor: a value of the wrong type is the client's fault and is never repeated. */
function withCoercedVariables(executor: GatewayExecutor): ServerExecutor {
  return async (context): Promise<ExecutionResult<Record<string, unknown>, Record<string, unknown>>> => {
    const given = context.request.variables ?? {}
    const { errors } = getVariableValues(executor.schema, context.operation.variableDefinitions ?? [], given, { maxErrors: 1 })
    if (errors)
      return {
        errors: [new GraphQLError('a variable has a value of the wrong type', { extensions: { code: 'BAD_USER_INPUT' } })],
      }
    const result = await executor.execute({
      document: context.document,
      documentHash: context.queryHash,
      source: context.source,
      operationName: context.operationName,
      variables: given,
      // Apollo Server gives the executor a type of context that says nothing; it is the one we passed to `executeOperation`.
      scope: context.context as unknown as RequestScope,
    })
    return result as ExecutionResult<Record<string, unknown>, Record<string, unknown>>
  }
}
