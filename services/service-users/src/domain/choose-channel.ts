import { channels, type MessageChannel } from '@candour/outbox'
import { addDays, londonDateOf, londonTimeOf, startOfLondonDay } from '@candour/statutory-clock'
import type { ContactChannel } from './contact-change.ts'
import type { ContactRules } from './contact-rules.ts'

/** All that the choice of a channel rests on, as it is at the moment of sending. */
export interface Sending {
  readonly now: Date
  readonly notAfter: Date | null
  readonly onlyChannel: MessageChannel | null
  readonly recipient: {
    readonly deceased: boolean
    /** `NONE`: they are not to be contacted. Null: nobody asked them, as with those who have no record. */
    readonly preferred: ContactChannel | null
    /** There is a safe-contact text, which only people can read. */
    readonly hasSafeContactText: boolean
    /** Null: nobody has turned the text into rules yet. */
    readonly rules: ContactRules | null
    readonly reachableBy: ReadonlySet<MessageChannel>
    /** The channels in which the organisation may contact them: with their consent, where it rests on that. */
    readonly agreed: ReadonlySet<MessageChannel>
  }
  /** What this installation can send by; `discreet`: without naming the organisation. */
  readonly adapters: ReadonlyMap<MessageChannel, { readonly discreet: boolean }>
}

export const notSentReasons = [
  'DECEASED',
  'EXPIRED',
  'NOT_TO_BE_CONTACTED',
  'SAFE_CONTACT_NOT_READ',
  'NO_WAY_TO_REACH',
  'NOT_AGREED',
  'SAFE_CONTACT_CHANNELS',
  'SAFE_CONTACT_WORDS',
  'NOT_DISCREET_ENOUGH',
  'NOTHING_TO_SEND_BY',
  'RECIPIENT_GONE',
] as const
export type NotSentReason = (typeof notSentReasons)[number]

/** Why a message takes the channel it takes. */
export const channelReasons = ['PREFERRED', 'ASKED_FOR', 'PREFERENCE_NOT_POSSIBLE', 'NO_PREFERENCE'] as const
export type ChannelReason = (typeof channelReasons)[number]

export type Choice =
  | { readonly send: MessageChannel; readonly because: ChannelReason; readonly discreet: boolean }
  | { readonly holdUntil: Date }
  | { readonly refuse: NotSentReason }

/**
 * Chooses how a message leaves, or that it does not. What the person forbids comes before what they prefer, and what nobody has said is not
 * taken for a yes.
 */
export function chooseChannel({ now, notAfter, onlyChannel, recipient, adapters }: Sending): Choice {
  const { preferred, rules, reachableBy, agreed } = recipient
  if (recipient.deceased) return { refuse: 'DECEASED' }
  if (notAfter !== null && notAfter <= now) return { refuse: 'EXPIRED' }
  if (preferred === 'NONE') return { refuse: 'NOT_TO_BE_CONTACTED' }
  if (recipient.hasSafeContactText && rules === null) return { refuse: 'SAFE_CONTACT_NOT_READ' }

  const discreet = rules?.discreet ?? false
  const ordered = channels.toSorted((a, b) => Number(b === preferred) - Number(a === preferred))
  let left = ordered.filter((channel) => onlyChannel === null || channel === onlyChannel)
  // In this order, so that the log tells what stands in the way first: an address, the person's word, and only then our own means.
  const steps: readonly (readonly [NotSentReason, (channel: MessageChannel) => boolean])[] = [
    ['NO_WAY_TO_REACH', (channel) => reachableBy.has(channel)],
    ['NOT_AGREED', (channel) => agreed.has(channel)],
    ['SAFE_CONTACT_CHANNELS', (channel) => !rules?.neverBy.includes(channel)],
    ['NOTHING_TO_SEND_BY', (channel) => adapters.has(channel)],
    ['NOT_DISCREET_ENOUGH', (channel) => !discreet || adapters.get(channel)?.discreet === true],
  ]
  for (const [reason, possible] of steps) {
    left = left.filter(possible)
    if (left.length === 0) return { refuse: reason }
  }
  const [send] = left
  if (send === undefined) return { refuse: 'NO_WAY_TO_REACH' }
  const hold = send === 'POST' ? null : nextTimeWithin(rules?.between ?? null, now)
  if (hold) return { holdUntil: hold }
  return { send, because: onlyChannel ? 'ASKED_FOR' : becauseOf(send, preferred), discreet }
}

function becauseOf(send: MessageChannel, preferred: ContactChannel | null): ChannelReason {
  if (send === preferred) return 'PREFERRED'
  return preferred === null ? 'NO_PREFERENCE' : 'PREFERENCE_NOT_POSSIBLE'
}

const quarter = 15 * 60_000

/** Null within the times, or without any; otherwise the next quarter of an hour that lies within them. */
function nextTimeWithin(between: ContactRules['between'], now: Date): Date | null {
  if (between === null) return null
  const within = (at: Date) => londonTimeOf(at) >= between.from && londonTimeOf(at) < between.until
  if (within(now)) return null
  // By looking, since clocks change: never more than two days of quarters.
  const end = startOfLondonDay(addDays(londonDateOf(now), 3)).getTime()
  for (let at = Math.ceil(now.getTime() / quarter) * quarter; at < end; at += quarter)
    if (within(new Date(at))) return new Date(at)
  // The times lie within one quarter of an hour: looked at minute by minute.
  for (let at = Math.ceil(now.getTime() / 60_000) * 60_000; at < end; at += 60_000) if (within(new Date(at))) return new Date(at)
  throw new RangeError('No time of day lies within the times at which the person may be reached.')
}
