import type { Purpose } from '@candour/need-to-know'
import { readReason } from './prose.ts'
import { isRefusal, refuse, type Refusal } from './refusal.ts'

/** How long emergency access lasts, in milliseconds. Nobody can make it longer. */
export const breakGlassLasts = 4 * 3_600_000

const emergencies: readonly Purpose[] = ['care', 'safeguarding']
const referenceShape = /^[A-Za-z0-9][A-Za-z0-9-]{1,29}$/

/** What somebody declares who must see a record now. */
export interface BreakGlassWish {
  /** The person’s reference. */
  readonly reference: string
  readonly purpose: string
  readonly reason: string
}

export interface BreakGlassFacts {
  /** Null for a reference that is nobody's here. */
  readonly person: { readonly excluded: boolean } | null
  /** What the same person did before with the same record, the latest; null for nothing. */
  readonly last: { readonly until: Date; readonly reviewed: boolean } | null
  readonly mayState: (purpose: Purpose) => boolean
  readonly now: Date
}

export interface ReadBreakGlass {
  readonly reference: string
  readonly purpose: Purpose
  readonly reason: string
}

/** Reads what is declared, before anything is looked up. */
export function readBreakGlass(wish: BreakGlassWish, mayState: BreakGlassFacts['mayState']): ReadBreakGlass | Refusal {
  const reference = wish.reference.trim().toUpperCase()
  if (!referenceShape.test(reference)) return refuse('REFERENCE_MISSING', 'Enter the person’s reference.', 'reference')
  const purpose = emergencies.find((known) => known === wish.purpose)
  if (!purpose || !mayState(purpose)) return refuse('UNKNOWN_PURPOSE', 'Choose what you need it for.', 'purpose')
  const reason = readReason(wish.reason, { required: true })
  if (isRefusal(reason)) return reason
  return { reference, purpose, reason: reason ?? '' }
}

/**
 * Whether the record is opened to whoever declares an emergency. DMR-20: where no relationship exists, with a reason, reviewed afterwards. Whoever
 * is excluded is told what is told of nobody. It is not made longer by declaring it again: first somebody looks at the last time.
 */
export function breakGlass({ person, last, now }: Omit<BreakGlassFacts, 'mayState'>): { readonly until: Date } | Refusal {
  if (!person || person.excluded)
    return refuse('NOBODY', 'No match, or you cannot have access to this person. Check the reference.', 'reference')
  if (last && last.until > now) return refuse('ALREADY_OPEN', 'You have emergency access to this person already.', 'reference')
  if (last && !last.reviewed)
    return refuse(
      'REVIEW_FIRST',
      'Your last emergency access to this person has not been reviewed. Ask a colleague, or ask for access.',
      'reference',
    )
  return { until: new Date(now.getTime() + breakGlassLasts) }
}

export interface BreakGlassReview {
  readonly justified: boolean
  readonly finding: string
}

export interface ReviewFacts extends BreakGlassReview {
  readonly access: { readonly staffMemberId: string; readonly until: Date; readonly reviewedAt: Date | null }
  readonly reviewedById: string
  readonly now: Date
}

/** Closes the review of an emergency access that is over: never one's own, never without saying what was found, never twice. */
export function reviewBreakGlass(facts: ReviewFacts): { readonly justified: boolean; readonly finding: string } | Refusal {
  const { access, reviewedById, justified, now } = facts
  if (access.staffMemberId === reviewedById) return refuse('OWN_ACCESS', 'Someone else must review this: it was you.')
  if (access.reviewedAt !== null) return refuse('CONFLICT', 'This was already reviewed.')
  if (access.until > now) return refuse('NOT_OVER', 'This access is still open. Review it when it has ended.')
  const finding = readReason(facts.finding, { required: true })
  if (isRefusal(finding))
    return { ...finding, path: ['finding'], message: finding.message.replace('Say why.', 'Say what you found.') }
  return { justified, finding: finding ?? '' }
}
