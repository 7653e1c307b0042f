import type { Purpose } from '@candour/need-to-know'
import { readReason } from './prose.ts'
import { isRefusal, refuse, type Refusal } from './refusal.ts'

/** What somebody asks for who does not see a record. */
export interface AccessWish {
  /** The person’s reference, as the requester knows it. */
  readonly reference: string
  readonly purpose: string
  readonly days: number
  readonly reason: string
}

/** The longest that access is given for on request, in days. Whoever needs it longer is assigned. */
export const mostDays = 90
/** After this many days a request that nobody decided is over, and can be made again. */
export const daysToDecide = 14

const askable: readonly Purpose[] = ['care', 'safeguarding']
const referenceShape = /^[A-Za-z0-9][A-Za-z0-9-]{1,29}$/

/** Roles whose work rests on a relationship to the person, and who can therefore be given one. */
export const rolesThatAsk = ['support-worker', 'team-manager'] as const

export interface AskFacts {
  readonly wish: AccessWish
  readonly rolesInForce: readonly string[]
  readonly mayState: (purpose: Purpose) => boolean
  /** A request of theirs for the same reference waits still. */
  readonly waiting: boolean
}

/**
 * Whether a request is taken. It never depends on whether there is such a person, or how the requester stands to them: what is answered is the
 * same for everybody on record and for nobody at all.
 */
export function askForAccess({ wish, rolesInForce, mayState, waiting }: AskFacts): AccessWish | Refusal {
  if (!rolesThatAsk.some((role) => rolesInForce.includes(role)))
    return refuse('NOT_FOR_YOUR_ROLE', 'Access to a person’s record is given to support workers and team managers.')
  const reference = wish.reference.trim().toUpperCase()
  if (!referenceShape.test(reference)) return refuse('REFERENCE_MISSING', 'Enter the person’s reference.', 'reference')
  const purpose = askable.find((known) => known === wish.purpose)
  if (!purpose || !mayState(purpose)) return refuse('UNKNOWN_PURPOSE', 'Choose what you need it for.', 'purpose')
  if (!Number.isInteger(wish.days) || wish.days < 1 || wish.days > mostDays)
    return refuse('BAD_DURATION', `Enter a number of days from 1 to ${mostDays}.`, 'days')
  const reason = readReason(wish.reason, { required: true })
  if (isRefusal(reason)) return reason
  if (waiting) return refuse('ALREADY_ASKED', 'You have asked for this already. Wait for the decision.', 'reference')
  return { reference, purpose, days: wish.days, reason: reason ?? '' }
}
