import { newId } from '@candour/database'
import type { Disposal, DisposalErasure } from '../generated/prisma/client.ts'
import type { RetentionDatabase, RetentionTransaction } from './database.ts'
import type { Actor, Recording } from './holds.ts'
import { disposalPlace } from './sealed-place.ts'

/** A disposal that is proposed, refused or being carried out: it names the person. */
export interface DisposalOfPerson extends Disposal {
  readonly serviceUserId: string
}

/** A disposal with what each service erased so far. */
export interface DisposalWithErasures extends Disposal {
  readonly erasures: readonly DisposalErasure[]
}

export const namesPerson = (disposal: Disposal | null): disposal is DisposalOfPerson =>
  disposal !== null && disposal.serviceUserId !== null

/**
 * Has whoever decides about keeping a person's record wait for each other, until the end of the transaction: a hold and an approval never pass each
 * other unseen.
 */
export async function decideAlone(tx: RetentionTransaction, organisation: string, serviceUserId: string): Promise<void> {
  await tx.$executeRawUnsafe(
    `SELECT pg_advisory_xact_lock(hashtextextended('retention ' || $1 || ' ' || $2, 0))`,
    organisation,
    serviceUserId,
  )
}

/** The last disposal of each of these people that is not done. */
export async function latestDisposals(
  db: Pick<RetentionTransaction, 'disposal'>,
  serviceUserIds: readonly string[],
): Promise<ReadonlyMap<string, DisposalOfPerson>> {
  const rows = await db.disposal.findMany({
    where: { serviceUserId: { in: [...serviceUserIds] }, state: { not: 'ERASED' } },
    orderBy: [{ proposedAt: 'asc' }, { id: 'asc' }],
  })
  return new Map(rows.filter(namesPerson).map((row) => [row.serviceUserId, row]))
}

/** Who decides: a person, or the organisation's rule when nobody did for so many days. */
export type Decider = Actor | { readonly byItselfAfterDays: number }

/** Writes down that a record is to go. @param proposal with the person who proposes it and why; the rule proposes without */
export async function proposeDisposal(
  { tx, vault, clock }: Recording,
  owner: { readonly organisation: string; readonly serviceUserId: string },
  rule: string,
  proposal: { readonly reason: string; readonly by: Actor } | null,
): Promise<DisposalOfPerson> {
  const owned = { id: newId(clock), ...owner }
  const made = await tx.disposal.create({
    data: {
      ...owned,
      rule,
      state: 'PROPOSED',
      proposedAt: clock.now(),
      ...(proposal && {
        reasonSealed: await vault.seal(tx, disposalPlace(owned, 'reason'), proposal.reason),
        proposedById: proposal.by.id,
        proposedByName: proposal.by.name,
      }),
    },
  })
  return { ...made, serviceUserId: owner.serviceUserId }
}

/** Decides what was proposed. Null when somebody decided it first. @param refusal why not; null approves */
export async function decideDisposal(
  { tx, vault, clock }: Recording,
  { id, organisation, serviceUserId }: DisposalOfPerson,
  refusal: string | null,
  by: Decider,
): Promise<DisposalOfPerson | null> {
  const place = disposalPlace({ id, organisation, serviceUserId }, 'refusal_reason')
  const { count } = await tx.disposal.updateMany({
    where: { id, state: 'PROPOSED' },
    data: {
      state: refusal === null ? 'APPROVED' : 'REFUSED',
      decidedAt: clock.now(),
      ...('id' in by ? { decidedById: by.id, decidedByName: by.name } : by),
      ...(refusal === null ? {} : { refusalReasonSealed: await vault.seal(tx, place, refusal) }),
    },
  })
  const decided = count === 0 ? null : await tx.disposal.findUnique({ where: { id } })
  return namesPerson(decided) ? decided : null
}

/** Where a page of the disposals begins: after this one. */
export interface DisposalPosition {
  readonly decidedAt: Date
  readonly id: string
}

/** What was approved, the latest first: being carried out, or done. */
export function approvedDisposals(
  db: RetentionDatabase,
  { after, limit }: { readonly after: DisposalPosition | null; readonly limit: number },
): Promise<DisposalWithErasures[]> {
  return db.disposal.findMany({
    where: {
      state: { in: ['APPROVED', 'ERASED'] },
      ...(after && {
        AND: [
          { decidedAt: { lte: after.decidedAt } },
          { OR: [{ decidedAt: { lt: after.decidedAt } }, { id: { lt: after.id } }] },
        ],
      }),
    },
    include: { erasures: { orderBy: { at: 'asc' } } },
    orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }],
    take: limit,
  })
}
