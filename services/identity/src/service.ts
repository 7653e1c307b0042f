import { jobSender, jobWorker } from '@candour/database'
import { createOutbox } from '@candour/outbox'
import { serveHttp, type ListenAddress } from '@candour/subgraph-kit/serve'
import type { IdentityConfig } from './config.ts'
import { createIdentity } from './identity.ts'
import { sweepHourly } from './sweep-hourly.ts'

export interface IdentityServiceConfig extends IdentityConfig {
  /** 0 takes a free one. */
  readonly port: number
  /** Loopback unless given. */
  readonly host?: string
  readonly tls?: ListenAddress['tls']
  /** As the worker of jobs; without it the process leaves its queues to other replicas. */
  readonly jobsUrl?: string | undefined
}

/** The identity service as a process of its own, in any number of replicas. */
export async function startIdentityService(config: IdentityServiceConfig) {
  await using started = new AsyncDisposableStack()
  const jobs = started.use(jobSender(config.databaseUrl))
  const outbox = createOutbox({ service: 'identity', jobs, clock: config.clock })
  const identity = started.use(await createIdentity({ outbox, ...config }))
  started.use(sweepHourly(identity))
  if (config.jobsUrl !== undefined) {
    const worker = started.use(jobWorker(config.jobsUrl, config.clock))
    for (const [queue, handler] of Object.entries(identity.handlers)) worker.work(queue, handler)
    await worker.ready()
  }
  const { port, host = '127.0.0.1', tls = null } = config
  const server = await serveHttp(identity.handler, { port, host, tls, healthy: identity.healthy })
  started.defer(() => server.stop())
  const resources = started.move()
  return {
    identity,
    url: server.url,
    port: Number(new URL(server.url).port),
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  }
}
