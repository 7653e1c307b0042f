import type { AdapterFactory } from 'oidc-provider'
import type { Clock } from '@candour/database'
import type { IdentityConfig } from './config.ts'
import type { Accounts } from './data/accounts.ts'
import type { Artefacts } from './data/artefacts.ts'
import type { Attempts } from './data/attempts.ts'
import type { Database } from './data/database.ts'
import type { OneTimeCodes } from './data/one-time-codes.ts'
import type { Clients } from './data/clients.ts'
import type { OutsideLinks } from './data/outside-links.ts'
import type { Keys } from './data/keys.ts'
import type { Sessions } from './data/sessions.ts'
import type { SigningKeys } from './data/signing-keys.ts'
import type { Portal } from './domain/portals.ts'
import type { OutsideIssuer } from './outside/issuers.ts'
import type { Pages } from './pages/pages.ts'

/** The parts of the running service, wired once in identity.ts. */
export interface Service {
  config: IdentityConfig
  clock: Clock
  keys: Keys
  signingKeys: SigningKeys
  accounts: Accounts
  attempts: Attempts
  clients: Clients
  sessions: Sessions
  oneTimeCodes: OneTimeCodes
  artefacts: Artefacts
  outsideLinks: OutsideLinks
  /** Where staff sign in elsewhere, by organisation. */
  issuers: ReadonlyMap<string, OutsideIssuer>
  database: Database
  adapter: AdapterFactory
  portals: readonly Portal[]
  pages: Pages
  /** The path of the issuer, such as `/identity`. */
  mountPath: string
  nowInSeconds(): number
  /** Writes a fault down and returns the reference under which it can be found. */
  fault(fault: unknown): string
}
