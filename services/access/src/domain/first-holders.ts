import { refuse, type Refusal } from './refusal.ts'
import { indispensableRoles, type StaffRole } from './staff-role.ts'

/**
 * An administrator or data protection officer may be named without approval only while the organisation has none, as while it is set up:
 * nobody is there to ask or approve. Everybody else's role is asked for and approved. [DMWS-08]
 */
export function nameFirstHolder(role: StaffRole, holders: number): { role: StaffRole } | Refusal {
  if (!indispensableRoles.includes(role))
    return refuse('NEEDS_APPROVAL', 'This role is given by approving a request for it.', 'role')
  if (holders > 0)
    return refuse('NEEDS_APPROVAL', 'Somebody has this role: it is given to others by approving a request.', 'role')
  return { role }
}
