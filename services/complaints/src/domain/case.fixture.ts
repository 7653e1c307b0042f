import type { ComplaintRegime, ComplaintsProfile } from '@candour/organisations'
import { calendarDate, type RegimeStage } from '@candour/statutory-clock'
import type { CaseFile } from './case-file.ts'
import { freshStage } from './case-file.ts'
import { procedureOf } from './procedure.ts'

const stage = { acknowledgeUnit: 'working-days', countsFirstDay: false, rolls: false } as const

/** Two stages in working days, the second by somebody else and asked for in time. */
export const twoStages: ComplaintRegime = {
  code: 'two-stages',
  name: 'Complaints procedure',
  source: 'The organisation’s own policy',
  statutory: false,
  appliesTo: ['complaint', 'enquiry'],
  onlyServices: null,
  onlyCategories: null,
  stages: [
    {
      ...stage,
      code: 'first',
      name: 'First reply',
      unit: 'working-days',
      acknowledgeWithin: 5,
      replyWithin: 10,
      replyFrom: 'acknowledgement',
      extendBy: 10,
      differentDecider: false,
    },
    {
      ...stage,
      code: 'review',
      name: 'Review',
      unit: 'working-days',
      requestWithin: 20,
      replyWithin: 20,
      replyFrom: 'receipt',
      differentDecider: true,
    },
  ],
}

/** For one category only, without a limit for the reply. */
export const dataOnly: ComplaintRegime = {
  ...twoStages,
  code: 'data-only',
  name: 'Data complaints',
  appliesTo: ['complaint'],
  onlyCategories: ['using'],
  stages: [
    {
      ...stage,
      code: 'enquiry',
      name: 'Enquiry',
      unit: 'days',
      acknowledgeUnit: 'days',
      acknowledgeWithin: 30,
      replyFrom: 'receipt',
      differentDecider: false,
      rolls: true,
    },
  ],
}

export const complaints: ComplaintsProfile = {
  kinds: ['complaint', 'enquiry', 'compliment', 'information-request', 'comment'],
  categories: [
    { code: 'using', name: 'How we use your information' },
    { code: 'other', name: 'Something else' },
  ],
  services: [{ code: 'visits', name: 'Visits' }],
  regimes: [twoStages, dataOnly],
  defaultRegime: 'two-stages',
  firstRecipient: 'data-protection-officer',
  outcomeMentions: ['dataProtection'],
}

export const procedure = procedureOf(twoStages)

/** A stage that three people hear, as the third of the Children Act procedure. */
const [panelStage] = procedureOf({
  ...twoStages,
  stages: [
    {
      ...stage,
      code: 'panel',
      name: 'Panel',
      unit: 'working-days',
      panel: { people: 3, meetWithin: 30, reportWithin: 5 },
      replyWithin: 15,
      replyFrom: 'panel-report',
      differentDecider: true,
    },
  ],
}).stages
if (!panelStage) throw new Error('A regime has a stage.')
export const withPanel: RegimeStage = panelStage
export const day = calendarDate
export const today = day('2026-11-23')

/** A complaint that arrived today. */
export const received: CaseFile = {
  kind: 'COMPLAINT',
  state: 'RECEIVED',
  version: 1,
  receivedOn: today,
  happenedOn: null,
  knownOn: null,
  lateDecision: null,
  queue: 'data-protection-officer',
  handlerId: null,
  complainedAbout: [],
  panel: [],
  stages: [freshStage('first', today)],
}
/** The same with somebody who looks into it. */
export const inProgress: CaseFile = {
  ...received,
  state: 'IN_PROGRESS',
  handlerId: 'kim',
  stages: [{ ...freshStage('first', today), acknowledgedOn: today }],
}
/** The same, decided by that person. */
export const decided: CaseFile = {
  ...inProgress,
  state: 'DECIDED',
  stages: [{ ...freshStage('first', today), acknowledgedOn: today, decidedOn: today, deciderId: 'kim' }],
}
