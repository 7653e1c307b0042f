import { newId, type Clock, type VaultSession } from '@candour/database'
import type { ActorKind } from '../domain/case-file.ts'
import type { EventKind } from '../generated/prisma/client.ts'
import type { ComplaintsTransaction } from './database.ts'
import { eventPlace, type Owner } from './sealed-place.ts'

/** What every write of a case needs. */
export interface Recording {
  readonly tx: ComplaintsTransaction
  readonly vault: VaultSession
  readonly clock: Clock
}

/** Whoever does something in a case, with their name at that time; null for the person. */
export interface NamedActor {
  readonly id: string
  readonly kind: ActorKind
  readonly name: string | null
}

/** Adds to the timeline of a case. */
export async function recordEvent(
  { tx, vault, clock }: Recording,
  record: Owner & { readonly id: string },
  event: { readonly kind: EventKind; readonly by: NamedActor; readonly text?: string | null; readonly at?: Date },
): Promise<void> {
  const id = newId(clock)
  await tx.caseEvent.create({
    data: {
      id,
      organisation: record.organisation,
      caseId: record.id,
      kind: event.kind,
      at: event.at ?? clock.now(),
      actorId: event.by.id,
      actorKind: event.by.kind,
      actorName: event.by.name,
      textSealed: event.text ? await vault.seal(tx, eventPlace(record, id, 'text'), event.text) : null,
    },
  })
}
