import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'

export interface HandedOver {
  readonly key: string
  readonly authorization: string
  readonly body: Record<string, unknown>
}

/** A provider of text messages or letters behind the contract of the HTTP adapter: one message for one idempotency key. */
export async function startGatewayServer(status: (attempt: number) => number | 'hang-up' = () => 202) {
  const sent = new Map<string, HandedOver>()
  let attempts = 0
  const server = createServer((request, response) => {
    void json(request).then((body) => {
      attempts += 1
      const answer = status(attempts)
      const key = String(request.headers['idempotency-key'])
      const handedOver = { key, authorization: request.headers.authorization ?? '', body: body as Record<string, unknown> }
      if (answer === 'hang-up' || answer < 300) sent.set(key, handedOver)
      if (answer === 'hang-up') request.socket.destroy()
      else response.writeHead(answer, { 'content-type': 'application/json' }).end(JSON.stringify({ id: `provider-${key}` }))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    sent,
    attempts: () => attempts,
    settings: { url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/send`), token: 'a-token' },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
