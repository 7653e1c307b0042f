import { claimMessage, releaseMessage, type Settlement } from '../data/messages.ts'
import type { Db } from '../data/client.ts'
import type { ChannelReason } from '../domain/choose-channel.ts'
import type { Message } from '../generated/prisma/client.ts'
import { NotLeft, type DeliveryAdapter, type Outgoing } from './adapter.ts'
import { TryAgain } from './try-again.ts'

/** A message is tried this often, over about nine hours, before it is given up. */
const mostAttempts = 15

/**
 * One attempt: noted before anything leaves and settled after. Between the two the process may die; then the note says that the message may
 * have left.
 * @throws TryAgain when it did not leave and may be tried again
 */
export async function attempt(
  by: {
    readonly db: Db
    readonly adapter: DeliveryAdapter
    readonly now: Date
    readonly settle: (settlement: Omit<Settlement, 'logged'>) => Promise<void>
  },
  message: Message,
  taking: { readonly channel: Outgoing['channel']; readonly because: ChannelReason; readonly discreet: boolean },
  outgoing: Outgoing,
): Promise<void> {
  const { db, adapter, now, settle } = by
  if (!(await claimMessage(db, message, { ...taking, at: now }))) return
  let sent: { readonly providerId: string | null }
  try {
    sent = await adapter.send(outgoing)
  } catch (error) {
    const left = !(error instanceof NotLeft)
    if (left && !adapter.repeatable) return settle({ state: 'FAILED', reason: 'UNCERTAIN', adapter: adapter.name })
    const code = left ? 'UNCERTAIN' : error.code
    if (!left && error.lasting) return settle({ state: 'FAILED', reason: 'REFUSED_BY_PROVIDER', adapter: adapter.name })
    if (message.attempts + 1 >= mostAttempts) return settle({ state: 'FAILED', reason: 'GIVEN_UP', adapter: adapter.name })
    await releaseMessage(db, message.id)
    throw new TryAgain(code)
  }
  await settle({ state: 'SENT', reason: taking.because, adapter: adapter.name, providerId: sent.providerId })
}
