import { newId, type Clock, type VaultSession } from '@candour/database'
import type { CorrectableField } from '../domain/correctable-field.ts'
import type { Correction, ServiceUser } from '../generated/prisma/client.ts'
import type { Tx } from './client.ts'
import { readRecordValue } from './record-value.ts'
import { correctionPlace } from './sealed-place.ts'

interface Party {
  readonly id: string
  readonly name: string
}
interface Work {
  readonly tx: Tx
  readonly vault: VaultSession
  readonly clock: Clock
}

/** Keeps a request to put a value right, with the value as it was (DMWS-39). */
export async function saveCorrection(
  { tx, vault, clock }: Work,
  person: ServiceUser,
  request: { readonly field: CorrectableField; readonly proposed: string; readonly reason: string | null; readonly by: Party },
): Promise<Correction> {
  const owned = { id: newId(clock), organisation: person.organisation, serviceUserId: person.id }
  const previous = await readRecordValue(vault, person, request.field, tx)
  return tx.correction.create({
    data: {
      ...owned,
      field: request.field,
      previousSealed: previous === null ? null : await vault.seal(tx, correctionPlace(owned, 'previous'), previous),
      proposedSealed: await vault.seal(tx, correctionPlace(owned, 'proposed'), request.proposed),
      reasonSealed: request.reason === null ? null : await vault.seal(tx, correctionPlace(owned, 'reason'), request.reason),
      requestedAt: clock.now(),
      requestedBy: request.by.id,
      requestedByName: request.by.name,
    },
  })
}

/** Locks a correction until the transaction ends, and reads it. Null when there is none in the organisation. */
export async function lockCorrection(tx: Tx, organisation: string, id: string): Promise<Correction | null> {
  await tx.$queryRawUnsafe(
    'SELECT 1 FROM service_users.correction WHERE organisation = $1 AND id = $2::uuid FOR UPDATE',
    organisation,
    id,
  )
  return tx.correction.findUnique({ where: { id } })
}

/** Keeps what was decided, by whom and why. */
export async function saveDecision(
  { tx, vault, clock }: Work,
  correction: Correction,
  decision: { readonly accept: boolean; readonly reason: string | null; readonly by: Party },
): Promise<Correction> {
  return tx.correction.update({
    where: { id: correction.id },
    data: {
      state: decision.accept ? 'ACCEPTED' : 'REFUSED',
      decidedAt: clock.now(),
      decidedBy: decision.by.id,
      decidedByName: decision.by.name,
      decisionSealed:
        decision.reason === null ? null : await vault.seal(tx, correctionPlace(correction, 'decision'), decision.reason),
      version: { increment: 1 },
    },
  })
}

export const proposedValue = (vault: VaultSession, correction: Correction, tx: Tx): Promise<string> =>
  vault.open(correctionPlace(correction, 'proposed'), correction.proposedSealed, tx)
