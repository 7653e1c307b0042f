import { acrossOrganisations, type Vault } from '@candour/database'
import type { Outgoing } from './adapter.ts'
import type { Message } from '../generated/prisma/client.ts'
import type { Db } from '../data/client.ts'
import { messagePlace, outgoingPlace } from '../data/sealed-place.ts'

/** A message of a demonstration, as its page shows it. */
export interface DemonstratedMessage {
  readonly id: string
  readonly organisation: string
  readonly kind: string
  readonly queuedAt: Date
  readonly state: Message['state']
  readonly channel: string | null
  /** Why this channel, or why it was not sent: a code. */
  readonly reason: string | null
  readonly heldUntil: Date | null
  /** What would have left, and to whom; null for what was not sent. */
  readonly outgoing: Pick<Outgoing, 'to' | 'from' | 'subject' | 'text'> | null
  /** What the message says, in full, for what was not sent. */
  readonly text: string | null
}

const most = 50

/** The latest messages of all organisations, the latest first. */
export const demonstrationMessages = (db: Db, vault: Vault): Promise<DemonstratedMessage[]> =>
  acrossOrganisations('a demonstration shows all its messages on one page', async () => {
    const messages = await db.message.findMany({ orderBy: { id: 'desc' }, take: most })
    const kept = await db.demonstrationMessage.findMany({ where: { messageId: { in: messages.map(({ id }) => id) } } })
    const byMessage = new Map(kept.map((each) => [each.messageId, each]))
    const session = vault.session()
    return Promise.all(
      messages.map(async (message) => {
        const { id, organisation, kind, queuedAt, state, channel, reason, heldUntil, textSealed } = message
        const left = byMessage.get(id)
        return {
          ...{ id, organisation, kind, queuedAt, state, channel, reason, heldUntil },
          outgoing: left ? (JSON.parse(await session.open(outgoingPlace(left), left.outgoingSealed)) as Outgoing) : null,
          text: textSealed && (await session.open(messagePlace(message, 'text'), textSealed)),
        }
      }),
    )
  })
