import type { RoleName } from '@candour/need-to-know'
import { refuse, type Refusal } from './refusal.ts'
import { staffRoleOf, type StaffRole } from './staff-role.ts'

/** What a request for a role rests on. */
export interface RoleRequestFacts {
  readonly role: string
  /** Roles that exist in this organisation. */
  readonly switchedOn: readonly RoleName[]
  /** Null for a member of staff that does not exist here. */
  readonly staffMember: { readonly leftAt: Date | null } | null
  readonly rolesInForce: readonly string[]
  readonly rolesRequested: readonly string[]
  /** The last day of a role that is only lent, `YYYY-MM-DD`; null for one without an end. */
  readonly lastDay: string | null
  readonly today: string
  readonly now: Date
}

/** Whether a role may be asked for. To ask is not to receive: `decideRoleRequest` settles that. */
export function requestRole({
  role,
  switchedOn,
  staffMember,
  rolesInForce,
  rolesRequested,
  lastDay,
  today,
  now,
}: RoleRequestFacts): { role: StaffRole } | Refusal {
  const known = staffRoleOf(role, switchedOn)
  if (!known) return refuse('UNKNOWN_ROLE', 'Choose one of the roles of your organisation.', 'role')
  if (!staffMember) return refuse('UNKNOWN_STAFF_MEMBER', 'Choose a member of staff.', 'staffMemberId')
  if (staffMember.leftAt !== null && staffMember.leftAt <= now) {
    return refuse('STAFF_MEMBER_LEFT', 'This member of staff has left.', 'staffMemberId')
  }
  if (rolesInForce.includes(known)) return refuse('ALREADY_HAS_ROLE', 'This member of staff already has the role.', 'role')
  if (rolesRequested.includes(known)) return refuse('ALREADY_REQUESTED', 'This role was already asked for.', 'role')
  if (lastDay !== null && lastDay < today) return refuse('EXPIRED', 'Enter a last day that is still to come.', 'lastDay')
  return { role: known }
}
