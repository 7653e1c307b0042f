import express, { type ErrorRequestHandler, type Request, type Response, Router } from 'express'
import type { ApolloServer } from '@apollo/server'
import type { GraphQLSchema } from 'graphql'
import { traced } from '@candour/subgraph-kit/serve'
import { codeOf, RequestRefused, statusOf, toPublicError, type ErrorCode } from './errors.ts'
import type { RequestScope } from './executor.ts'
import { describeFault, type ReportFault } from './fault-report.ts'
import { admitOperation } from './limits/admit-operation.ts'
import type { RequestLimits } from './limits/request-limits.ts'
import { requestBodyOf } from './request-body.ts'
import { requestIdOf } from './request-id.ts'
import type { RequestViewer } from './viewer-context.ts'
import type { ViewerHeaders } from './admit-viewer.ts'
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
      viewers.set(request, await endpoint.admitViewer(viewerHeaders(request), requestIdOf(response)))
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

function viewerHeaders(request: Request): ViewerHeaders {
  return {
    authorization: request.get('authorization'),
    origin: request.get('origin'),
    'candour-purpose': request.get('candour-purpose'),
  }
}

/** Turns whatever was thrown into the API's form. */
const refusals =
  (report: ReportFault): ErrorRequestHandler =>
  (error: unknown, _request, response, next) => {
    const refused = asRefusal(error)
    const requestId = requestIdOf(response)
    if (refused.code === 'INTERNAL' || refused.code === 'UNAVAILABLE') report(describeFault(refused.cause ?? error, requestId))
    if (response.headersSent) return next(error)
    for (const [name, value] of Object.entries(refused.headers)) response.setHeader(name, value)
    response
      .status(refused.status)
      .json({ errors: [toPublicError({ message: '', extensions: { code: refused.code } }, requestId)] })
  }

/** Errors of the body parser carry an HTTP status. */
const bodyFaults: Readonly<Record<number, ErrorCode>> = { 400: 'BAD_REQUEST', 413: 'LIMIT_EXCEEDED', 415: 'BAD_REQUEST' }

function asRefusal(error: unknown): RequestRefused {
  if (error instanceof RequestRefused) return error
  const status = error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : 500
  const code = bodyFaults[status]
  return code ? new RequestRefused(code, { status, cause: error }) : new RequestRefused('INTERNAL', { cause: error })
}
