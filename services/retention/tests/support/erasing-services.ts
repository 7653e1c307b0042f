import { erasePersonQueue, type JobHandler } from '@candour/database'
import { erasureOrder } from '../../src/domain/erasure-order.ts'
import { ProcessEnded, type RetentionNetwork } from './retention-network.ts'

/** Handlers of this service's jobs, and of every other service, which erases two rows and a key, and the record with them; `fails` is asked before. */
export const erasingServices = (
  network: RetentionNetwork,
  fails: (service: string) => boolean = () => false,
): Record<string, JobHandler> => ({
  ...network.handlers,
  ...Object.fromEntries(
    erasureOrder.map((service) => [
      erasePersonQueue(service),
      network.erasing(service, async (personId) => {
        for (const view of service === 'service-users' ? ['subject', 'record'] : [])
          await network.admin.$executeRawUnsafe(`DELETE FROM facts.${view} WHERE subject_id = $1::uuid`, personId)
        if (fails(service)) throw new ProcessEnded()
        return { rows: 2, keys: 1 }
      }),
    ]),
  ),
})
