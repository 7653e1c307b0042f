import { newId, type Clock, type VaultSession } from '@candour/database'
import type { NewHold } from '../domain/hold.ts'
import type { Hold } from '../generated/prisma/client.ts'
import type { RetentionTransaction } from './database.ts'
import { holdPlace } from './sealed-place.ts'

export interface Recording {
  readonly tx: RetentionTransaction
  readonly vault: VaultSession
  readonly clock: Clock
}

/** Who does it: the account and the name of a member of staff. */
export interface Actor {
  readonly id: string
  readonly name: string
}

/** Puts a hold on a person's record. */
export async function placeHold(
  { tx, vault, clock }: Recording,
  { organisation, serviceUserId }: { readonly organisation: string; readonly serviceUserId: string },
  { kind, reason, untilOn }: NewHold,
  by: Actor,
  placedAt: Date = clock.now(),
): Promise<Hold> {
  const owned = { id: newId(clock), organisation, serviceUserId }
  return tx.hold.create({
    data: {
      ...owned,
      kind,
      reasonSealed: await vault.seal(tx, holdPlace(owned, 'reason'), reason),
      placedAt,
      placedById: by.id,
      placedByName: by.name,
      untilOn: untilOn === null ? null : new Date(`${untilOn}T00:00:00Z`),
    },
  })
}

/** Lifts a hold. Null when somebody lifted it first: it is lifted once. */
export async function releaseHold({ tx, vault, clock }: Recording, hold: Hold, reason: string, by: Actor): Promise<Hold | null> {
  const { count } = await tx.hold.updateMany({
    where: { id: hold.id, releasedAt: null },
    data: {
      releasedAt: clock.now(),
      releasedById: by.id,
      releasedByName: by.name,
      releaseReasonSealed: await vault.seal(tx, holdPlace(hold, 'release_reason'), reason),
    },
  })
  return count === 0 ? null : tx.hold.findUnique({ where: { id: hold.id } })
}
