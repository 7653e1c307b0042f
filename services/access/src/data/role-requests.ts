import { newId, type Clock, type VaultSession } from '@candour/database'
import type { RoleName } from '@candour/need-to-know'
import { addDays, calendarDate, londonDateOf, startOfLondonDay } from '@candour/statutory-clock'
import { decideRoleRequest } from '../domain/decide-role-request.ts'
import { isIdentifier } from '../domain/identifier.ts'
import { readReason } from '../domain/prose.ts'
import { isRefusal, type Refusal } from '../domain/refusal.ts'
import { readyForRole, type Prerequisite } from '../domain/onboarding.ts'
import { requestRole } from '../domain/request-role.ts'
import type { RoleRequest } from '../generated/prisma/client.ts'
import type { AccessTransaction } from './database.ts'
import { giveRole } from './role-grants.ts'
import { evidenceOf } from './staff-evidence.ts'
import { findStaffMember, lockStaffMember } from './staff-members.ts'

export interface RoleWish {
  readonly organisation: string
  readonly staffMemberId: string
  readonly role: string
  readonly requestedById: string
  readonly switchedOn: readonly RoleName[]
  /** The last day of a role that is only lent, `YYYY-MM-DD`. */
  readonly lastDay?: string | null | undefined
}

/** Files a request for a role. The member of staff is locked, so that the same role is not asked for twice at once. */
export async function fileRoleRequest(tx: AccessTransaction, clock: Clock, wish: RoleWish): Promise<RoleRequest | Refusal> {
  const now = clock.now()
  const { organisation, staffMemberId } = wish
  const staffMember = await lockStaffMember(tx, organisation, staffMemberId, now)
  const open = staffMember
    ? await tx.roleRequest.findMany({ where: { staffMemberId, state: 'REQUESTED' }, select: { role: true } })
    : []
  const outcome = requestRole({
    role: wish.role,
    switchedOn: wish.switchedOn,
    staffMember,
    rolesInForce: staffMember?.rolesInForce ?? [],
    rolesRequested: open.map(({ role }) => role),
    lastDay: wish.lastDay ?? null,
    today: londonDateOf(now),
    now,
  })
  if (isRefusal(outcome)) return outcome
  return tx.roleRequest.create({
    data: {
      id: newId(clock),
      organisation,
      staffMemberId,
      role: outcome.role,
      requestedById: wish.requestedById,
      requestedAt: now,
      endsAt: wish.lastDay ? startOfLondonDay(addDays(calendarDate(wish.lastDay), 1)) : null,
    },
  })
}

export interface RoleVerdict {
  readonly organisation: string
  readonly roleRequestId: string
  readonly decidedById: string
  readonly approve: boolean
  /** What must be on record before a role is given. */
  readonly needed: readonly Prerequisite[]
  readonly reason?: string | null | undefined
}

/**
 * Decides a request and, when it is approved, gives the role, effective on the next request. The request is locked first: of two who
 * decide at once, the second is told that it was decided. [DMWS-08]
 */
export async function settleRoleRequest(
  tx: AccessTransaction,
  clock: Clock,
  vault: VaultSession,
  verdict: RoleVerdict,
): Promise<RoleRequest | Refusal> {
  const { organisation, decidedById } = verdict
  const request = await lockRoleRequest(tx, organisation, verdict.roleRequestId)
  const decider = await findStaffMember(tx, decidedById, clock.now())
  const decision = decideRoleRequest(request, { ...verdict, rolesInForce: decider?.rolesInForce ?? [] })
  if (isRefusal(decision) || !request) return decision as Refusal
  if (decision.state === 'APPROVED') {
    const ready = readyForRole(verdict.needed, await evidenceOf(tx, request.staffMemberId))
    if (isRefusal(ready)) return ready
  }
  const reason = readReason(verdict.reason, { required: false })
  if (isRefusal(reason)) return reason
  const place = { organisation, table: `role_request/${request.id}`, column: 'reason_sealed', personId: request.staffMemberId }
  const decided = await tx.roleRequest.update({
    where: { id: request.id },
    data: {
      state: decision.state,
      decidedById,
      decidedAt: clock.now(),
      reasonSealed: reason === null ? null : await vault.seal(tx, place, reason),
    },
  })
  if (decision.state === 'APPROVED') await giveRole(tx, clock, { ...decided, approvedById: decidedById })
  return decided
}

/** A request as it stands; `null` when there is none of this id here. */
export const findRoleRequest = async (tx: AccessTransaction, id: string): Promise<RoleRequest | null> =>
  isIdentifier(id) ? tx.roleRequest.findUnique({ where: { id } }) : null

async function lockRoleRequest(tx: AccessTransaction, organisation: string, id: string): Promise<RoleRequest | null> {
  if (!isIdentifier(id)) return null
  await tx.$queryRaw`SELECT id FROM access.role_request WHERE organisation = ${organisation} AND id = ${id}::uuid FOR UPDATE`
  return findRoleRequest(tx, id)
}
