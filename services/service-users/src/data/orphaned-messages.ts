import type { Prisma } from '../generated/prisma/client.ts'
import type { Db } from './client.ts'

/** Messages that were to leave before a certain time, and neither did nor were given up. */
const unsettledSince = (before: Date): Prisma.MessageWhereInput => ({
  queuedAt: { lt: before },
  OR: [{ heldUntil: null }, { heldUntil: { lt: before } }],
})

/** Ids of the longest waiting of them, so many at most. */
export async function orphanedMessages(db: Db, before: Date, most: number): Promise<string[]> {
  const rows = await db.message.findMany({
    where: { state: { in: ['QUEUED', 'SENDING'] }, ...unsettledSince(before) },
    select: { id: true },
    orderBy: { queuedAt: 'asc' },
    take: most,
  })
  return rows.map(({ id }) => id)
}

/** Gives them up, and forgets what they were to say. One that was handed over may have left: it is not known. */
export async function giveUpMessages(db: Db, before: Date, now: Date): Promise<void> {
  const settled = { settledAt: now, heldUntil: null, parametersSealed: null }
  await db.message.updateMany({
    where: { state: 'QUEUED', ...unsettledSince(before) },
    data: { ...settled, state: 'NOT_SENT', reason: 'NEVER_SENT' },
  })
  await db.message.updateMany({
    where: { state: 'SENDING', ...unsettledSince(before) },
    data: { ...settled, state: 'FAILED', reason: 'UNCERTAIN' },
  })
}
