import { newId, type Clock, type SealedPlace, type VaultSession } from '@candour/database'
import type { Purpose } from '@candour/need-to-know'
import { askForAccess, daysToDecide, type AccessWish } from '../domain/ask-for-access.ts'
import { decideAccessRequest, type AccessVerdict } from '../domain/decide-access-request.ts'
import { isIdentifier } from '../domain/identifier.ts'
import { isRefusal, type Refusal } from '../domain/refusal.ts'
import type { AccessRequest } from '../generated/prisma/client.ts'
import type { AccessDatabase, AccessTransaction } from './database.ts'
import { notEnded } from './in-force.ts'
import { personByReference } from './published-person.ts'
import { findStaffMember, lockStaffMember } from './staff-members.ts'

/**
 * Where the reason of a request is sealed, for this one request: under the key of the person, or of whoever asks where there is no such person.
 */
export const accessReasonPlace = ({
  id,
  organisation,
  subjectId,
  requesterId,
}: Pick<AccessRequest, 'id' | 'organisation' | 'subjectId' | 'requesterId'>): SealedPlace => ({
  organisation,
  table: `access_request/${id}`,
  column: 'reason_sealed',
  personId: subjectId ?? requesterId,
})

/** Files a request to see a record for a while. The requester is locked, so that the same is not asked for twice at once. */
export async function fileAccessRequest(
  tx: AccessTransaction,
  clock: Clock,
  vault: VaultSession,
  asked: AccessWish & {
    readonly organisation: string
    readonly requesterId: string
    readonly mayState: (purpose: Purpose) => boolean
  },
): Promise<AccessRequest | Refusal> {
  const { organisation, requesterId, mayState } = asked
  const now = clock.now()
  const requester = await lockStaffMember(tx, organisation, requesterId, now)
  const same = { requesterId, reference: asked.reference.trim().toUpperCase(), state: 'REQUESTED' as const }
  // What nobody decided in time is over.
  const lapsed = new Date(now.getTime() - daysToDecide * 86_400_000)
  await tx.accessRequest.updateMany({
    where: { ...same, requestedAt: { lte: lapsed } },
    data: { state: 'REFUSED', decidedAt: now },
  })
  const waiting = await tx.accessRequest.findFirst({ where: same, select: { id: true } })
  const outcome = askForAccess({ wish: asked, rolesInForce: requester?.rolesInForce ?? [], mayState, waiting: waiting !== null })
  if (isRefusal(outcome)) return outcome
  const { reference, purpose, days, reason } = outcome
  const subjectId = await personByReference(tx, organisation, reference)
  const id = newId(clock)
  const place = accessReasonPlace({ id, organisation, subjectId, requesterId })
  return tx.accessRequest.create({
    data: {
      id,
      organisation,
      requesterId,
      subjectId,
      reference,
      purpose,
      days,
      reasonSealed: await vault.seal(tx, place, reason),
      requestedAt: now,
    },
  })
}

/**
 * Decides a request and, when it is approved, gives the relationship until its end: it counts from the requester's next read and ends by
 * itself. The request is locked first: of two who decide at once, the second is told that it was decided.
 */
export async function settleAccessRequest(
  tx: AccessTransaction,
  clock: Clock,
  { id, decidedById, ...verdict }: AccessVerdict & { readonly id: string; readonly decidedById: string },
): Promise<AccessRequest | Refusal> {
  const now = clock.now()
  await tx.$queryRaw`SELECT id FROM access.access_request WHERE id = ${id}::uuid FOR UPDATE`
  const request = await tx.accessRequest.findUniqueOrThrow({ where: { id } })
  const { organisation, requesterId, subjectId } = request
  const requester = await findStaffMember(tx, requesterId, now)
  const exclusion = subjectId
    ? await tx.exclusion.findFirst({ where: { subjectId, staffMemberId: requesterId, ...notEnded(now) }, select: { id: true } })
    : null
  const decision = decideAccessRequest({ ...verdict, request, decidedById, requester, excluded: exclusion !== null, now })
  if (isRefusal(decision)) return decision
  const decided = { decidedById, decidedAt: now }
  if (!decision.approved || subjectId === null)
    return tx.accessRequest.update({ where: { id }, data: { ...decided, state: 'REFUSED' } })
  const { kind, until, extent } = decision
  const assignment = await tx.assignment.create({
    data: {
      id: newId(clock),
      organisation,
      subjectId,
      viewerId: requesterId,
      kind,
      fromAt: now,
      untilAt: until,
      createdById: decidedById,
    },
  })
  return tx.accessRequest.update({
    where: { id },
    data: { ...decided, state: 'APPROVED', extent, untilAt: until, assignmentId: assignment.id },
  })
}

/** A request about somebody on record; `null` when there is none of this id here. */
export async function findAccessRequest(db: Pick<AccessDatabase, 'accessRequest'>, id: string) {
  const request = isIdentifier(id) ? await db.accessRequest.findUnique({ where: { id } }) : null
  return request?.subjectId ? { ...request, subjectId: request.subjectId } : null
}

/** The latest requests of one member of staff. */
export const accessRequestsOf = (db: Pick<AccessDatabase, 'accessRequest'>, requesterId: string): Promise<AccessRequest[]> =>
  isIdentifier(requesterId)
    ? db.accessRequest.findMany({ where: { requesterId }, orderBy: { id: 'desc' }, take: 20 })
    : Promise.resolve([])

/**
 * The oldest requests that wait, about people to whom the viewer stands so, and not their own. It may give more than the viewer decides, never
 * less: each is decided by itself.
 */
export const waitingAccessRequests = (
  db: Pick<AccessDatabase, '$queryRawUnsafe'>,
  {
    organisation,
    viewerId,
    now,
    anybody,
    relationships,
  }: {
    readonly organisation: string
    readonly viewerId: string
    readonly now: Date
    readonly anybody: boolean
    readonly relationships: readonly string[]
  },
): Promise<WaitingAccessRequest[]> =>
  db.$queryRawUnsafe<WaitingAccessRequest[]>(
    `SELECT q.id::text AS id, q.organisation, q.requester_id::text AS "requesterId", q.subject_id::text AS "subjectId", q.reference, q.purpose,
       q.days, q.reason_sealed AS "reasonSealed", q.state::text AS state, q.requested_at AS "requestedAt", q.extent, q.until_at AS "untilAt"
     FROM access.access_request q
     WHERE q.organisation = $1 AND q.state = 'REQUESTED' AND q.requester_id::text <> $2 AND q.requested_at > $3::timestamptz - interval '${daysToDecide} days'
       AND q.subject_id IS NOT NULL
       AND ($4::boolean OR EXISTS (
         SELECT FROM facts.relationship r WHERE r.organisation = $1 AND r.subject_id = q.subject_id AND r.viewer_id = $2
           AND r.kind = ANY($5::text[]) AND r.from_at <= $3 AND (r.until_at IS NULL OR r.until_at > $3)))
     ORDER BY q.id LIMIT 100`,
    organisation,
    viewerId,
    now,
    anybody,
    [...relationships],
  )

/** A request about a person on record. */
export interface WaitingAccessRequest extends Pick<
  AccessRequest,
  | 'id'
  | 'organisation'
  | 'requesterId'
  | 'reference'
  | 'purpose'
  | 'days'
  | 'reasonSealed'
  | 'state'
  | 'requestedAt'
  | 'extent'
  | 'untilAt'
> {
  readonly subjectId: string
}
