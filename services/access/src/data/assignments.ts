import { newId, type Clock } from '@candour/database'
import { assignWorker } from '../domain/assign-worker.ts'
import { isIdentifier } from '../domain/identifier.ts'
import { inForce } from '../domain/period.ts'
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts'
import type { Assignment } from '../generated/prisma/client.ts'
import type { AccessDatabase, AccessTransaction } from './database.ts'
import { lasting, notEnded } from './in-force.ts'
import { lockStaffMember } from './staff-members.ts'

export interface WorkerAssignment {
  readonly organisation: string
  readonly subjectId: string
  readonly staffMemberId: string
  readonly createdById: string | null
}

/** Gives a support worker access to a person they are to work with, from now on. */
export async function assign(tx: AccessTransaction, clock: Clock, wish: WorkerAssignment): Promise<Assignment | Refusal> {
  const now = clock.now()
  const { organisation, subjectId, staffMemberId, createdById } = wish
  const worker = await lockStaffMember(tx, organisation, staffMemberId, now)
  const [exclusion, present] = worker
    ? [
        await tx.exclusion.findFirst({ where: { subjectId, staffMemberId, ...notEnded(now) }, select: { id: true } }),
        await tx.assignment.findFirst({ where: { subjectId, viewerId: staffMemberId, ...lasting(now) }, select: { id: true } }),
      ]
    : [null, null]
  const outcome = assignWorker({ worker, excluded: exclusion !== null, alreadyAssigned: present !== null, now })
  if (isRefusal(outcome)) return outcome
  return tx.assignment.create({
    data: {
      id: newId(clock),
      organisation,
      subjectId,
      viewerId: staffMemberId,
      kind: 'assigned-worker',
      fromAt: now,
      createdById,
    },
  })
}

/** How the system of another organisation stands to a person: they were referred to it, or it pays for their support. */
export interface SystemAssignment {
  readonly organisation: string
  readonly subjectId: string
  readonly clientId: string
  readonly as: 'referral-recipient' | 'commissioner'
}

/** Gives another organisation's system access to a person, as far as its kind and its scopes go. */
export async function assignSystem(
  tx: AccessTransaction,
  clock: Clock,
  { organisation, subjectId, clientId, as: kind }: SystemAssignment,
): Promise<Assignment | Refusal> {
  const now = clock.now()
  const integrator = await tx.integrator.findUnique({ where: { clientId } })
  if (!integrator || integrator.endedAt) return refuse('UNKNOWN_INTEGRATOR', 'Choose an agency.', 'clientId')
  return tx.assignment.create({
    data: { id: newId(clock), organisation, subjectId, viewerId: clientId, kind, fromAt: now },
  })
}

/** Ends an assignment: the worker's next read is refused. Ending one that has ended changes nothing and says so. */
export async function endAssignment(
  tx: AccessTransaction,
  clock: Clock,
  {
    organisation,
    assignmentId,
    endedById,
  }: { readonly organisation: string; readonly assignmentId: string; readonly endedById: string },
): Promise<Assignment | Refusal> {
  const now = clock.now()
  await tx.$queryRaw`SELECT id FROM access.assignment WHERE organisation = ${organisation} AND id = ${assignmentId}::uuid FOR UPDATE`
  const assignment = await tx.assignment.findUniqueOrThrow({ where: { id: assignmentId } })
  if (!inForce({ from: assignment.fromAt, until: assignment.untilAt }, now)) {
    return refuse('CONFLICT', 'This assignment has already ended.')
  }
  return tx.assignment.update({ where: { id: assignmentId }, data: { untilAt: now, endedById } })
}

/** An assignment; `null` when there is none of this id here. */
export const findAssignment = async (db: AccessDatabase, id: string): Promise<Assignment | null> =>
  isIdentifier(id) ? db.assignment.findUnique({ where: { id } }) : null

/** The present assignments of several people, one statement for all of them, the latest first. */
export async function assignmentsOf(db: AccessDatabase, subjectIds: readonly string[], now: Date): Promise<Assignment[][]> {
  const rows = await db.assignment.findMany({
    where: { subjectId: { in: [...subjectIds] }, ...lasting(now) },
    orderBy: { id: 'desc' },
  })
  const bySubject = Map.groupBy(rows, ({ subjectId }) => subjectId)
  return subjectIds.map((id) => bySubject.get(id.toLowerCase()) ?? [])
}
