import { daysToDecide } from './ask-for-access.ts'
import { refuse, type Refusal } from './refusal.ts'

/** What is given: all that the requester’s role reads of a person they work with, or only who the person is and their plan. */
export const extents = ['full', 'overview'] as const
export type Extent = (typeof extents)[number]

export interface AccessVerdict {
  readonly approve: boolean
  /** Fewer days than were asked for; as many when left out. */
  readonly days?: number | null | undefined
  readonly extent?: string | null | undefined
}

export interface DecideAccessFacts extends AccessVerdict {
  readonly request: { readonly state: string; readonly requesterId: string; readonly days: number; readonly requestedAt: Date }
  readonly decidedById: string
  readonly requester: { readonly leftAt: Date | null; readonly rolesInForce: readonly string[] } | null
  /** The requester may never see this person. */
  readonly excluded: boolean
  readonly now: Date
}

export type AccessDecision =
  | { readonly approved: false }
  | {
      readonly approved: true
      readonly extent: Extent
      readonly until: Date
      readonly kind: 'assigned-worker' | 'team' | 'team-manager'
    }

const day = 86_400_000

/** Whether a request waits for a decision still. */
export const isWaiting = ({ state, requestedAt }: { readonly state: string; readonly requestedAt: Date }, now: Date): boolean =>
  state === 'REQUESTED' && now.getTime() - requestedAt.getTime() < daysToDecide * day

/** Approves, narrows or refuses; never one's own request, never more than was asked for, never to whoever is excluded. */
export function decideAccessRequest(facts: DecideAccessFacts): AccessDecision | Refusal {
  const { request, requester, now } = facts
  if (request.requesterId === facts.decidedById)
    return refuse('OWN_REQUEST', 'Someone else must decide this request: it is yours.')
  if (!isWaiting(request, now)) return refuse('CONFLICT', 'This request does not wait for a decision any more.')
  if (!facts.approve) return { approved: false }
  const days = facts.days ?? request.days
  if (!Number.isInteger(days) || days < 1 || days > request.days)
    return refuse('BAD_DURATION', `Enter a number of days from 1 to ${request.days}.`, 'days')
  const extent = extents.find((known) => known === (facts.extent ?? 'full'))
  if (!extent) return refuse('UNKNOWN_EXTENT', 'Choose how much they may see.', 'extent')
  if (!requester || (requester.leftAt !== null && requester.leftAt <= now))
    return refuse('STAFF_MEMBER_LEFT', 'This member of staff has left.')
  // Said without a reason: why somebody is excluded tells of family ties and complaints.
  if (facts.excluded) return refuse('NOT_ASSIGNABLE', 'This member of staff cannot be given access to this person.')
  const works = requester.rolesInForce.includes('support-worker')
  if (!works && !requester.rolesInForce.includes('team-manager'))
    return refuse('NOT_FOR_THEIR_ROLE', 'Their role does not work with people any more.')
  if (extent === 'overview' && !works)
    return refuse('UNKNOWN_EXTENT', 'Only a support worker can be given the overview.', 'extent')
  const kind = extent === 'overview' ? 'team' : works ? 'assigned-worker' : 'team-manager'
  return { approved: true, extent, until: new Date(now.getTime() + days * day), kind }
}
