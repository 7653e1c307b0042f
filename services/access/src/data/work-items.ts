import { newId, type Clock, type SealedPlace, type VaultSession } from '@candour/database'
import { isIdentifier } from '../domain/identifier.ts'
import { isRefusal, type Refusal } from '../domain/refusal.ts'
import { closeWorkItem, openWorkItem, type WorkItemWish } from '../domain/work-item.ts'
import type { Prisma, WorkItem } from '../generated/prisma/client.ts'
import type { AccessDatabase, AccessTransaction } from './database.ts'
import { notEnded } from './in-force.ts'

/** Where the reason of one is sealed: under the key of the person, for this one item. */
export const workItemPlace = ({
  id,
  organisation,
  subjectId,
}: Pick<WorkItem, 'id' | 'organisation' | 'subjectId'>): SealedPlace => ({
  organisation,
  table: `work_item/${id}`,
  column: 'reason_sealed',
  personId: subjectId,
})

/** Opens a work item about a person: what it is for may be read from the next read on, until its end. */
export async function open(
  tx: AccessTransaction,
  clock: Clock,
  vault: VaultSession,
  wish: WorkItemWish & { readonly organisation: string; readonly subjectId: string; readonly openedById: string },
): Promise<WorkItem | Refusal> {
  const now = clock.now()
  const { organisation, subjectId, purpose, forId = null, openedById } = wish
  const named = forId !== null && isIdentifier(forId) ? forId : null
  const grants = named
    ? await tx.roleGrant.findMany({
        where: { accountId: named, effectiveFrom: { lte: now }, ...notEnded(now) },
        select: { role: true },
      })
    : []
  const outcome = openWorkItem({ wish, rolesOfNamed: grants.map(({ role }) => role), now })
  if (isRefusal(outcome)) return outcome
  const place = { id: newId(clock), organisation, subjectId }
  return tx.workItem.create({
    data: {
      ...place,
      purpose,
      forId: named,
      reasonSealed: await vault.seal(tx, workItemPlace(place), outcome.reason),
      openedById,
      openedAt: now,
      untilAt: outcome.until,
    },
  })
}

/** Closes a work item before its end. The row is locked: of two who close it at once, the second is told that it was closed. */
export async function close(
  tx: AccessTransaction,
  clock: Clock,
  { id, closedById }: { readonly id: string; readonly closedById: string },
): Promise<WorkItem | Refusal> {
  await tx.$queryRaw`SELECT id FROM access.work_item WHERE id = ${id}::uuid FOR UPDATE`
  const known = await tx.workItem.findUniqueOrThrow({ where: { id } })
  const now = clock.now()
  return closeWorkItem(known, now) ?? tx.workItem.update({ where: { id }, data: { closedAt: now, closedById } })
}

/** One work item; null when there is none of this id here. */
export const findWorkItem = (db: Pick<AccessDatabase, 'workItem'>, id: string): Promise<WorkItem | null> =>
  isIdentifier(id) ? db.workItem.findUnique({ where: { id } }) : Promise.resolve(null)

interface WorkReader {
  readonly organisation: string
  readonly id: string
  readonly purpose: string
  readonly now: Date
}

/** What is open for one purpose and one viewer about the people in their scope, as a query filter. */
export const openWorkItems = (
  { id, purpose, now }: Omit<WorkReader, 'organisation'>,
  subject: Prisma.SubjectWhereInput,
): Prisma.WorkItemWhereInput => ({
  closedAt: null,
  untilAt: { gt: now },
  ...(purpose === 'audit' ? { purpose: { in: ['audit', 'inspection'] } } : { purpose, OR: [{ forId: null }, { forId: id }] }),
  subject: { is: subject },
})

/** What is open about several people for one purpose and one viewer, the latest first, in one statement; at most twenty of each. */
export async function openWorkItemsOf(
  db: Pick<AccessDatabase, '$queryRawUnsafe'>,
  subjectIds: readonly string[],
  reader: WorkReader,
): Promise<WorkItem[][]> {
  const rows = await db.$queryRawUnsafe<WorkItem[]>(
    `SELECT w.id::text AS id, w.organisation, w.subject_id::text AS "subjectId", w.purpose, w.for_id::text AS "forId",
       w.reason_sealed AS "reasonSealed", w.opened_by_id::text AS "openedById", w.opened_at AS "openedAt", w.until_at AS "untilAt",
       w.closed_at AS "closedAt", w.closed_by_id::text AS "closedById"
     FROM unnest($2::uuid[]) AS wanted(id)
     CROSS JOIN LATERAL (
       SELECT * FROM access.work_item w WHERE w.organisation = $1 AND w.subject_id = wanted.id AND w.closed_at IS NULL AND w.until_at > $5
         AND (w.purpose = $4 OR (w.purpose = 'inspection' AND $4 = 'audit')) AND (w.for_id IS NULL OR w.for_id::text = $3 OR $4 = 'audit')
       ORDER BY w.id DESC LIMIT 20
     ) AS w
     ORDER BY w.id DESC`,
    reader.organisation,
    [...new Set(subjectIds.map((id) => id.toLowerCase()))],
    reader.id,
    reader.purpose,
    reader.now,
  )
  const byPerson = Map.groupBy(rows, ({ subjectId }) => subjectId)
  return subjectIds.map((id) => byPerson.get(id.toLowerCase()) ?? [])
}
