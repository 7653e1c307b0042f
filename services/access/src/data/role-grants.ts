import { newId, type Clock } from '@candour/database'
import type { RoleName } from '@candour/need-to-know'
import { endRole } from '../domain/end-role.ts'
import { nameFirstHolder } from '../domain/first-holders.ts'
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts'
import { staffRoleOf } from '../domain/staff-role.ts'
import type { RoleGrant, StaffMember } from '../generated/prisma/client.ts'
import type { AccessTransaction } from './database.ts'
import { grantInForce } from './in-force.ts'
import { findStaffMember, lockStaffMember } from './staff-members.ts'

interface ApprovedRole {
  readonly organisation: string
  readonly staffMemberId: string
  readonly role: string
  /** Null for a first holder, whom nobody could approve. */
  readonly approvedById: string | null
  /** When a role that is only lent ends by itself, as a contractor's does. [POL-61] */
  readonly endsAt?: Date | null
}

/** Gives a role from now on; one that is already in force stays as it is. */
export async function giveRole(tx: AccessTransaction, clock: Clock, approved: ApprovedRole): Promise<RoleGrant> {
  const now = clock.now()
  const { organisation, staffMemberId: accountId, role, approvedById, endsAt = null } = approved
  await lockStaffMember(tx, organisation, accountId, now)
  const given = await tx.roleGrant.findFirst({ where: { accountId, role, ...grantInForce(now) } })
  return (
    given ??
    tx.roleGrant.create({
      data: { id: newId(clock), organisation, accountId, role, effectiveFrom: now, approvedById, endedAt: endsAt },
    })
  )
}

/** Names the first administrator or data protection officer of an organisation that has none. */
export async function giveFirstRole(
  tx: AccessTransaction,
  clock: Clock,
  wish: {
    readonly organisation: string
    readonly staffMemberId: string
    readonly role: string
    readonly switchedOn: readonly RoleName[]
  },
): Promise<RoleGrant | Refusal> {
  const role = staffRoleOf(wish.role, wish.switchedOn)
  if (!role) return refuse('UNKNOWN_ROLE', 'Choose one of the roles of your organisation.', 'role')
  const outcome = nameFirstHolder(role, (await lockHolders(tx, wish.organisation, role, clock.now())).length)
  if (isRefusal(outcome)) return outcome
  return giveRole(tx, clock, { ...wish, role, approvedById: null })
}

export interface RoleEnding {
  readonly organisation: string
  readonly staffMemberId: string
  readonly role: string
  readonly endedById: string
  readonly switchedOn: readonly RoleName[]
}

/** Takes a role from a member of staff. The next request that they make is made without it. */
export async function takeRole(tx: AccessTransaction, clock: Clock, ending: RoleEnding): Promise<StaffMember | Refusal> {
  const now = clock.now()
  const { organisation, staffMemberId, endedById } = ending
  const role = staffRoleOf(ending.role, ending.switchedOn)
  if (!role) return refuse('UNKNOWN_ROLE', 'Choose one of the roles of your organisation.', 'role')
  const staffMember = await findStaffMember(tx, staffMemberId, now)
  if (!staffMember) return refuse('UNKNOWN_STAFF_MEMBER', 'Choose a member of staff.', 'staffMemberId')
  const outcome = endRole({ role, staffMemberId, holders: await lockHolders(tx, organisation, role, now) })
  if (isRefusal(outcome)) return outcome
  await tx.roleGrant.updateMany({
    where: { accountId: staffMemberId, role, ...grantInForce(now) },
    data: { endedAt: now, endedById },
  })
  return staffMember
}

/**
 * Account ids of all who have a role now. Their number decides, so it is held still: by a lock on the role's name in this organisation,
 * which also covers holders that are only just being named.
 */
export async function lockHolders(tx: AccessTransaction, organisation: string, role: string, now: Date): Promise<string[]> {
  await tx.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(${`role ${role} of ${organisation}`}, 0))`
  const grants = await tx.roleGrant.findMany({
    where: { role, ...grantInForce(now), staffMember: { OR: [{ leftAt: null }, { leftAt: { gt: now } }] } },
    select: { accountId: true },
  })
  return [...new Set(grants.map(({ accountId }) => accountId))]
}
