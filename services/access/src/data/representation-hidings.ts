import { newId, type Clock } from '@candour/database'
import { readHiding, type HidingWish } from '../domain/hide-from-representative.ts'
import { isRefusal, type Refusal } from '../domain/refusal.ts'
import type { AccessTransaction } from './database.ts'
import { lockRepresentationsOf } from './representations.ts'

/** Between whom something is hidden. It stays hidden when the authority is given anew. */
export interface Between {
  readonly organisation: string
  readonly subjectId: string
  readonly representativeId: string
}

/** Keeps a category or one thing from a representative, from their next read on. What is hidden already stays so. */
export async function hide(
  tx: AccessTransaction,
  clock: Clock,
  { organisation, subjectId, representativeId }: Between,
  wish: HidingWish & { readonly byId: string | null },
): Promise<{ readonly hidden: true } | Refusal> {
  const what = readHiding(wish)
  if (isRefusal(what)) return what
  await lockRepresentationsOf(tx, organisation, subjectId)
  const present = await tx.representationHiding.findFirst({ where: { subjectId, representativeId, ...what, untilAt: null } })
  if (!present) {
    await tx.representationHiding.create({
      data: { id: newId(clock), organisation, subjectId, representativeId, ...what, fromAt: clock.now(), createdById: wish.byId },
    })
  }
  return { hidden: true }
}

/** Shows again what was hidden from a representative, as far as their authority goes. */
export async function show(
  tx: AccessTransaction,
  clock: Clock,
  { subjectId, representativeId }: Between,
  wish: HidingWish & { readonly byId: string | null },
): Promise<{ readonly hidden: false } | Refusal> {
  const what = readHiding(wish)
  if (isRefusal(what)) return what
  await tx.representationHiding.updateMany({
    where: { subjectId, representativeId, ...what, untilAt: null },
    data: { untilAt: clock.now(), endedById: wish.byId },
  })
  return { hidden: false }
}
