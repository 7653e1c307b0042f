import { readReason } from './prose.ts'
import { isRefusal, refuse, type Refusal } from './refusal.ts'

export interface ExclusionFacts {
  readonly staffMemberExists: boolean
  readonly alreadyExcluded: boolean
  readonly reason: string
}

/** Whether a member of staff may be kept away from a person. A reason is always asked for. */
export function excludeStaff({ staffMemberExists, alreadyExcluded, reason }: ExclusionFacts): { reason: string } | Refusal {
  if (!staffMemberExists) return refuse('UNKNOWN_STAFF_MEMBER', 'Choose a member of staff.', 'staffMemberId')
  if (alreadyExcluded) return refuse('ALREADY_EXCLUDED', 'This member of staff is already excluded.', 'staffMemberId')
  const kept = readReason(reason, { required: true })
  if (isRefusal(kept)) return kept
  return { reason: kept ?? '' }
}
