import type { Rule } from '../sentence.ts'
import type { RoleName, ViewerKind } from '../viewer.ts'
import { administrator } from './administrator.policy.ts'
import { commissioner } from './commissioner.policy.ts'
import { complaintsOfficer } from './complaints-officer.policy.ts'
import { dataProtectionOfficer } from './data-protection-officer.policy.ts'
import { everybodyOnStaff } from './everybody-on-staff.policy.ts'
import { everybody } from './everybody.policy.ts'
import { financeOfficer } from './finance-officer.policy.ts'
import { inspector } from './inspector.policy.ts'
import { integrator } from './integrator.policy.ts'
import { recordsOfficer } from './records-officer.policy.ts'
import { representative } from './representative.policy.ts'
import { safeguardingLead } from './safeguarding-lead.policy.ts'
import { serviceUser } from './service-user.policy.ts'
import { statisticsAnalyst } from './statistics-analyst.policy.ts'
import { supportWorker } from './support-worker.policy.ts'
import { teamManager } from './team-manager.policy.ts'
import { trainer } from './trainer.policy.ts'

/** The rules of every role. */
export const rulesOfRole: Readonly<Record<RoleName, readonly Rule[]>> = {
  'support-worker': supportWorker,
  'team-manager': teamManager,
  'safeguarding-lead': safeguardingLead,
  'complaints-officer': complaintsOfficer,
  'data-protection-officer': dataProtectionOfficer,
  'records-officer': recordsOfficer,
  'finance-officer': financeOfficer,
  trainer,
  inspector,
  commissioner,
  'statistics-analyst': statisticsAnalyst,
  administrator,
  'service-user': serviceUser,
  representative,
  integrator,
}

/** A role counts only for the kind of party it is made for: a service user's account gains nothing from a staff role. */
export const kindOfRole: Readonly<Record<RoleName, ViewerKind>> = {
  'support-worker': 'staff',
  'team-manager': 'staff',
  'safeguarding-lead': 'staff',
  'complaints-officer': 'staff',
  'data-protection-officer': 'staff',
  'records-officer': 'staff',
  'finance-officer': 'staff',
  trainer: 'staff',
  inspector: 'inspector',
  // a customer asks by its own system, as any other client
  commissioner: 'integrator',
  'statistics-analyst': 'staff',
  administrator: 'staff',
  'service-user': 'service-user',
  representative: 'representative',
  integrator: 'integrator',
}

export { everybody, everybodyOnStaff }
