import type { ConsentFormProfile } from '@candour/organisations'
import { consentMethods } from '../domain/consent.ts'
import type { StorageConsent } from '../generated/prisma/client.ts'
import { lockConsent, type KnownState } from './consent-state.ts'
import type { ConsentTransaction } from './database.ts'
import { addToHistory, recordDecision, type Occasion, type Recording } from './record-decision.ts'
import { staffNameOf } from './staff-name.ts'

const onceOnly = 'registration'

/** Consent to be on record that was taken down at registration; null where none was, or not for this item. */
export async function storageConsentOf(
  tx: ConsentTransaction,
  serviceUserId: string,
  item?: string,
): Promise<StorageConsent | null> {
  return tx.storageConsent.findFirst({ where: { subjectId: serviceUserId, ...(item === undefined ? {} : { item }) } })
}

/**
 * Makes the consent given at registration a decision like any other, once [DMWS-13, DMWS-14]. Whatever was decided about the item since
 * stays in force: the earlier consent then only joins its history. The lock on the item must be held.
 * @returns how the item stands now, and whether anything was written
 */
export async function takeOver(
  recording: Recording,
  form: Pick<ConsentFormProfile, 'code' | 'version'>,
  taken: StorageConsent,
  before: KnownState | null,
): Promise<{ readonly known: KnownState | null; readonly written: boolean }> {
  const { tx } = recording
  const { organisation, subjectId: serviceUserId } = taken
  const done = await tx.consentDecision.findFirst({ where: { serviceUserId, onceOnly }, select: { id: true } })
  if (done) return { known: before, written: false }
  const method = consentMethods.find((known) => known === taken.method)
  if (!method) throw new RangeError('The consent of a registration came in a way that is not known here.')
  const occasion: Occasion = {
    organisation,
    serviceUserId,
    recorder: { id: taken.recordedBy, kind: 'STAFF', name: await staffNameOf(tx, taken.recordedBy) },
    decidedAt: taken.recordedAt,
    visitedOn: taken.visitedOn,
    onceOnly,
  }
  const decision = {
    itemCode: taken.item,
    state: 'GIVEN' as const,
    wordingVersion: taken.wordingVersion,
    formCode: form.code,
    formVersion: form.version,
    method,
    signature: null,
  }
  if (before === null) return { known: await recordDecision(recording, occasion, decision, null), written: true }
  await addToHistory(recording, occasion, decision)
  return { known: before, written: true }
}

/**
 * Locks an item and reads how it stands, taking over first what the person agreed to at registration: a consent that was just given can
 * then be withdrawn at once, whether or not its job has run.
 */
export async function lockWithStorageConsent(
  recording: Recording,
  form: Pick<ConsentFormProfile, 'code' | 'version'>,
  key: { readonly organisation: string; readonly serviceUserId: string; readonly itemCode: string },
): Promise<KnownState | null> {
  const before = await lockConsent(recording.tx, key)
  if (before !== null) return before
  const taken = await storageConsentOf(recording.tx, key.serviceUserId, key.itemCode)
  return taken === null ? null : (await takeOver(recording, form, taken, null)).known
}
