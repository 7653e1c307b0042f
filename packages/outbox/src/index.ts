export {
  channels,
  isMessageKind,
  messageKinds,
  type MessageChannel,
  type MessageKind,
  type MessageParameters,
} from './message-kinds.ts'
export { createOutbox, sendQueue, type MessageToQueue, type Outbox, type OutboxTransaction } from './outbox.ts'
export type { Reach, Recipient, RecipientKind } from './recipient.ts'
export {
  newSealingKeys,
  openParameters,
  sealParameters,
  UnopenableParameters,
  type QueuedContent,
  type QueuedPlace,
} from './sealed-parameters.ts'
