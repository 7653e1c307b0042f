import { newId, type Clock, type SealedPlace, type VaultSession } from '@candour/database'
import type { Purpose } from '@candour/need-to-know'
import type { Outbox } from '@candour/outbox'
import {
  breakGlass,
  readBreakGlass,
  reviewBreakGlass,
  type BreakGlassReview,
  type BreakGlassWish,
} from '../domain/break-glass.ts'
import { isIdentifier } from '../domain/identifier.ts'
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts'
import type { BreakGlass } from '../generated/prisma/client.ts'
import type { AccessDatabase, AccessTransaction } from './database.ts'
import { notEnded } from './in-force.ts'
import { personByReference } from './published-person.ts'
import { lockStaffMember } from './staff-members.ts'

/** Where its texts are sealed: under the key of the person, for this one access. */
export const breakGlassPlace = (
  { id, organisation, subjectId }: Pick<BreakGlass, 'id' | 'organisation' | 'subjectId'>,
  text: 'reason' | 'finding',
): SealedPlace => ({ organisation, table: `break_glass/${id}`, column: `${text}_sealed`, personId: subjectId })

/** When an access is over: at its end, or when it was ended before. */
export const overAt = ({ untilAt, endedAt }: Pick<BreakGlass, 'untilAt' | 'endedAt'>): Date =>
  endedAt !== null && endedAt < untilAt ? endedAt : untilAt

/** Whoever is refused may still have named somebody: then the refusal is on record as about them. */
export interface RefusedBreakGlass extends Refusal {
  readonly subjectId: string | null
}

/**
 * Opens one record to one member of staff, from the next read on. Whoever declares it is locked, so that it is not done twice at once; in an
 * emergency of care the person is told by message. In one of safeguarding a message might reach whoever does the harm: it stands in "Who has
 * seen it" alone.
 */
export async function declareBreakGlass(
  tx: AccessTransaction,
  clock: Clock,
  { vault, outbox }: { readonly vault: VaultSession; readonly outbox: Outbox },
  declared: BreakGlassWish & {
    readonly organisation: string
    readonly staffMemberId: string
    readonly mayState: (purpose: Purpose) => boolean
    /** Where the data protection officer is told. */
    readonly officer: { readonly name: string; readonly email: string | null }
  },
): Promise<BreakGlass | RefusedBreakGlass> {
  const { organisation, staffMemberId, mayState, officer } = declared
  const now = clock.now()
  const read = readBreakGlass(declared, mayState)
  if (isRefusal(read)) return { ...read, subjectId: null }
  const staff = await lockStaffMember(tx, organisation, staffMemberId, now)
  if (!staff) return { ...refuse('UNKNOWN_STAFF_MEMBER', 'You are not on the staff.'), subjectId: null }
  const subjectId = await personByReference(tx, organisation, read.reference)
  const person = subjectId === null ? null : { excluded: await isExcluded(tx, organisation, subjectId, staffMemberId, now) }
  const last = subjectId ? await tx.breakGlass.findFirst({ where: { subjectId, staffMemberId }, orderBy: { id: 'desc' } }) : null
  const outcome = breakGlass({ person, last: last && { until: overAt(last), reviewed: last.reviewedAt !== null }, now })
  if (isRefusal(outcome) || subjectId === null)
    return { ...(isRefusal(outcome) ? outcome : refuse('NOBODY', '', 'reference')), subjectId }
  const place = { id: newId(clock), organisation, subjectId }
  const made = await tx.breakGlass.create({
    data: {
      ...place,
      staffMemberId,
      purpose: read.purpose,
      reasonSealed: await vault.seal(tx, breakGlassPlace(place, 'reason'), read.reason),
      fromAt: now,
      untilAt: outcome.until,
    },
  })
  const parameters = { staffName: staff.name, from: now.toISOString(), until: outcome.until.toISOString() }
  if (read.purpose === 'care')
    await outbox.queue(tx, { organisation, kind: 'emergency-access', to: { kind: 'service-user', id: subjectId }, parameters })
  const reader = officer.email === null ? null : await anOfficer(tx, now)
  if (reader && officer.email !== null)
    await outbox.queue(tx, {
      organisation,
      kind: 'emergency-access-to-review',
      to: { kind: 'staff', id: reader, name: officer.name, reach: { email: officer.email } },
      parameters: { ...parameters, reference: read.reference },
    })
  return made
}

/** Ends an emergency access before its time. The row is locked: of two ends the second finds it over. */
export async function endBreakGlass(tx: AccessTransaction, clock: Clock, id: string): Promise<BreakGlass | Refusal> {
  const known = await lockBreakGlass(tx, id)
  const now = clock.now()
  if (!known) return refuse('UNKNOWN_ACCESS', 'There is no such access.')
  if (overAt(known) <= now) return refuse('CONFLICT', 'This access is already over.')
  return tx.breakGlass.update({ where: { id }, data: { endedAt: now } })
}

/** Closes the review of one. */
export async function closeBreakGlassReview(
  tx: AccessTransaction,
  clock: Clock,
  vault: VaultSession,
  { id, reviewedById, ...review }: BreakGlassReview & { readonly id: string; readonly reviewedById: string },
): Promise<BreakGlass | Refusal> {
  const known = await lockBreakGlass(tx, id)
  if (!known) return refuse('UNKNOWN_ACCESS', 'There is no such access.')
  const now = clock.now()
  const access = { staffMemberId: known.staffMemberId, until: overAt(known), reviewedAt: known.reviewedAt }
  const outcome = reviewBreakGlass({ ...review, access, reviewedById, now })
  if (isRefusal(outcome)) return outcome
  const findingSealed = await vault.seal(tx, breakGlassPlace(known, 'finding'), outcome.finding)
  return tx.breakGlass.update({
    where: { id },
    data: { reviewedAt: now, reviewedById, justified: outcome.justified, findingSealed },
  })
}

/** One emergency access; null when there is none of this id here. */
export const findBreakGlass = (db: Pick<AccessDatabase, 'breakGlass'>, id: string): Promise<BreakGlass | null> =>
  isIdentifier(id) ? db.breakGlass.findUnique({ where: { id } }) : Promise.resolve(null)

/** What one member of staff has open now. */
export const openBreakGlass = (db: Pick<AccessDatabase, 'breakGlass'>, staffMemberId: string, now: Date): Promise<BreakGlass[]> =>
  isIdentifier(staffMemberId)
    ? db.breakGlass.findMany({
        where: { staffMemberId, untilAt: { gt: now }, OR: [{ endedAt: null }, { endedAt: { gt: now } }] },
        orderBy: { id: 'asc' },
        take: 20,
      })
    : Promise.resolve([])

/** When somebody last declared an emergency; null for never. */
export const lastDeclared = async (db: Pick<AccessDatabase, 'breakGlass'>, staffMemberId: string): Promise<Date | null> => {
  const last = await db.breakGlass.findFirst({ where: { staffMemberId }, orderBy: { id: 'desc' }, select: { fromAt: true } })
  return last?.fromAt ?? null
}

/**
 * Emergency access to several people, the latest first, in one statement; at most twenty of each. To the person, without what is told later.
 */
export async function breakGlassOfPeople(
  db: Pick<AccessDatabase, '$queryRawUnsafe'>,
  organisation: string,
  subjectIds: readonly string[],
  reader: { readonly isThePerson: boolean; readonly now: Date },
): Promise<BreakGlass[][]> {
  const rows = await db.$queryRawUnsafe<BreakGlass[]>(
    `SELECT b.id::text AS id, b.organisation, b.subject_id::text AS "subjectId", b.staff_member_id::text AS "staffMemberId", b.purpose,
       b.reason_sealed AS "reasonSealed", b.from_at AS "fromAt", b.until_at AS "untilAt", b.ended_at AS "endedAt", b.reviewed_at AS "reviewedAt",
       b.reviewed_by_id::text AS "reviewedById", b.justified, b.finding_sealed AS "findingSealed"
     FROM unnest($2::uuid[]) AS wanted(id)
     CROSS JOIN LATERAL (
       SELECT * FROM access.break_glass b WHERE b.organisation = $1 AND b.subject_id = wanted.id
         AND (NOT $3::boolean OR NOT EXISTS (
           SELECT FROM access.delayed_telling d WHERE d.organisation = $1 AND d.subject_id = b.subject_id AND d.until_at > $4
             AND d.viewer_id = b.staff_member_id::text AND b.from_at >= d.from_at))
       ORDER BY b.id DESC LIMIT 20
     ) AS b
     ORDER BY b.id DESC`,
    organisation,
    [...new Set(subjectIds.map((id) => id.toLowerCase()))],
    reader.isThePerson,
    reader.now,
  )
  const byPerson = Map.groupBy(rows, ({ subjectId }) => subjectId)
  return subjectIds.map((id) => byPerson.get(id.toLowerCase()) ?? [])
}

/** What was read of each record in the time of an emergency access by whoever declared it: categories, in one statement. */
export async function readUnderBreakGlass(
  db: Pick<AccessDatabase, '$queryRawUnsafe'>,
  accesses: readonly BreakGlass[],
): Promise<string[][]> {
  const wanted = accesses.map((access) => ({
    id: access.id,
    organisation: access.organisation,
    subject: access.subjectId,
    viewer: access.staffMemberId,
    from: access.fromAt,
    until: overAt(access),
  }))
  const rows = await db.$queryRawUnsafe<{ id: string; categories: string[] }[]>(
    `SELECT w.id::text AS id, array_agg(DISTINCT c.category) AS categories
     FROM jsonb_to_recordset($1::jsonb) AS w(id uuid, organisation text, subject uuid, viewer text, "from" timestamptz, until timestamptz)
     JOIN access.audit a ON a.organisation = w.organisation AND a.subject_id = w.subject AND a.viewer_id = w.viewer
       AND a.outcome = 'disclosed' AND a.at >= w."from" AND a.at <= w.until AND a.id >= access.first_id_of(w."from")
     CROSS JOIN LATERAL unnest(a.categories) AS c(category)
     GROUP BY w.id`,
    JSON.stringify(wanted),
  )
  const byId = new Map(rows.map(({ id, categories }) => [id, categories]))
  return accesses.map(({ id }) => byId.get(id) ?? [])
}

async function lockBreakGlass(tx: AccessTransaction, id: string): Promise<BreakGlass | null> {
  if (!isIdentifier(id)) return null
  await tx.$queryRaw`SELECT id FROM access.break_glass WHERE id = ${id}::uuid FOR UPDATE`
  return tx.breakGlass.findUnique({ where: { id } })
}

/** Whoever may exclude somebody, the facts unite them. */
async function isExcluded(
  tx: AccessTransaction,
  organisation: string,
  subjectId: string,
  viewerId: string,
  now: Date,
): Promise<boolean> {
  const rows = await tx.$queryRaw<object[]>`
    SELECT FROM facts.relationship WHERE organisation = ${organisation} AND subject_id = ${subjectId}::uuid AND viewer_id = ${viewerId}
      AND kind = 'excluded' AND from_at <= ${now} AND (until_at IS NULL OR until_at > ${now}) LIMIT 1`
  return rows.length > 0
}

async function anOfficer(tx: AccessTransaction, now: Date): Promise<string | null> {
  const grant = await tx.roleGrant.findFirst({
    where: { role: 'data-protection-officer', effectiveFrom: { lte: now }, ...notEnded(now) },
    orderBy: { id: 'asc' },
    select: { accountId: true },
  })
  return grant?.accountId ?? null
}
