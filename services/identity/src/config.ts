import type { IncomingMessage } from 'node:http'
import type { Clock } from '@candour/database'
import type { Outbox } from '@candour/outbox'
import type { StaffSignIn } from '@candour/organisations'
import type { SessionLimits } from './domain/session-lifetime.ts'

/** What the pages say about an organisation: whom to ask for help, who answers for personal data. */
export interface OrganisationDisplay {
  id: string
  name: string
  /** The organisation's own issuer, where its staff sign in there. */
  staffSignIn?: StaffSignIn | undefined
  /** A phone number may be empty where there is none. */
  help: { phone: string; email?: string | undefined }
  dataProtectionOfficer: { title: string; address: readonly string[]; phone?: string | undefined; email?: string | undefined }
}

export interface IdentityConfig {
  /** The origin under which the whole house is reached, such as `http://localhost:4000`. The issuer is this plus `/identity`. */
  publicUrl: string
  /** Connection string of the service's own role. */
  databaseUrl: string
  /** At least 32 random bytes; every key of this service is derived from it or sealed under one that is. */
  secret: Buffer
  clock: Clock
  organisations: readonly OrganisationDisplay[]
  /** Secrets of our client at the issuers of organisations, by organisation; without one the client is public. */
  staffSignInSecrets?: Readonly<Record<string, string | undefined>>
  /** Allows tokens without a sign-in and codes without a device, for synthetic people only. */
  demonstration: boolean
  /** Tells people that their sign-in was changed, in the transaction that changes it. Without it nobody is told. */
  outbox?: Outbox
  sessionLimits?: SessionLimits
  /** The caller's network address; behind a proxy the gateway knows better than the socket. */
  clientAddress?: (request: IncomingMessage) => string
  /** Where faults are written, with the reference that the person was shown. */
  onFault?: (fault: unknown, reference: string) => void
}

export class IdentityConfigError extends Error {
  override readonly name = 'IdentityConfigError'
}

/** @throws IdentityConfigError in one sentence when the configuration cannot work or would not be safe. */
export function checkedConfig(config: IdentityConfig): IdentityConfig {
  const url = URL.parse(config.publicUrl)
  if (!url || !['http:', 'https:'].includes(url.protocol))
    throw new IdentityConfigError('publicUrl must be an http or https URL.')
  if (url.search || url.hash || url.username)
    throw new IdentityConfigError('publicUrl must have no query, fragment or user name.')
  if (config.secret.length < 32) throw new IdentityConfigError('secret must have at least 32 bytes.')
  if (config.organisations.length === 0) throw new IdentityConfigError('At least one organisation is needed.')
  return { ...config, publicUrl: config.publicUrl.replace(/\/+$/, '') }
}

/** The issuer of every token. It comes from the configuration alone, never from a request. */
export function issuerOf(publicUrl: string): string {
  return `${publicUrl}/identity`
}
