import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { ListenAddress } from './serve-address.ts'
import { BadEnvironment } from './serve-environment.ts'

export interface HttpServer {
  readonly url: string
  /** Lets running requests end, and takes no new ones. */
  stop(): Promise<void>
}

/**
 * Serves one handler, with `GET /livez` (the process answers) and `GET /healthz` (it can do its work). A request that breaks off ends itself
 * only, never the process.
 * @throws BadEnvironment when the port is taken or the certificate does not fit its key
 */
export async function serveHttp(
  handler: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
  { host, port, tls, healthy }: ListenAddress & { readonly healthy: () => Promise<boolean> },
): Promise<HttpServer> {
  let stopping = false
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    // A connection that its client would keep for the next request would keep a stopping server from its end.
    response.once('close', () => stopping && setImmediate(() => server.closeIdleConnections()))
    respond(request, response).catch(() => response.destroy())
  }
  const respond = async (request: IncomingMessage, response: ServerResponse) => {
    if (request.method === 'GET' && request.url === '/livez') return sendJson(response, 200, { alive: true })
    if (request.method !== 'GET' || request.url !== '/healthz') return await handler(request, response)
    const well = await healthy().catch(() => false)
    return sendJson(response, well ? 200 : 503, { healthy: well })
  }
  const limits = { headersTimeout: 10_000, requestTimeout: 30_000 }
  const server = tls ? tlsServer({ ...limits, ...tls }, answer) : createServer(limits, answer)
  await listening(server, port, host)
  const bound = (server.address() as AddressInfo).port
  const name = host.includes(':') ? `[${host}]` : host
  const stop = () => {
    stopping = true
    return closed(server)
  }
  return { url: `${tls ? 'https' : 'http'}://${name}:${bound}/`, stop }
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(JSON.stringify(body))
}

function tlsServer(options: { cert: string; key: string }, answer: (request: IncomingMessage, response: ServerResponse) => void) {
  try {
    return createTlsServer({ ...options, minVersion: 'TLSv1.3' }, answer)
  } catch {
    // The cause could quote the key.
    throw new BadEnvironment('TLS_CERTIFICATE_FILE and TLS_KEY_FILE have to be a certificate and its own key.')
  }
}

async function listening(server: Server, port: number, host: string): Promise<void> {
  try {
    server.listen(port, host)
    await once(server, 'listening')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    throw new BadEnvironment(`PORT ${port} is in use; stop what listens there or choose another.`)
  }
}

async function closed(server: Server): Promise<void> {
  const ended = once(server, 'close')
  server.close()
  server.closeIdleConnections()
  await ended
}
