import { newId, type Clock, type SealedPlace, type VaultSession } from '@candour/database'
import { delayTelling } from '../domain/delay-telling.ts'
import { isIdentifier } from '../domain/identifier.ts'
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts'
import type { DelayedTelling } from '../generated/prisma/client.ts'
import type { AccessDatabase, AccessTransaction } from './database.ts'

/** Where the ground of one is sealed: under the key of the person. */
export const delayPlace = ({
  id,
  organisation,
  subjectId,
}: Pick<DelayedTelling, 'id' | 'organisation' | 'subjectId'>): SealedPlace => ({
  organisation,
  table: `delayed_telling/${id}`,
  column: 'reason_sealed',
  personId: subjectId,
})

export interface DelayWish {
  readonly subjectId: string
  readonly entryId: string
  readonly days: number
  readonly reason: string
  readonly decidedById: string
}

/**
 * Keeps from the person, for a time, what the viewer of one entry did for its purpose from that entry on. The log itself stays as it is: what
 * is kept back is shown when the time is over.
 */
export async function putOffTelling(
  tx: AccessTransaction,
  clock: Clock,
  vault: VaultSession,
  { subjectId, entryId, days, reason, decidedById }: DelayWish,
): Promise<DelayedTelling | Refusal> {
  const now = clock.now()
  const entry = isIdentifier(entryId)
    ? await tx.audit.findFirst({ where: { id: entryId, subjectId, outcome: { in: ['disclosed', 'changed'] } } })
    : null
  const outcome = delayTelling({ entry, days, reason, now })
  if (isRefusal(outcome)) return outcome
  if (!entry) return refuse('UNKNOWN_ENTRY', 'There is no such entry about this person.', 'entryId')
  const { organisation, viewerId, purpose, at: fromAt } = entry
  const id = newId(clock)
  return tx.delayedTelling.create({
    data: {
      id,
      organisation,
      subjectId,
      viewerId,
      purpose,
      fromAt,
      untilAt: outcome.until,
      reasonSealed: await vault.seal(tx, delayPlace({ id, organisation, subjectId }), outcome.reason),
      decidedById,
      decidedAt: now,
    },
  })
}

/** Has the person told now. Refused when it is over already. */
export async function tellNow(tx: AccessTransaction, clock: Clock, id: string): Promise<DelayedTelling | Refusal> {
  await tx.$queryRaw`SELECT id FROM access.delayed_telling WHERE id = ${id}::uuid FOR UPDATE`
  const known = await tx.delayedTelling.findUniqueOrThrow({ where: { id } })
  const now = clock.now()
  if (known.untilAt <= now) return refuse('CONFLICT', 'The person is told already.')
  return tx.delayedTelling.update({ where: { id }, data: { untilAt: now } })
}

/** One that was decided; null when there is none of this id here. */
export const findDelay = (db: Pick<AccessDatabase, 'delayedTelling'>, id: string): Promise<DelayedTelling | null> =>
  isIdentifier(id) ? db.delayedTelling.findUnique({ where: { id } }) : Promise.resolve(null)

/** What is kept from each of these people now, in one statement. */
export async function delaysOf(
  db: Pick<AccessDatabase, 'delayedTelling'>,
  subjectIds: readonly string[],
  now: Date,
): Promise<DelayedTelling[][]> {
  const rows = await db.delayedTelling.findMany({
    where: { subjectId: { in: [...new Set(subjectIds)] }, untilAt: { gt: now } },
    orderBy: { id: 'desc' },
    take: 500,
  })
  const byPerson = Map.groupBy(rows, ({ subjectId }) => subjectId)
  return subjectIds.map((id) => byPerson.get(id.toLowerCase()) ?? [])
}
