import { connect } from 'node:net'
import { once } from 'node:events'
import { expect, it } from 'vitest'
import { sendJson, serveHttp } from './serve-http.ts'

const address = { host: '127.0.0.1', port: 0, tls: null }

it('tells whether the process answers apart from whether it can work', async () => {
  let well = true
  const server = await serveHttp(async () => {}, { ...address, healthy: async () => well })
  const statusOf = async (path: string) => (await fetch(new URL(path, server.url))).status
  expect([await statusOf('/livez'), await statusOf('/healthz')]).toEqual([200, 200])
  well = false
  expect([await statusOf('/livez'), await statusOf('/healthz')]).toEqual([200, 503])
  await server.stop()
})

it('survives a request that breaks off and a handler that throws', async () => {
  const server = await serveHttp(
    async (request, response) => {
      if (request.url === '/throw') throw new Error('the handler failed')
      for await (const _ of request) void _
      sendJson(response, 200, { done: true })
    },
    { ...address, healthy: async () => true },
  )
  const { port } = new URL(server.url)
  const socket = connect(Number(port), '127.0.0.1')
  await once(socket, 'connect')
  socket.write('POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nhalf')
  await new Promise<void>((written) => socket.end(written))
  await once(socket.resume(), 'close')
  await expect(fetch(new URL('/throw', server.url))).rejects.toThrow('fetch failed')
  expect(await (await fetch(server.url)).json()).toEqual({ done: true })
  await server.stop()
})

it('ends what runs before it stops, and takes nothing new', async () => {
  const entered = Promise.withResolvers<void>()
  const go = Promise.withResolvers<void>()
  const server = await serveHttp(
    async (_request, response) => {
      entered.resolve()
      await go.promise
      sendJson(response, 200, { done: true })
    },
    { ...address, healthy: async () => true },
  )
  const running = fetch(server.url)
  await entered.promise
  const stopped = server.stop()
  await expect(fetch(server.url)).rejects.toThrow('fetch failed')
  go.resolve()
  expect(await (await running).json()).toEqual({ done: true })
  await stopped
})

it('says when its port is taken', async () => {
  const options = { ...address, healthy: async () => true }
  const server = await serveHttp(async () => {}, options)
  const port = Number(new URL(server.url).port)
  await expect(serveHttp(async () => {}, { ...options, port })).rejects.toThrow(`PORT ${port} is in use`)
  await server.stop()
})
