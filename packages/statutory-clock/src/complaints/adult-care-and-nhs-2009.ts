import type { Regime } from './regime.ts'
import { workingDays } from './working-days.ts'

/** Complaints about adult social care and the NHS: one stage, then the ombudsman. */
export const adultCareAndNhs2009: Regime = {
  code: 'ADULT_CARE_AND_NHS_2009',
  title: 'Adult social care and NHS complaints procedure',
  source: 'Local Authority Social Services and National Health Service Complaints (England) Regulations 2009',
  accept: { within: { count: 12, unit: 'MONTHS' }, countsFrom: 'EVENT_OR_KNOWLEDGE', waivable: true },
  spokenAndResolvedWithin: 1,
  stages: [
    {
      code: 'STAGE_1',
      title: 'The complaint',
      askWithin: null,
      differentDecider: false,
      deciders: 1,
      steps: [
        { code: 'ACKNOWLEDGE', does: 'acknowledge the complaint', within: workingDays(3), from: 'START', extendBy: null },
        {
          code: 'REPLY',
          does: 'respond in writing',
          within: { count: 6, unit: 'MONTHS', commencingOnTheDay: true },
          from: 'START',
          extendBy: null,
        },
      ],
    },
  ],
}
