import { readReason } from './prose.ts'
import { isRefusal, refuse, type Refusal } from './refusal.ts'

/** The longest that telling is put off for at once, in days. */
export const mostDaysDelayed = 90

const day = 86_400_000

export interface DelayFacts {
  /** The entry that must not be told yet; null when there is none such about the person. */
  readonly entry: { readonly at: Date; readonly viewerKind: string } | null
  readonly days: number
  readonly reason: string
  readonly now: Date
}

/**
 * Whether the person is told later that somebody looked: only what staff, inspectors and systems did, for a time, on a ground that is written
 * down. DPA 2018 Sch. 2 para. 2 (crime), Sch. 3 para. 5 (serious harm): no longer than telling would do the harm.
 */
export function delayTelling({
  entry,
  days,
  reason,
  now,
}: DelayFacts): { readonly until: Date; readonly reason: string } | Refusal {
  if (!entry) return refuse('UNKNOWN_ENTRY', 'There is no such entry about this person.', 'entryId')
  if (entry.viewerKind === 'service-user')
    return refuse('OWN_DOING', 'What the person did themselves cannot be kept from them.', 'entryId')
  if (!Number.isInteger(days) || days < 1 || days > mostDaysDelayed)
    return refuse('BAD_DURATION', `Enter a number of days from 1 to ${mostDaysDelayed}.`, 'days')
  const kept = readReason(reason, { required: true })
  if (isRefusal(kept)) return kept
  return { until: new Date(now.getTime() + days * day), reason: kept ?? '' }
}
