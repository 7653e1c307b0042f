import { ordinaryStage } from './regime.ts'
import type { StatutoryRegime } from './regime.ts'

/** For complaints about adult social care and NHS services. */
export const adultSocialCare2009: StatutoryRegime = {
  code: 'adult-social-care-2009',
  name: 'Adult social care and NHS complaints',
  source: 'Local Authority Social Services and National Health Service Complaints (England) Regulations 2009',
  appliesTo: ['complaint'],
  withinOf: { months: 12, of: 'event-or-knowledge', waivable: true },
  outsideIf: { spoken: true, resolvedWithinWorkingDays: 1 },
  stages: [
    {
      ...ordinaryStage,
      code: 'response',
      name: 'Response',
      unit: 'months',
      acknowledgeUnit: 'working-days',
      acknowledgeWithin: 3,
      replyWithin: 6,
      // "commencing on the day on which the complaint was received"
      countsFirstDay: true,
    },
  ],
}
