import type { DataCategory } from './data-category.ts'

/** What sort of party asks. Fixed by the audience of the access token, never by anything the client sends. */
export type ViewerKind = 'staff' | 'service-user' | 'representative' | 'integrator' | 'inspector'

export const roleNames = [
  'support-worker',
  'team-manager',
  'safeguarding-lead',
  'complaints-officer',
  'data-protection-officer',
  'records-officer',
  'finance-officer',
  'trainer',
  'inspector',
  'commissioner',
  'statistics-analyst',
  'administrator',
  'service-user',
  'representative',
  'integrator',
] as const
export type RoleName = (typeof roleNames)[number]

/** Why the viewer asks now. The client states it; the policy says which purposes a role may state. */
export const purposes = [
  'care',
  'safeguarding',
  'rights-request',
  'complaint-handling',
  'retention-review',
  'audit',
  'inspection',
  'contract-monitoring',
  'statistics',
  'training',
  'own-record',
  'administration',
] as const
export type Purpose = (typeof purposes)[number]

/** 1 signed in, 2 second factor, 3 fresh step-up. */
export type AssuranceLevel = 1 | 2 | 3

/** Who asks, with roles read from `facts` for this request (a token carries none). */
export interface Viewer {
  readonly kind: ViewerKind
  /** Account id of a person, client id of an integrator. */
  readonly id: string
  /** Short code of the organisation, such as `dmws`. */
  readonly organisation: string
  readonly roles: readonly RoleName[]
  /** Patterns of categories an integrator was granted; for people `['**']`. */
  readonly scopes: readonly string[]
  readonly assurance: AssuranceLevel
  /** `null` when the client stated none: then nothing about a person can be read. */
  readonly purpose: Purpose | null
}

/** A category or a pattern over the tree, such as `support.**`. */
export type CategoryPattern = DataCategory | `${string}.**` | '**'
