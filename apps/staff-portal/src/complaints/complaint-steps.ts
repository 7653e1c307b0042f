import { complaintSteps, type ComplaintStep } from '../paths.ts'
import type { Complaint } from './complaint-queries.ts'

export const isStep = (step: string | undefined): step is ComplaintStep => complaintSteps.some((one) => one === step)

export const stepWords: Readonly<Record<ComplaintStep, string>> = {
  late: 'Decide if you look into it',
  acknowledge: 'Acknowledge it',
  allocate: 'Give it to somebody',
  name: 'Say which staff it is about',
  panel: 'Name the panel',
  'panel-met': 'Record that the panel met',
  'panel-report': 'Record the report of the panel',
  extend: 'Give it more time',
  decide: 'Record the decision',
  close: 'Close it',
  advance: 'Take it to the next stage',
}

type Offers = Complaint['viewerCan']

/** Under which name the server offers each step. */
const offerOf = {
  late: 'decideLate',
  acknowledge: 'acknowledge',
  allocate: 'allocate',
  name: 'nameComplainedAbout',
  panel: 'namePanel',
  'panel-met': 'holdPanel',
  'panel-report': 'sendPanelReport',
  extend: 'extend',
  decide: 'decide',
  close: 'close',
  advance: 'advance',
} as const satisfies Record<ComplaintStep, keyof Offers>

/** Whether the server offers a step to this viewer now. */
export const isOffered = (step: ComplaintStep, offers: Offers): boolean => offers[offerOf[step]]

export const offeredSteps = (offers: Offers): ComplaintStep[] => complaintSteps.filter((step) => isOffered(step, offers))
