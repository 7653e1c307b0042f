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
