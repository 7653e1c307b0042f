import type { MessageChannel } from '@candour/outbox'
import type { PresentRecipient } from '../data/recipients.ts'
import type { Outgoing } from './adapter.ts'

/** Name and address for one channel. @throws when there is none, which the choice of the channel rules out */
export function addressedTo({ name, email, phone, address }: PresentRecipient, channel: MessageChannel): Outgoing['to'] {
  if (channel === 'EMAIL' && email !== null) return { name, email }
  if (channel === 'SMS' && phone !== null) return { name, phone }
  if (channel === 'POST' && address !== null) return { name, address }
  throw new RangeError(`There is no address for ${channel}.`)
}
