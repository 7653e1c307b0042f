import type { Clock } from '@candour/database'
import { endRole } from '../domain/end-role.ts'
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts'
import { indispensableRoles } from '../domain/staff-role.ts'
import type { StaffMember } from '../generated/prisma/client.ts'
import type { AccessTransaction } from './database.ts'
import { grantInForce, lasting } from './in-force.ts'
import { lockHolders } from './role-grants.ts'
import { lockStaffMember } from './staff-members.ts'

/**
 * Records that a member of staff has left: their roles, teams and assignments end with it, and their next request is refused. Whoever is the
 * last to administer or to approve stays until there is another.
 */
export async function leave(
  tx: AccessTransaction,
  clock: Clock,
  {
    organisation,
    staffMemberId,
    endedById,
  }: { readonly organisation: string; readonly staffMemberId: string; readonly endedById: string },
): Promise<StaffMember | Refusal> {
  const now = clock.now()
  const staffMember = await lockStaffMember(tx, organisation, staffMemberId, now)
  if (!staffMember) return refuse('UNKNOWN_STAFF_MEMBER', 'Choose a member of staff.', 'staffMemberId')
  if (staffMember.leftAt !== null) return refuse('STAFF_MEMBER_LEFT', 'This member of staff has left.', 'staffMemberId')
  for (const role of indispensableRoles.filter((each) => staffMember.rolesInForce.includes(each))) {
    const outcome = endRole({ role, staffMemberId, holders: await lockHolders(tx, organisation, role, now) })
    if (isRefusal(outcome)) return outcome
  }
  await tx.roleGrant.updateMany({ where: { accountId: staffMemberId, ...grantInForce(now) }, data: { endedAt: now, endedById } })
  await tx.teamMember.updateMany({ where: { staffMemberId, ...lasting(now) }, data: { untilAt: now } })
  await tx.assignment.updateMany({ where: { viewerId: staffMemberId, ...lasting(now) }, data: { untilAt: now, endedById } })
  await tx.roleRequest.updateMany({
    where: { staffMemberId, state: 'REQUESTED' },
    data: { state: 'REFUSED', decidedById: endedById, decidedAt: now },
  })
  return tx.staffMember.update({ where: { id: staffMemberId }, data: { leftAt: now } })
}
