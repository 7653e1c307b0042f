import type { ResultOf } from '@candour/portal-kit'
import type { scheduleQuery } from '../retention/retention-queries.ts'

export const holdKinds = {
  CLAIM: 'Legal claim',
  INQUIRY: 'Inquiry',
  POLICE: 'Police',
  OMBUDSMAN: 'Ombudsman',
  RIGHTS_REQUEST: 'Rights request',
  COMPLAINT: 'Complaint',
} as const
export type HoldKind = keyof typeof holdKinds

export const disposalStates = {
  PROPOSED: { text: 'Proposed', colour: 'yellow' },
  REFUSED: { text: 'Refused', colour: 'grey' },
  APPROVED: { text: 'Being erased', colour: 'orange' },
  ERASED: { text: 'Erased', colour: 'green' },
} as const

/** What a service keeps, in words for a certificate; one that is new to this portal is shown by its code. */
const kept: Record<string, string> = {
  'service-users': 'The record, its documents and messages',
  identity: 'Sign-in',
  consent: 'Consent',
  complaints: 'Complaints',
  access: 'Who had access',
  retention: 'Holds and dates',
}
export const keptBy = (service: string): string => kept[service] ?? service

const deciders: Record<string, string> = {
  hold: 'A hold',
  'open-case': 'The case is open',
  erasure: 'An erasure that was agreed',
  instruction: 'An instruction',
  consent: 'Consent that was taken back',
  manual: 'A person must decide',
}

type Schedule = ResultOf<typeof scheduleQuery>['retentionSchedule']

/** What settled a date, in words; a rule is shown by its title in the organisation's schedule. */
export const decidedByWords = (code: string, schedule: Schedule | undefined): string =>
  deciders[code] ?? schedule?.rules.find((rule) => rule.code === code)?.title ?? code
