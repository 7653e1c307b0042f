import type { VaultSession } from '@candour/database'
import { channels, type MessageChannel, type QueuedContent } from '@candour/outbox'
import type { ContactChannel } from '../domain/contact-change.ts'
import { readContactRules, type ContactRules } from '../domain/contact-rules.ts'
import type { Message } from '../generated/prisma/client.ts'
import type { Db } from './client.ts'
import { personPlace, type PersonColumn } from './sealed-place.ts'

/** Whom a message is for, as they stand now. */
export interface PresentRecipient {
  readonly name: string
  readonly email: string | null
  readonly phone: string | null
  /** A line each, the postcode last. */
  readonly address: readonly string[] | null
  readonly deceased: boolean
  readonly preferred: ContactChannel | null
  readonly hasSafeContactText: boolean
  readonly rules: ContactRules | null
}

/** The recipient from their record, or as the message names them who have none. Null when their record is gone. */
export async function presentRecipient(
  db: Db,
  vault: VaultSession,
  message: Pick<Message, 'recipientKind' | 'recipientId'>,
  content: QueuedContent,
): Promise<PresentRecipient | null> {
  if (message.recipientKind !== 'service-user') return named(content.recipient)
  const person = await db.serviceUser.findUnique({ where: { id: message.recipientId } })
  if (!person) return null
  const open = async (column: PersonColumn, sealed: Uint8Array | null) =>
    sealed === null ? null : vault.open(personPlace(person, column), sealed)
  const rules = await open('safe_contact_rules', person.safeContactRulesSealed)
  const address = await open('address', person.addressSealed)
  return {
    name: person.preferredName ?? `${person.givenName} ${person.familyName}`,
    email: await open('email', person.emailSealed),
    phone: await open('phone', person.phoneSealed),
    address: address === null ? null : address.split('\n'),
    deceased: person.status === 'DECEASED' || person.diedOn !== null,
    preferred: person.preferredChannel,
    hasSafeContactText: person.safeContactSealed !== null,
    rules: rules === null ? null : readContactRules(rules),
  }
}

function named(recipient: QueuedContent['recipient']): PresentRecipient | null {
  if (!recipient) return null
  const { name, reach } = recipient
  return {
    name,
    email: reach.email ?? null,
    phone: reach.phone ?? null,
    address: reach.address ? [...reach.address.lines, reach.address.postcode] : null,
    deceased: false,
    preferred: null,
    hasSafeContactText: false,
    rules: null,
  }
}

/** By which channels somebody can be reached at all. */
export const reachableBy = ({ email, phone, address }: PresentRecipient): ReadonlySet<MessageChannel> =>
  new Set(channels.filter((channel) => ({ EMAIL: email, SMS: phone, POST: address })[channel] !== null))

/**
 * In which channels the organisation may contact a service user: those it has, and where contact rests on consent, those with consent in
 * force now [DMWS-16]. Somebody without a record gave their address for this very purpose.
 */
export async function agreedChannels(
  db: Db,
  message: Pick<Message, 'recipientKind' | 'recipientId'>,
  offered: readonly { readonly code: string; readonly consentItem?: string | null | undefined }[],
): Promise<ReadonlySet<MessageChannel>> {
  if (message.recipientKind !== 'service-user') return new Set(channels)
  const inForce = await db.consentInForce.findMany({ where: { subjectId: message.recipientId }, select: { item: true } })
  const items = new Set(inForce.map(({ item }) => item))
  return new Set(
    channels.filter((channel) =>
      offered.some(({ code, consentItem }) => code.toUpperCase() === channel && (!consentItem || items.has(consentItem))),
    ),
  )
}
