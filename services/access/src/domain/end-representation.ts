import { readReason } from './prose.ts'
import { isRefusal, refuse, type Refusal } from './refusal.ts'

export interface EndRepresentationFacts {
  readonly endedAt: Date | null
  /** The person ends it themselves, and owes nobody a reason. */
  readonly byThePerson: boolean
  readonly reason?: string | null | undefined
}

/** Ends an authority at once. Staff say why, for their own record: whom it is taken from is told nothing but that it ended. */
export function endRepresentation({
  endedAt,
  byThePerson,
  reason,
}: EndRepresentationFacts): { readonly reason: string | null } | Refusal {
  if (endedAt !== null) return refuse('CONFLICT', 'This has already ended.')
  const kept = readReason(reason, { required: !byThePerson })
  return isRefusal(kept) ? kept : { reason: kept }
}
