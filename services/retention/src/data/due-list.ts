import { casesThatHold } from '../domain/published-facts.ts'
import type { Prisma } from '../generated/prisma/client.ts'
import type { RetentionDatabase } from './database.ts'
import { columnOf, dayIn } from './day-column.ts'

/** A record on the due list. */
export interface DueRecord {
  readonly serviceUserId: string
  /** `YYYY-MM-DD` */
  readonly disposeFrom: string
  readonly decidedBy: string
  readonly computedAt: Date
}

/** Where a page of the list begins: after this record. */
export type DuePosition = Pick<DueRecord, 'disposeFrom' | 'serviceUserId'>

export interface DuePage {
  /** Whose records the viewer may list. */
  readonly scope: Prisma.RetentionDateWhereInput
  /** Days before this one are due. */
  readonly before: string
  /** Whether a disposal is proposed; null for either. */
  readonly proposed: boolean | null
  readonly after: DuePosition | null
  readonly limit: number
}

/**
 * Records whose day has come, the longest overdue first. One statement, from the dates worked out last; what holds a record back without
 * an end is asked for now, so that nothing held is on the list before its date is worked out anew.
 */
export async function dueRecords(
  db: RetentionDatabase,
  { scope, before, proposed, after, limit }: DuePage,
): Promise<DueRecord[]> {
  const rows = await db.retentionDate.findMany({
    where: {
      AND: [
        scope,
        { disposeFrom: { lt: columnOf(before) }, subject: { isNot: null } },
        { holdsInForce: { none: { untilOn: null } }, cases: { none: { kind: { in: [...casesThatHold] }, closedOn: null } } },
        ...(proposed === null ? [] : [{ disposals: proposed ? { some: { state: 'PROPOSED' } } : { none: {} } }]),
        ...(after ? [afterThis(after)] : []),
      ],
    },
    orderBy: [{ disposeFrom: 'asc' }, { serviceUserId: 'asc' }],
    take: limit,
  })
  return rows.flatMap(({ disposeFrom, ...row }) => {
    const day = dayIn(disposeFrom)
    return day === null ? [] : [{ ...row, disposeFrom: day }]
  })
}

function afterThis({ disposeFrom, serviceUserId }: DuePosition): Prisma.RetentionDateWhereInput {
  const day = columnOf(disposeFrom)
  // The first condition follows from the second: it is there for the index.
  return {
    AND: [{ disposeFrom: { gte: day } }, { OR: [{ disposeFrom: { gt: day } }, { serviceUserId: { gt: serviceUserId } }] }],
  }
}
