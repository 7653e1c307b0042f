import { ordinaryStage } from './regime.ts'
import type { StatutoryRegime } from './regime.ts'

/** For complaints about councils and those who act for them, unless one of the two statutory procedures governs them. */
export const ombudsmanCode: StatutoryRegime = {
  code: 'ombudsman-code',
  name: 'Ombudsman complaint-handling code',
  source: 'Local Government and Social Care Ombudsman, Complaint Handling Code',
  appliesTo: ['complaint'],
  stages: [
    {
      ...ordinaryStage,
      code: 'stage-1',
      name: 'First reply',
      unit: 'working-days',
      acknowledgeUnit: 'working-days',
      acknowledgeWithin: 5,
      replyWithin: 10,
      replyFrom: 'acknowledgement',
      extendBy: 10,
    },
    {
      ...ordinaryStage,
      code: 'stage-2',
      name: 'Review by somebody else',
      unit: 'working-days',
      acknowledgeUnit: 'working-days',
      acknowledgeWithin: 5,
      replyWithin: 20,
      replyFrom: 'acknowledgement',
      extendBy: 20,
      differentDecider: true,
    },
  ],
}
