import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import type { SubgraphAnswer, SubgraphRequest } from './subgraph.ts'

/** The largest body that a gateway may send, in bytes. */
const largestBody = 1_000_000

/** Serves a subgraph over HTTP: `POST /` with the signed viewer in `candour-viewer`, and `GET /healthz`. */
export async function listen(
  subgraph: { execute(request: SubgraphRequest): Promise<SubgraphAnswer> },
  options: { readonly host: string; readonly port: number; readonly healthy: () => Promise<boolean> },
): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    const reply = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(JSON.stringify(body))
    if (request.method === 'GET' && request.url === '/healthz') {
      const healthy = await options.healthy().catch(() => false)
      return reply(healthy ? 200 : 503, { healthy })
    }
    const signedViewer = request.headers['candour-viewer']
    if (request.method !== 'POST' || typeof signedViewer !== 'string') return reply(401, {})
    const body = await readBody(request)
    if (body === null) return reply(413, {})
    const answer = await subgraph.execute({ body, signedViewer })
    return reply(answer.status, answer.body)
  })
  server.listen(options.port, options.host)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { url: `http://${options.host}:${port}/`, stop: () => closed(server) }
}

async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > largestBody) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

async function closed(server: Server): Promise<void> {
  server.close()
  server.closeIdleConnections()
  await once(server, 'close')
}
