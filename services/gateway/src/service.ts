import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { type Express } from 'express'
import { createAdmission } from './admit-viewer.ts'
import { startApolloExecutor } from './apollo-executor.ts'
import type { GatewayConfig } from './gateway-config.ts'
import { GatewayConfigError } from './gateway-config-error.ts'
import { documentsEndpoint } from './documents-endpoint.ts'
import { enrolment } from './enrolment.ts'
import { graphqlEndpoint } from './graphql-endpoint.ts'
import { startGraphQLServer } from './graphql-server.ts'
import { healthEndpoint } from './health.ts'
import { identityRoute } from './identity-route.ts'
import { defaultLimits } from './limits/request-limits.ts'
import { assertListenAddress, publicOrigin } from './listen-address.ts'
import { reportToStandardError } from './fault-report.ts'
import { pageRoutes } from './pages/page-routes.ts'
import { portalRoutes } from './portals.ts'
import { assignRequestId } from './request-id.ts'
import { securityHeaders } from './security-headers.ts'

export interface Gateway extends AsyncDisposable {
  /** Where it listens, which is not the public address when something stands in front. */
  readonly url: string
  readonly handler: RequestListener
}

/**
 * Starts the one public origin: GraphQL, sign-in, both portals, the landing page and the health check. Disposing lets running requests end.
 * @throws GatewayConfigError before anything listens
 */
export async function startGateway(config: GatewayConfig): Promise<Gateway> {
  const publicUrl = publicOrigin(config.publicUrl)
  const host = config.host ?? '127.0.0.1'
  const demonstration = config.mode === 'demonstration'
  assertListenAddress(host, { demonstration, tlsInFront: config.tlsInFront ?? false })

  await using started = new AsyncDisposableStack()
  const limits = { ...defaultLimits, ...config.limits }
  const report = config.report ?? reportToStandardError
  const executor = started.use(await startApolloExecutor({ ...config, subgraphTimeout: limits.subgraphTimeout }))
  const graphql = await startGraphQLServer(executor, limits, report)
  started.defer(() => graphql.stop())

  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('query parser', 'simple')
  // What the proxy in front says of where a request comes from, and nothing that was said to it.
  app.set('trust proxy', config.tlsInFront ? 1 : false)
  app.use(assignRequestId, securityHeaders(publicUrl))
  app.get('/healthz', healthEndpoint(config.health, config.optionalHealth))
  app.get('/livez', (_request, response) => void response.setHeader('cache-control', 'no-store').json({ alive: true }))
  const admitViewer = createAdmission({ ...config, origin: publicUrl.origin, isEnrolled: enrolment(config) })
  app.use(
    '/graphql',
    graphqlEndpoint({
      server: graphql,
      schema: executor.schema,
      admitViewer,
      limits,
      openSchema: config.mode === 'demonstration' || config.mode === 'development',
      report,
    }),
  )
  app.use('/documents', documentsEndpoint({ server: graphql, admitViewer, limits, report }))
  mountSites(app, config, publicUrl, demonstration)

  const server = createServer({ headersTimeout: 10_000, requestTimeout: 30_000 }, app)
  const port = await listen(server, config.port, host)
  started.defer(() => close(server))
  const resources = started.move()
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    handler: app,
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  }
}

function mountSites(app: Express, config: GatewayConfig, publicUrl: URL, demonstration: boolean): void {
  if (config.identity) app.use('/identity', identityRoute(config.identity, publicUrl, config.tlsInFront ?? false))
  if (config.portals?.staff) app.use('/staff', portalRoutes('staff', config.portals.staff))
  if (config.portals?.my) app.use('/my', portalRoutes('my', config.portals.my))
  app.use(
    pageRoutes({
      publicUrl,
      landingPage: config.landingPage,
      codes: demonstration ? config.demonstrationCodes : undefined,
      messages: demonstration ? config.demonstrationMessages : undefined,
      report: config.report ?? reportToStandardError,
    }),
  )
}

async function listen(server: Server, port: number, host: string): Promise<number> {
  try {
    server.listen(port, host)
    await once(server, 'listening')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') {
      throw new GatewayConfigError('PORT_IN_USE', `Port ${port} is in use; stop what listens there or set PORT to another.`)
    }
    throw error
  }
  return (server.address() as AddressInfo).port
}

/** Running requests end by themselves; connections that merely wait are closed at once. */
async function close(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  server.closeIdleConnections()
  await closed
}
