import { html, nothing, type Html } from './html.ts'
import { page } from './page.ts'

/** A message that a demonstration did not send, because nothing leaves it, or would not have sent anyway. */
export interface DemonstrationMessage {
  readonly organisation: string
  readonly kind: string
  readonly queuedAt: Date
  readonly state: string
  readonly channel: string | null
  /** Why this channel, or why it was not sent: a code. */
  readonly reason: string | null
  readonly heldUntil: Date | null
  readonly outgoing: {
    readonly to: { readonly name: string; readonly email?: string; readonly phone?: string; readonly address?: readonly string[] }
    readonly from: string | null
    readonly subject: string | null
    readonly text: string
  } | null
  readonly text: string | null
}

/** The messages of a demonstration: what would have been sent, to whom, by which channel and why, or why it would not. */
export function renderMessagesPage(messages: readonly DemonstrationMessage[]): string {
  return page(
    'Messages of the demonstration – Candour',
    html`
      <h1>What would have been sent</h1>
      <p>
        Nothing leaves a demonstration. Here is each message as it would have gone out, the latest first, with the channel it
        takes and why. <a href="/demonstration/messages">Show the messages of now</a>.
      </p>
      ${
        messages.length === 0
          ? html`<p>There is no message yet. Acknowledge a complaint or decide a correction, and come back.</p>`
          : messages.map(messageCard)
      }
    `,
    { demonstration: true },
  )
}

const channels: Readonly<Record<string, string>> = { EMAIL: 'Email', SMS: 'Text message', POST: 'Letter' }

const reasons: Readonly<Record<string, string>> = {
  PREFERRED: 'They prefer it.',
  ASKED_FOR: 'It was asked for.',
  PREFERENCE_NOT_POSSIBLE: 'What they prefer is not possible.',
  NO_PREFERENCE: 'They have not said what they prefer.',
  DECEASED: 'The person has died.',
  EXPIRED: 'It came too late to be of use.',
  NOT_TO_BE_CONTACTED: 'They are not to be contacted.',
  SAFE_CONTACT_NOT_READ: 'Nobody has turned their safe-contact text into rules yet.',
  NO_WAY_TO_REACH: 'There is no address for it.',
  NOT_AGREED: 'They have not agreed to be contacted in any way that is possible.',
  SAFE_CONTACT_CHANNELS: 'They asked not to be contacted in any way that is possible.',
  SAFE_CONTACT_WORDS: 'It would say a word that must never be said.',
  NOT_DISCREET_ENOUGH: 'It could not be sent without naming the organisation.',
  NOTHING_TO_SEND_BY: 'No way of sending is set up.',
  NEVER_SENT: 'It was lost before it could be sent.',
  RECIPIENT_GONE: 'The person is not on record any more.',
}

const whenOf = (at: Date) =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/London' }).format(at)

function standing({ state, channel, reason, heldUntil }: DemonstrationMessage): string {
  const because = reason === null ? '' : (reasons[reason] ?? reason)
  if (state === 'SENT') return `${channels[channel ?? ''] ?? 'Message'}. ${because}`
  if (state === 'NOT_SENT' || state === 'FAILED') return `Not sent. ${because}`
  return heldUntil ? `Waits until ${whenOf(heldUntil)}, when they may be contacted.` : 'On its way.'
}

function messageCard(message: DemonstrationMessage): Html {
  const { kind, organisation, queuedAt, outgoing, text } = message
  const address = outgoing && (outgoing.to.email ?? outgoing.to.phone ?? outgoing.to.address?.join(', ') ?? '')
  return html`
    <section class="message">
      <h2>${outgoing?.subject ?? kind.replaceAll('-', ' ')}</h2>
      <p>${standing(message)}</p>
      <dl>
        <dt>Queued</dt>
        <dd>${whenOf(queuedAt)}, ${organisation}</dd>
        ${
          outgoing
            ? html`<dt>To</dt>
                <dd>${outgoing.to.name}, ${address ?? ''}</dd>
                <dt>From</dt>
                <dd>${outgoing.from ?? 'Nobody by name'}</dd>`
            : nothing
        }
      </dl>
      ${outgoing || text ? html`<pre>${outgoing?.text ?? text ?? ''}</pre>` : nothing}
    </section>
  `
}
