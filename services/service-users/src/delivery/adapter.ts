import type { MessageChannel } from '@candour/outbox'

/** A message as it leaves. */
export interface Outgoing {
  readonly messageId: string
  readonly organisation: string
  readonly recipientId: string
  readonly channel: MessageChannel
  /** What the sender is called; null when nothing may name the organisation. */
  readonly from: string | null
  readonly to: { readonly name: string } & (
    | { readonly email: string }
    | { readonly phone: string }
    | { readonly address: readonly string[] }
  )
  readonly subject: string | null
  readonly text: string
}

/** A way of sending. */
export interface DeliveryAdapter {
  /** Named in the log of messages. */
  readonly name: string
  /** Sends without naming the organisation, on the envelope as little as inside. */
  readonly discreet: boolean
  /** Sending the same message twice makes one: then an attempt of which nothing is known may be repeated. */
  readonly repeatable: boolean
  /**
   * Hands a message over. Returns what the provider calls it.
   * @throws NotLeft when it is certain that nothing left; after any other error that is not known
   */
  send(message: Outgoing): Promise<{ readonly providerId: string | null }>
}

/** Nothing left. Names a code, never an address or a word of the message, since it ends up in logs. */
export class NotLeft extends Error {
  override readonly name = 'NotLeft'
  readonly code: string
  /** Trying again would end the same way. */
  readonly lasting: boolean

  constructor(code: string, { lasting }: { readonly lasting: boolean }) {
    super(`The message did not leave: ${code}.`)
    this.code = code
    this.lasting = lasting
  }
}

export type DeliveryAdapters = ReadonlyMap<MessageChannel, DeliveryAdapter>
