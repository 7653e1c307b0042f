import type { Vault } from '@candour/database'
import type { MessageChannel } from '@candour/outbox'
import type { Db } from '../data/client.ts'
import type { DeliveryAdapter, DeliveryAdapters } from './adapter.ts'
import { demonstrationAdapters } from './demonstration-adapter.ts'
import { httpAdapter, type HttpAdapterSettings } from './http-adapter.ts'
import { smtpAdapter, type SmtpSettings } from './smtp-adapter.ts'

/** How messages leave: not at all in a demonstration, and otherwise by the channels that are set up. */
export type MessageSettings =
  | 'demonstration'
  | { readonly email?: SmtpSettings; readonly sms?: HttpAdapterSettings; readonly letters?: HttpAdapterSettings }

/** The adapters for these settings. Nothing is connected before there is something to send. */
export function adaptersFor(settings: MessageSettings, db: Db, vault: Vault): DeliveryAdapters {
  if (settings === 'demonstration') return demonstrationAdapters(db, vault)
  const adapters = new Map<MessageChannel, DeliveryAdapter>()
  if (settings.email) adapters.set('EMAIL', smtpAdapter(settings.email))
  if (settings.sms) adapters.set('SMS', httpAdapter('sms', settings.sms))
  if (settings.letters) adapters.set('POST', httpAdapter('letters', settings.letters))
  return adapters
}
