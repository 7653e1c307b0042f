import { complaintSteps, type ComplaintStep } from '../paths.ts'
import type { Complaint } from './complaint-queries.ts'

export const isStep = (step: string | undefined): step is ComplaintStep => complaintSteps.some((one) => one === step)

export const stepWords: Readonly<Record<ComplaintStep, string>> = {
  acknowledge: 'Acknowledge it',
  allocate: 'Give it to somebody',
  name: 'Say which staff it is about',
  extend: 'Give it more time',
  decide: 'Record the decision',
  close: 'Close it',
  advance: 'Take it to the next stage',
}

type Offers = Complaint['viewerCan']

/** Whether the server offers a step to this viewer now. */
export const isOffered = (step: ComplaintStep, offers: Offers): boolean =>
  step === 'name' ? offers.nameComplainedAbout : offers[step]

export const offeredSteps = (offers: Offers): ComplaintStep[] => complaintSteps.filter((step) => isOffered(step, offers))
