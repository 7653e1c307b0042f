import { withOrganisation, type Clock, type JobHandler, type JobSender, type Vault } from '@candour/database'
import { isMessageKind, messageKinds, openParameters, type MessageKind, type RecipientKind } from '@candour/outbox'
import type { OrganisationProfile } from '@candour/organisations'
import type { Db } from '../data/client.ts'
import { holdMessage, readMessage, settleMessage, type Settlement } from '../data/messages.ts'
import type { OutboxKeys } from '../data/outbox-keys.ts'
import { agreedChannels, presentRecipient, reachableBy } from '../data/recipients.ts'
import { chooseChannel } from '../domain/choose-channel.ts'
import { renderForTheLog, wordMessage, type MessageTemplate, type Parameters } from '../domain/render-message.ts'
import type { Message } from '../generated/prisma/client.ts'
import type { DeliveryAdapters } from './adapter.ts'
import { attempt } from './attempt.ts'
import { addressedTo } from './outgoing.ts'
import { readTemplates } from './templates.ts'
import { TryAgain } from './try-again.ts'

export interface Sender {
  readonly db: Db
  readonly vault: Vault
  readonly jobs: JobSender
  readonly keys: OutboxKeys
  readonly adapters: DeliveryAdapters
  readonly clock: Clock
  readonly profile: (organisation: string) => OrganisationProfile | undefined
}

/** An attempt that began longer ago than this is not at work any more. Milliseconds; no adapter takes as long. */
const longestAttempt = 120_000

/**
 * Sends what is queued. Whether, how and in which words is decided at that moment, by what the recipient wants then; one message never leaves
 * twice, also when a process dies on the way.
 */
export function sendMessages(sender: Sender): JobHandler<{ organisation: string; messageId: string }> {
  const templates = readTemplates()
  return ({ data: { organisation, messageId } }) =>
    withOrganisation(organisation, async () => {
      const message = await readMessage(sender.db, messageId)
      if (!message || (message.state !== 'QUEUED' && message.state !== 'SENDING')) return
      const profile = sender.profile(organisation)
      const template = isMessageKind(message.kind) ? templates.get(message.kind) : undefined
      // Both are there in another replica, or after the next start: nothing is lost by waiting.
      if (!profile || !template) throw new TryAgain('NOT_KNOWN_HERE')
      await sendOne(sender, message, profile, template)
    })
}

async function sendOne(sender: Sender, message: Message, profile: OrganisationProfile, template: MessageTemplate): Promise<void> {
  const { db, adapters } = sender
  const vault = sender.vault.session()
  const now = sender.clock.now()
  const content = openedContent(sender, message)
  const recipient = await presentRecipient(db, vault, message, content)
  // What is gone has no key any more, and gets none by a message.
  if (!recipient) return settleMessage(db, vault, message, { state: 'NOT_SENT', reason: 'RECIPIENT_GONE', logged: null }, now)

  const phone = profile.contacts.help.phone || null
  const parameters: Parameters = { ...content.parameters, name: recipient.name, organisation: profile.name, phone }
  const logged = renderForTheLog(template, parameters, messageKinds[message.kind as MessageKind].secrets)
  const settle = (settlement: Omit<Settlement, 'logged'>) => settleMessage(db, vault, message, { ...settlement, logged }, now)

  if (message.state === 'SENDING' && !mayBeRepeated(message, adapters, now))
    return settle({ state: 'FAILED', reason: 'UNCERTAIN' })
  const choice = chooseChannel({
    now,
    notAfter: message.notAfter,
    onlyChannel: message.onlyChannel as Message['channel'] & ('EMAIL' | 'SMS' | 'POST' | null),
    recipient: {
      ...recipient,
      reachableBy: reachableBy(recipient),
      agreed: await agreedChannels(db, message, profile.channels),
    },
    adapters,
  })
  // What may have left by one channel is repeated by that one, which knows it again, or not at all.
  if (message.state === 'SENDING' && !('send' in choice && choice.send === message.channel))
    return settle({ state: 'FAILED', reason: 'UNCERTAIN' })
  if ('refuse' in choice) return settle({ state: 'NOT_SENT', reason: choice.refuse })
  if ('holdUntil' in choice) return holdMessage(db, sender.jobs, message, choice.holdUntil)

  const adapter = adapters.get(choice.send)
  if (!adapter) return settle({ state: 'NOT_SENT', reason: 'NOTHING_TO_SEND_BY' })
  const taking = { channel: choice.send, discreet: choice.discreet, mayBeDiscreet: adapter.discreet, from: profile.name }
  const wording = wordMessage(template, parameters, taking, recipient.rules?.neverSay ?? [])
  if (!wording) return settle({ state: 'NOT_SENT', reason: 'SAFE_CONTACT_WORDS' })
  await attempt(
    { db, adapter, now, settle },
    message,
    { channel: choice.send, because: choice.because, discreet: wording.discreet },
    {
      messageId: message.id,
      organisation: message.organisation,
      recipientId: message.recipientId,
      channel: choice.send,
      from: wording.from,
      to: addressedTo(recipient, choice.send),
      ...wording.rendered,
    },
  )
}

function openedContent({ keys }: Sender, message: Message) {
  if (!message.parametersSealed) throw new Error('A message that is not settled has parameters.')
  return openParameters(keys, { ...message, recipientKind: message.recipientKind as RecipientKind }, message.parametersSealed)
}

/** @throws TryAgain while the attempt may still be going on */
function mayBeRepeated({ channel, attemptedAt }: Message, adapters: DeliveryAdapters, now: Date): boolean {
  if (attemptedAt !== null && now.getTime() - attemptedAt.getTime() < longestAttempt) throw new TryAgain('STILL_BEING_SENT')
  return [...adapters].some(([by, adapter]) => by === channel && adapter.repeatable)
}
