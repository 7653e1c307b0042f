import { kindOfRole, roleNames, type RoleName } from '@candour/need-to-know'

/** Roles of people who work for the organisation. The others come with what somebody is, and are never granted as a role of staff. */
export type StaffRole = Exclude<RoleName, 'service-user' | 'representative' | 'inspector' | 'commissioner' | 'integrator'>

const staffRoles = roleNames.filter((role): role is StaffRole => kindOfRole[role] === 'staff')

/** The role of this name, when it is one of staff and the organisation has switched it on. */
export function staffRoleOf(name: string, switchedOn: readonly RoleName[]): StaffRole | null {
  return staffRoles.find((role) => role === name && switchedOn.includes(role)) ?? null
}

/** Without somebody in these roles nobody could be given any role any more. */
export const indispensableRoles: readonly StaffRole[] = ['administrator', 'data-protection-officer']
