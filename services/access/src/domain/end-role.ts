import { refuse, type Refusal } from './refusal.ts'
import { indispensableRoles, type StaffRole } from './staff-role.ts'

export interface EndRoleFacts {
  readonly role: StaffRole
  readonly staffMemberId: string
  /** Account ids of all who have this role now. */
  readonly holders: readonly string[]
}

/** Whether a role may be taken from a member of staff. It always may, unless nobody would be left to administer or to approve. */
export function endRole({ role, staffMemberId, holders }: EndRoleFacts): { ended: true } | Refusal {
  if (!holders.includes(staffMemberId)) return refuse('HAS_NOT_ROLE', 'This member of staff does not have the role.', 'role')
  const others = holders.filter((holder) => holder !== staffMemberId)
  if (others.length === 0 && indispensableRoles.includes(role)) {
    return refuse('LAST_OF_ROLE', 'Give the role to someone else first: nobody else has it.', 'role')
  }
  return { ended: true }
}
