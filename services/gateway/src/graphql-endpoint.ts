import express, { type Request, type Response, Router } from 'express'
import type { ApolloServer } from '@apollo/server'
import type { GraphQLSchema } from 'graphql'
import { traced } from '@candour/subgraph-kit/serve'
import { codeOf, RequestRefused, statusOf, toPublicError } from './errors.ts'
import type { RequestScope } from './executor.ts'
import type { ReportFault } from './fault-report.ts'
import { admitOperation } from './limits/admit-operation.ts'
import type { RequestLimits } from './limits/request-limits.ts'
import { refusals } from './refusals.ts'
import { requestBodyOf } from './request-body.ts'
import { requestIdOf } from './request-id.ts'
import type { RequestViewer } from './viewer-context.ts'
import { viewerHeadersOf, type ViewerHeaders } from './admit-viewer.ts'
import { isChallengedOnly, stepUpHeader } from './step-up-challenge.ts'
import { WithheldUnion } from './withheld.ts'

export interface GraphQLEndpoint {
  readonly server: ApolloServer<RequestScope>
  readonly schema: GraphQLSchema
  readonly admitViewer: (headers: ViewerHeaders, requestId: string) => Promise<RequestViewer>
  readonly limits: RequestLimits
  /** Demonstration and development show the schema to everybody signed in; otherwise integrators only. */
  readonly openSchema: boolean
  readonly report: ReportFault
}

/** The public GraphQL endpoint: one JSON operation by POST. The viewer is established before the body is read. */
export function graphqlEndpoint(endpoint: GraphQLEndpoint): Router {
  const router = Router()
  const viewers = new WeakMap<Request, RequestViewer>()
  router.use((_request, response, next) => {
    response.setHeader('cache-control', 'no-store')
    next()
  })
  router.post(
    '/',
    async (request, response, next) => {
      if (!isJson(request)) throw new RequestRefused('BAD_REQUEST', { status: 415 })
      viewers.set(request, await endpoint.admitViewer(viewerHeadersOf(request), requestIdOf(response)))
      next()
    },
    express.json({ limit: endpoint.limits.bodyBytes, strict: true, inflate: false, type: isJson }),
    async (request, response) => {
      const viewer = viewers.get(request)
      if (!viewer) throw new RequestRefused('UNAUTHENTICATED')
      await answer(endpoint, viewer, request.body, response)
    },
  )
  router.all('/', () => {
    throw new RequestRefused('BAD_REQUEST', { status: 405, headers: { allow: 'POST' } })
  })
  router.use(refusals(endpoint.report))
  return router
}

async function answer(endpoint: GraphQLEndpoint, viewer: RequestViewer, json: unknown, response: Response): Promise<void> {
  const { server, schema, limits, openSchema } = endpoint
  const body = requestBodyOf(json)
  const { shape } = admitOperation(body, schema, limits, openSchema || viewer.kind === 'integrator')
  const scope: RequestScope = { requestId: viewer.requestId, viewer, withheld: new WithheldUnion() }
  const { query, variables, operationName } = body
  const result = await traced('graphql request', {}, async (work) => {
    const executed = await server.executeOperation(
      { query, variables: { ...variables }, ...(operationName === undefined ? {} : { operationName }) },
      { contextValue: scope },
    )
    const [error] = (executed.body.kind === 'single' && executed.body.singleResult.errors) || []
    work.note({ 'candour.outcome': error ? codeOf(error.extensions) : 'ok' })
    return executed
  })
  if (result.body.kind !== 'single') throw new Error('an answer in parts is not served')
  const { data, errors } = result.body.singleResult
  const publicErrors = errors?.map((error) => toPublicError(error, scope.requestId))
  const first = publicErrors?.[0]
  const challenge = stepUpHeader(publicErrors ?? [], scope.withheld.list())
  if (challenge) response.setHeader('www-authenticate', challenge)
  const refused = first && (data === undefined || isChallengedOnly(publicErrors, shape.rootFields))
  response.status(refused ? statusOf[first.extensions.code] : 200).json({
    ...(data === undefined ? {} : { data }),
    ...(publicErrors ? { errors: publicErrors } : {}),
    ...(data === undefined ? {} : { extensions: { withheld: scope.withheld.list() } }),
  })
}

/** Only this type is taken: a form or a plain-text post from another site never gets here. */
const isJson = (request: { headers: { 'content-type'?: string | undefined } }) =>
  /^application\/json\s*(;\s*charset=utf-8\s*)?$/i.test(request.headers['content-type'] ?? '')
