import { ageOn } from './age.ts'
import { namesOfRepresentatives, representativeKinds } from './representative-kind.ts'

/** How an authority stands now, as far as the person and those who look after them are told. */
export type RepresentationState = 'IN_FORCE' | 'SUSPENDED' | 'ENDED' | 'FROZEN'

/** What its standing rests on. Calendar dates are `YYYY-MM-DD`, in London. */
export interface RepresentationFacts {
  readonly kind: string
  readonly untilAt: Date | null
  readonly endedAt: Date | null
  /** When the facts have it end, whatever ends it; null for never. This alone decides whether it is in force. */
  readonly effectiveUntil: Date | null
  readonly bornOn: string | null
  readonly died: boolean
}

/** How it stands, and why in one sentence for people. */
export function standingOf(
  facts: RepresentationFacts,
  now: Date,
  today: string,
): { readonly state: RepresentationState; readonly explanation: string } {
  const { untilAt, endedAt, effectiveUntil, bornOn, died } = facts
  if (effectiveUntil === null || effectiveUntil > now) {
    return { state: 'IN_FORCE', explanation: 'In force. It can be stopped at any time.' }
  }
  if (endedAt !== null && endedAt <= now) return { state: 'ENDED', explanation: 'It was stopped.' }
  if (untilAt !== null && untilAt <= now) return { state: 'ENDED', explanation: 'The time it was given for is over.' }
  if (died) return { state: 'FROZEN', explanation: 'It stopped with the person’s death.' }
  if (bornOn !== null && ageOn(bornOn, today) < 18) {
    return { state: 'SUSPENDED', explanation: 'It stopped at 16. From 16 the young person decides whether it goes on.' }
  }
  return { state: 'ENDED', explanation: 'It ended at 18. New authority is needed.' }
}

/** Whether the person, being 16 or 17, can say that an authority goes on. */
export const canBeConfirmed = (
  { endedAt, bornOn, died, effectiveUntil }: RepresentationFacts,
  now: Date,
  today: string,
): boolean => {
  if (endedAt !== null || died || bornOn === null || effectiveUntil === null || effectiveUntil > now) return false
  const age = ageOn(bornOn, today)
  return age >= 16 && age < 18
}

/** What a representative is, in words; a kind that is no longer known is given as it was recorded. */
export const nameOfRepresentative = (kind: string): string => {
  const known = representativeKinds.find((each) => each === kind)
  return known ? namesOfRepresentatives[known] : kind
}
