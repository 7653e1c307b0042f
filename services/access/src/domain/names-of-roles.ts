import type { RoleName } from '@candour/need-to-know'
import { joined } from './joined.ts'

const labels: Readonly<Record<RoleName, string>> = {
  'support-worker': 'support worker',
  'team-manager': 'team manager',
  'safeguarding-lead': 'safeguarding lead',
  'complaints-officer': 'complaints officer',
  'data-protection-officer': 'data protection officer',
  'records-officer': 'records officer',
  'finance-officer': 'finance officer',
  trainer: 'trainer',
  inspector: 'inspector',
  commissioner: 'commissioner',
  'statistics-analyst': 'statistics analyst',
  administrator: 'administrator',
  'service-user': 'the person this record is about',
  representative: 'someone who acts for the person',
  integrator: 'partner organisation',
}

/** The roles a viewer had, in plain words; `null` when they had none. A name that is no longer a role is given as it was recorded. */
export function namesOfRoles(roles: readonly string[]): string | null {
  const names = roles.map((role) => (Object.hasOwn(labels, role) ? labels[role as RoleName] : role))
  return names.length === 0 ? null : joined(names)
}
