import { neverAsked, type Standing } from '../domain/consent.ts'
import type { ConsentDecision, ConsentState } from '../generated/prisma/client.ts'
import type { ConsentTransaction } from './database.ts'

/** One item of one person, named. */
export interface ConsentKey {
  readonly organisation: string
  readonly serviceUserId: string
  readonly itemCode: string
}

/** How an item stands, with the decision it rests on. */
export type KnownState = ConsentState & { readonly decision: ConsentDecision }

/** What the rules look at; no row means that the person was never asked. */
export const standingOf = (known: KnownState | null): Standing =>
  known === null ? neverAsked : { state: known.state, version: known.version, last: known.decision }

/**
 * Reads how an item stands, and lets nobody else decide about it until the transaction ends. The lock is on the name of the item, because
 * before the first decision there is no row to lock: of two first decisions the second sees the first.
 */
export async function lockConsent(tx: ConsentTransaction, key: ConsentKey): Promise<KnownState | null> {
  const { organisation, serviceUserId, itemCode } = key
  const name = JSON.stringify(['consent', organisation, serviceUserId, itemCode])
  await tx.$executeRawUnsafe('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', name)
  return tx.consentState.findUnique({
    where: { organisation_serviceUserId_itemCode: { organisation, serviceUserId, itemCode } },
    include: { decision: true },
  })
}
