import { ordinaryStage } from './regime.ts'
import type { StatutoryRegime } from './regime.ts'

/** For complaints about how personal data is handled, owed to everybody since 19 June 2026. The law sets no day for the outcome: without undue delay. */
export const dataProtectionComplaint: StatutoryRegime = {
  code: 'data-protection-complaint',
  name: 'Data-protection complaint',
  source: 'Data Protection Act 2018, section 164A',
  appliesTo: ['complaint'],
  stages: [
    {
      ...ordinaryStage,
      code: 'enquiry',
      name: 'Enquiry',
      unit: 'days',
      acknowledgeUnit: 'days',
      acknowledgeWithin: 30,
      rolls: true,
    },
  ],
}
