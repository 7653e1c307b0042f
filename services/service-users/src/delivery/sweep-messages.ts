import { withOrganisation, type JobHandler } from '@candour/database'
import { sendQueue } from '@candour/outbox'
import { giveUpMessages, orphanedMessages } from '../data/orphaned-messages.ts'
import type { Sender } from './send-message.ts'

const day = 24 * 60 * 60 * 1000

/** The queue has given up long before this: whatever still waits has no job any more. Milliseconds. */
const longestJob = day

/** After this a message tells of what nobody waits for, and what it holds, such as a code, should not lie about. Milliseconds. */
const longestWait = 7 * day

/** So many in one night; the rest follows in the next. */
const mostInANight = 1_000

/**
 * Looks after messages whose job is gone, as after a restore or a fault that outlasted its tries: for a week each gets a new job every night,
 * and then it is given up. A message that has two jobs leaves once all the same.
 */
export const sweepMessages =
  ({ db, jobs, clock }: Pick<Sender, 'db' | 'jobs' | 'clock'>): JobHandler<{ organisation: string }> =>
  ({ data: { organisation } }) =>
    withOrganisation(organisation, async () => {
      const now = clock.now()
      const before = (wait: number) => new Date(now.getTime() - wait)
      await giveUpMessages(db, before(longestWait), now)
      const orphans = await orphanedMessages(db, before(longestJob), mostInANight)
      await db.$transaction(
        async (tx) => {
          for (const messageId of orphans) await jobs.send(tx, sendQueue, { organisation, messageId })
        },
        { timeout: 60_000 },
      )
    })
