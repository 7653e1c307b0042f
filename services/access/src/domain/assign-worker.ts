import { refuse, type Refusal } from './refusal.ts'

export interface AssignmentFacts {
  /** Null for a member of staff that does not exist here. */
  readonly worker: { readonly leftAt: Date | null; readonly rolesInForce: readonly string[] } | null
  readonly excluded: boolean
  readonly alreadyAssigned: boolean
  readonly now: Date
}

/** Whether a worker may be assigned to a person. */
export function assignWorker({ worker, excluded, alreadyAssigned, now }: AssignmentFacts): { assigned: true } | Refusal {
  const path = 'staffMemberId'
  if (!worker) return refuse('UNKNOWN_STAFF_MEMBER', 'Choose a member of staff.', path)
  if (worker.leftAt !== null && worker.leftAt <= now) return refuse('STAFF_MEMBER_LEFT', 'This member of staff has left.', path)
  if (!worker.rolesInForce.includes('support-worker')) return refuse('NOT_A_SUPPORT_WORKER', 'Choose a support worker.', path)
  // Said without a reason: why somebody is excluded tells of family ties and complaints.
  if (excluded) return refuse('NOT_ASSIGNABLE', 'This worker cannot be assigned to this person.', path)
  if (alreadyAssigned) return refuse('ALREADY_ASSIGNED', 'This worker is already assigned.', path)
  return { assigned: true }
}
