import { channels } from '@candour/outbox'
import { withOrganisation, type Vault } from '@candour/database'
import type { Db } from '../data/client.ts'
import { outgoingPlace } from '../data/sealed-place.ts'
import type { DeliveryAdapter, DeliveryAdapters, Outgoing } from './adapter.ts'

/** For a demonstration: whatever would leave is kept instead, to be shown on a page. */
export function demonstrationAdapters(db: Db, vault: Vault): DeliveryAdapters {
  const adapter: DeliveryAdapter = {
    name: 'demonstration',
    discreet: true,
    repeatable: true,
    send: async (message) => {
      await withOrganisation(message.organisation, () => keep(db, vault, message))
      return { providerId: null }
    },
  }
  return new Map(channels.map((channel) => [channel, adapter]))
}

const keep = (db: Db, vault: Vault, message: Outgoing) =>
  db.$transaction(async (tx) => {
    const { messageId, organisation, recipientId } = message
    const outgoingSealed = await vault.session().seal(tx, outgoingPlace(message), JSON.stringify(message))
    await tx.demonstrationMessage.createMany({
      data: [{ messageId, organisation, recipientId, outgoingSealed }],
      skipDuplicates: true,
    })
  })
