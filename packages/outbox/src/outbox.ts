import { newId, type Clock, type JobSender, type RawQueryable } from '@candour/database'
import { messageKinds, type MessageChannel, type MessageKind, type MessageParameters } from './message-kinds.ts'
import type { Recipient } from './recipient.ts'
import { sealParameters } from './sealed-parameters.ts'

/** The queue of the service that sends. A job carries `{ organisation, messageId }`. */
export const sendQueue = 'service-users/send-message'

/** As much of a Prisma transaction as queueing needs. */
export interface OutboxTransaction extends RawQueryable {
  $executeRawUnsafe(statement: string, ...values: unknown[]): Promise<number>
}

/** A message about something that the same transaction makes true. */
export interface MessageToQueue<Kind extends MessageKind> {
  readonly organisation: string
  readonly kind: Kind
  readonly to: Recipient
  readonly parameters: MessageParameters[Kind]
  /** The only channel it may take, such as a letter that was promised. What the person forbids is heeded all the same. */
  readonly channel?: MessageChannel
  /** It is of no use any more after this, such as when a code in it has expired: then it is not sent. */
  readonly notAfter?: Date
}

/** Where messages are queued; they are sent once the transaction has committed, and never if it does not. */
export interface Outbox {
  /**
   * Queues a message in the transaction of what it tells of, and returns its id. Whether and how it leaves is decided when it is sent, by
   * what the person wants then.
   */
  queue<Kind extends MessageKind>(tx: OutboxTransaction, message: MessageToQueue<Kind>): Promise<string>
}

const insertSql = `
  INSERT INTO service_users.message
    (id, organisation, kind, recipient_kind, recipient_id, categories, parameters_sealed, only_channel, not_after, queued_at, queued_by)
  VALUES ($1::uuid, $2, $3, $4, $5::uuid, $6::text[], $7, $8, $9, $10, $11)`

/**
 * The outbox as one service writes into it.
 * @param service the name of the service, told in the log of messages
 * @throws when the outbox has no key yet, which the sending service makes at its first start
 */
export function createOutbox({
  service,
  jobs,
  clock,
}: {
  readonly service: string
  readonly jobs: Pick<JobSender, 'send'>
  readonly clock: Clock
}): Outbox {
  return {
    queue: async (tx, { organisation, kind, to, parameters, channel, notAfter }) => {
      const id = newId(clock)
      const place = { id, organisation, kind, recipientKind: to.kind, recipientId: to.id }
      const [key] = await tx.$queryRawUnsafe<{ publicKey: Uint8Array }[]>(
        'SELECT public_key AS "publicKey" FROM facts.outbox_key ORDER BY generation DESC LIMIT 1',
      )
      if (!key) throw new Error('The outbox has no key: the service that sends messages has never started.')
      const recipient = to.kind === 'service-user' ? null : { name: to.name, reach: to.reach }
      await tx.$executeRawUnsafe(
        insertSql,
        id,
        organisation,
        kind,
        to.kind,
        to.id,
        messageKinds[kind].categories,
        sealParameters(key.publicKey, place, { parameters, recipient }),
        channel ?? null,
        notAfter ?? null,
        clock.now(),
        service,
      )
      await jobs.send(tx, sendQueue, { organisation, messageId: id })
      return id
    },
  }
}
