import type { JobSender, VaultSession } from '@candour/database'
import { sendQueue, type MessageChannel } from '@candour/outbox'
import type { Rendered } from '../domain/render-message.ts'
import type { Message } from '../generated/prisma/client.ts'
import type { Db } from './client.ts'
import { messagePlace } from './sealed-place.ts'

/** How the matter of a message ended. */
export interface Settlement {
  readonly state: 'SENT' | 'NOT_SENT' | 'FAILED'
  readonly reason: string
  readonly adapter?: string
  readonly providerId?: string | null
  /** What it says, without what may be seen once only. Null when it could not be rendered. */
  readonly logged: Rendered | null
}

export const readMessage = (db: Db, id: string): Promise<Message | null> => db.message.findUnique({ where: { id } })

/**
 * Takes a message for sending, unless another did. What is committed here is what a process knows that comes after this one was killed: that
 * the message may have left.
 * @param from the state it was read in, with the number of attempts then: whoever comes second takes nothing
 */
export async function claimMessage(
  db: Db,
  { id, state, attempts }: Message,
  taking: { readonly channel: MessageChannel; readonly because: string; readonly discreet: boolean; readonly at: Date },
): Promise<boolean> {
  const { count } = await db.message.updateMany({
    where: { id, state, attempts },
    data: {
      state: 'SENDING',
      channel: taking.channel,
      reason: taking.because,
      discreet: taking.discreet,
      attempts: attempts + 1,
      attemptedAt: taking.at,
      heldUntil: null,
    },
  })
  return count === 1
}

/** Gives a message back that certainly did not leave. */
export const releaseMessage = async (db: Db, id: string): Promise<void> =>
  void (await db.message.updateMany({ where: { id, state: 'SENDING' }, data: { state: 'QUEUED' } }))

/** Ends the matter, once: the parameters are forgotten, and what the message said is kept under the recipient's key. */
export async function settleMessage(
  db: Db,
  vault: VaultSession,
  message: Message,
  { state, reason, adapter, providerId, logged }: Settlement,
  now: Date,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const seal = async (column: 'subject' | 'text', text: string | null | undefined) =>
      text ? vault.seal(tx, messagePlace(message, column), text) : null
    await tx.message.updateMany({
      where: { id: message.id, state: { in: ['QUEUED', 'SENDING'] } },
      data: {
        state,
        reason,
        settledAt: now,
        heldUntil: null,
        parametersSealed: null,
        adapter: adapter ?? null,
        providerId: providerId ?? null,
        subjectSealed: await seal('subject', logged?.subject),
        textSealed: await seal('text', logged?.text),
      },
    })
  })
}

/** Leaves a message until a time at which its recipient may be reached. */
export async function holdMessage(db: Db, jobs: JobSender, { id, organisation }: Message, until: Date): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.message.updateMany({ where: { id, state: 'QUEUED' }, data: { heldUntil: until } })
    await jobs.send(tx, sendQueue, { organisation, messageId: id }, { startAfter: until })
  })
}
