import type { Rule } from '../sentence.ts'
import type { RoleName, ViewerKind } from '../viewer.ts'
import { administrator } from './administrator.policy.ts'
import { dataProtectionOfficer } from './data-protection-officer.policy.ts'
import { everybodyOnStaff } from './everybody-on-staff.policy.ts'
import { everybody } from './everybody.policy.ts'
import { integrator } from './integrator.policy.ts'
import { serviceUser } from './service-user.policy.ts'
import { supportWorker } from './support-worker.policy.ts'
import { teamManager } from './team-manager.policy.ts'

/** The rules of every role. */
export const rulesOfRole: Readonly<Record<RoleName, readonly Rule[]>> = {
  'support-worker': supportWorker,
  'team-manager': teamManager,
  'data-protection-officer': dataProtectionOfficer,
  administrator,
  'service-user': serviceUser,
  integrator,
}

/** A role counts only for the kind of party it is made for: a service user's account gains nothing from a staff role. */
export const kindOfRole: Readonly<Record<RoleName, ViewerKind>> = {
  'support-worker': 'staff',
  'team-manager': 'staff',
  'data-protection-officer': 'staff',
  administrator: 'staff',
  'service-user': 'service-user',
  integrator: 'integrator',
}

export { everybody, everybodyOnStaff }
