import type { Clock, VaultSession } from '@candour/database'
import type { ConsentFormProfile } from '@candour/organisations'
import type { NewDecision } from '../domain/decide-consent.ts'
import { consentLoader } from './consent-loader.ts'
import { standingOf, type ConsentKey, type KnownState } from './consent-state.ts'
import type { ConsentDatabase, ConsentTransaction } from './database.ts'
import { recordDecision, type Occasion } from './record-decision.ts'
import { staffNameOf } from './staff-name.ts'
import { lockWithStorageConsent } from './storage-consent.ts'

/** Everything that resolvers read and write, for one request. */
export function consentStore(db: ConsentDatabase, vault: VaultSession, clock: Clock) {
  return {
    ...consentLoader(db),
    standingOf,
    staffNameOf,
    /** How an item stands; nobody else decides about it until the transaction ends. */
    lock: (tx: ConsentTransaction, form: ConsentFormProfile, key: ConsentKey): Promise<KnownState | null> =>
      lockWithStorageConsent({ tx, vault, clock }, form, key),
    /** Puts a decision on record, in force from the end of the transaction. */
    record: (tx: ConsentTransaction, occasion: Omit<Occasion, 'decidedAt'>, decision: NewDecision, before: KnownState | null) =>
      recordDecision({ tx, vault, clock }, { ...occasion, decidedAt: clock.now() }, decision, before),
  }
}

export type ConsentStore = ReturnType<typeof consentStore>
