import { reportFault } from '@candour/subgraph-kit/serve'
import type { Identity } from './identity.ts'

const hour = 60 * 60 * 1000

/** Removes every hour what has expired, until it is disposed; in any number of replicas. */
export function sweepHourly(identity: Identity): Disposable {
  const sweeping = setInterval(() => {
    identity.sweep().catch((fault: unknown) => reportFault('identity', null, fault))
  }, hour).unref()
  return { [Symbol.dispose]: () => clearInterval(sweeping) }
}
