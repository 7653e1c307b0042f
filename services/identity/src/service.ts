import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { IdentityConfig } from './config.ts'
import { createIdentity } from './identity.ts'

export interface IdentityServiceConfig extends IdentityConfig {
  /** 0 takes a free one. */
  port: number
  /** Loopback unless a proxy with TLS stands in front. */
  host?: string
}

const sweepEvery = 60 * 60 * 1000

/** The identity service as a process of its own. */
export async function startIdentityService(config: IdentityServiceConfig) {
  const identity = await createIdentity(config)
  const server = createServer((request, response) => void identity.handler(request, response))
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(config.port, config.host ?? '127.0.0.1', resolve)
    })
  } catch (error) {
    await identity[Symbol.asyncDispose]()
    throw error
  }
  const sweeping = setInterval(
    () => void identity.sweep().catch((fault: unknown) => console.error('identity sweep:', fault)),
    sweepEvery,
  )
  return {
    identity,
    port: (server.address() as AddressInfo).port,
    async [Symbol.asyncDispose]() {
      clearInterval(sweeping)
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeIdleConnections()
      await closed
      await identity[Symbol.asyncDispose]()
    },
  }
}
