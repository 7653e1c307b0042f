import { refuse, type Refusal } from './refusal.ts'

export interface UndecidedRequest {
  readonly state: 'REQUESTED' | 'APPROVED' | 'REFUSED'
  readonly staffMemberId: string
  readonly requestedById: string
}

export interface RoleDecision {
  readonly state: 'APPROVED' | 'REFUSED'
}

/** Whether this person is too close to a request to decide it: they made it, or the role would be theirs. [DMWS-08] */
export const isOwnRequest = (request: Omit<UndecidedRequest, 'state'>, decidedById: string): boolean =>
  request.requestedById === decidedById || request.staffMemberId === decidedById

export interface Decider {
  readonly decidedById: string
  readonly rolesInForce: readonly string[]
  readonly approve: boolean
}

/**
 * Decides a request for a role. Only the data protection officer does, as the policy says too; and not even they decide what they
 * asked for or would receive, nor decide twice. [DMWS-08]
 */
export function decideRoleRequest(
  request: UndecidedRequest | null,
  { decidedById, rolesInForce, approve }: Decider,
): RoleDecision | Refusal {
  if (!request) return refuse('UNKNOWN_ROLE_REQUEST', 'There is no such request.', 'roleRequestId')
  if (!rolesInForce.includes('data-protection-officer')) {
    return refuse('NOT_THE_DATA_PROTECTION_OFFICER', 'Only the data protection officer decides who has which role.')
  }
  if (isOwnRequest(request, decidedById))
    return refuse('OWN_REQUEST', 'Someone else must decide this request: you made it, or it is for you.')
  if (request.state !== 'REQUESTED') return refuse('CONFLICT', 'This request was already decided.')
  return { state: approve ? 'APPROVED' : 'REFUSED' }
}
