import type { IncomingMessage } from 'node:http'
import { sendJson, serveHttp, type HttpServer } from './serve-http.ts'
import { continueTrace } from './serve-spans.ts'
import type { SubgraphAnswer, SubgraphRequest } from './subgraph.ts'

/** The largest body that a gateway may send unless the subgraph says otherwise, in bytes. */
const largestUnlessSaid = 1_000_000

/** Serves a subgraph over HTTP: `POST /` with the signed viewer in `candour-viewer`, `GET /healthz` and `GET /livez`. */
export async function listen(
  subgraph: { execute(request: SubgraphRequest): Promise<SubgraphAnswer> },
  options: {
    readonly host: string
    readonly port: number
    /** Certificate and key; without them the connection is not encrypted. */
    readonly tls?: { readonly cert: string; readonly key: string } | null
    readonly healthy: () => Promise<boolean>
    /** The largest body that a gateway may send, in bytes. */
    readonly largestBody?: number
    /** For traces. */
    readonly name?: string
  },
): Promise<HttpServer> {
  const name = options.name ?? 'subgraph'
  const largestBody = options.largestBody ?? largestUnlessSaid
  return serveHttp(
    async (request, response) => {
      const signedViewer = request.headers['candour-viewer']
      if (request.method !== 'POST' || typeof signedViewer !== 'string') return sendJson(response, 401, {})
      const body = await readBody(request, largestBody)
      if (body === null) {
        // The rest of the body is still on its way: nobody must send another request behind it.
        response.shouldKeepAlive = false
        return sendJson(response, 413, {})
      }
      const answer = await continueTrace(`answer ${name}`, request.headers['traceparent'], () =>
        subgraph.execute({ body, signedViewer }),
      )
      return sendJson(response, answer.status, answer.body)
    },
    { ...options, tls: options.tls ?? null },
  )
}

async function readBody(request: IncomingMessage, largestBody: number): Promise<string | null> {
  const chunks: Buffer[] = []
  let size = 0
  // Leaving early must not cut the connection before the refusal was sent.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > largestBody) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
