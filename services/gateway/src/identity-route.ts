import { request as httpRequest, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { pipeline } from 'node:stream'
import type { RequestHandler } from 'express'

/** The OpenID Connect provider: a listener in this process, or an address to pass requests on to. */
export type IdentityTarget = RequestListener | URL

/** Belong to one connection only (RFC 9110, 7.6.1). */
const hopByHop = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]

/**
 * Hands requests under `/identity` to the provider, which is told the public address whatever the Host header said. What a client claims
 * about proxies is dropped unless a proxy of ours is in front.
 */
export function identityRoute(target: IdentityTarget, publicUrl: URL, tlsInFront: boolean): RequestHandler {
  return (request, response) => {
    const { headers } = request
    headers.host = publicUrl.host
    headers['x-forwarded-proto'] = publicUrl.protocol.slice(0, -1)
    headers['x-forwarded-host'] = publicUrl.host
    if (!tlsInFront || headers['x-forwarded-for'] === undefined) headers['x-forwarded-for'] = request.socket.remoteAddress ?? ''
    delete headers['forwarded']
    delete headers['candour-viewer']
    if (target instanceof URL) passOn(request, response, target, request.originalUrl)
    else target(request, response)
  }
}

function passOn(request: IncomingMessage, response: ServerResponse, target: URL, path: string): void {
  const send = target.protocol === 'https:' ? httpsRequest : httpRequest
  const upstream = send(new URL(path, target), { method: request.method, headers: endToEnd(request.headers) }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, endToEnd(answer.headers))
    pipeline(answer, response, (error) => error && response.destroy())
  })
  upstream.on('error', () => {
    if (response.headersSent) response.destroy()
    else response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8' }).end('Signing in is not available. Try again.\n')
  })
  pipeline(request, upstream, (error) => error && upstream.destroy())
}

const endToEnd = (headers: IncomingMessage['headers']) =>
  Object.fromEntries(Object.entries(headers).filter(([name, value]) => value !== undefined && !hopByHop.includes(name)))
