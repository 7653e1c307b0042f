import { newId, type Clock, type VaultSession } from '@candour/database'
import type { Recorder } from '../domain/consent.ts'
import type { NewDecision } from '../domain/decide-consent.ts'
import type { KnownState } from './consent-state.ts'
import type { ConsentTransaction } from './database.ts'
import { decisionPlace } from './sealed-place.ts'

export interface Recording {
  readonly tx: ConsentTransaction
  readonly vault: VaultSession
  readonly clock: Clock
}

/** Whose decision, who recorded it, and when it was made. */
export interface Occasion {
  readonly organisation: string
  readonly serviceUserId: string
  readonly recorder: Recorder & { readonly name: string | null }
  readonly decidedAt: Date
  readonly visitedOn?: Date
  /** Refuses a second recording of what can happen only once. */
  readonly onceOnly?: string
}

/** Adds a decision to the history of an item whose lock is held, and makes it how the item stands. */
export async function recordDecision(
  recording: Recording,
  occasion: Occasion,
  decision: NewDecision,
  before: KnownState | null,
): Promise<KnownState> {
  const { organisation, serviceUserId, decidedAt } = occasion
  const added = await addToHistory(recording, occasion, decision)
  const data = {
    state: decision.state,
    since: before?.state === decision.state ? before.since : decidedAt,
    version: (before?.version ?? 0) + 1,
    decisionId: added.id,
  }
  const key = { organisation, serviceUserId, itemCode: decision.itemCode }
  const state = await recording.tx.consentState.upsert({
    where: { organisation_serviceUserId_itemCode: key },
    create: { ...key, ...data },
    update: data,
  })
  return { ...state, decision: added }
}

/** Adds a decision to the history alone: for one that became known after a later one. */
export async function addToHistory({ tx, vault, clock }: Recording, occasion: Occasion, decision: NewDecision) {
  const { organisation, serviceUserId, recorder } = occasion
  const { signature } = decision
  const owned = { id: newId(clock), organisation, serviceUserId }
  const seal = (column: 'signature' | 'witness', text: string | null | undefined) =>
    typeof text === 'string' ? vault.seal(tx, decisionPlace(owned, column), text) : null
  return tx.consentDecision.create({
    data: {
      ...owned,
      itemCode: decision.itemCode,
      state: decision.state,
      wordingVersion: decision.wordingVersion,
      formCode: decision.formCode,
      formVersion: decision.formVersion,
      method: decision.method,
      visitedOn: occasion.visitedOn ?? null,
      decidedAt: occasion.decidedAt,
      recordedById: recorder.id,
      recordedByKind: recorder.kind,
      recordedByName: recorder.name,
      signatureKind: signature?.kind ?? null,
      signatureSealed: await seal('signature', signature?.text),
      witnessSealed: await seal('witness', signature?.witness),
      onceOnly: occasion.onceOnly ?? null,
    },
  })
}
