const names: Record<string, string> = {
  'support-worker': 'Support worker',
  'team-manager': 'Team manager',
  'data-protection-officer': 'Data protection officer',
  administrator: 'Administrator',
  'safeguarding-lead': 'Safeguarding lead',
  'complaints-officer': 'Complaints officer',
  'records-officer': 'Records officer',
  'finance-officer': 'Finance officer',
  trainer: 'Trainer',
  inspector: 'Inspector',
  commissioner: 'Commissioner',
  'statistics-analyst': 'Statistics analyst',
}

/** Held by regulators and by customers' systems, never by a member of staff. */
const heldByOthers = ['inspector', 'commissioner']

/** Roles that staff can hold, for the form that asks for one; whether the organisation uses it is the server's answer. */
export const staffRoles = Object.entries(names)
  .filter(([value]) => !heldByOthers.includes(value))
  .map(([value, text]) => ({ value, text }))

export const roleName = (role: string): string => names[role] ?? role
export const roleNames = (roles: readonly string[]): string => roles.map(roleName).join(', ')
