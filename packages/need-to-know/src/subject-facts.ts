import type { Purpose } from './viewer.ts'

/** How a viewer may stand to a service user. */
export const relationshipKinds = [
  'self',
  'representative',
  'assigned-worker',
  'team',
  'team-manager',
  'investigator',
  'referral-recipient',
  'commissioner',
  'break-glass',
] as const
export type RelationshipKind = (typeof relationshipKinds)[number]

/** What somebody who acts for the person may read: patterns of categories; what is hidden wins, whichever authority hides it. */
export interface Representation {
  readonly scopes: ReadonlySet<string>
  readonly hidden: ReadonlySet<string>
}

/** Emergency access to one person. It has always an end. */
export interface BreakGlass {
  readonly until: Date
  /** The time of the request, at which the fact was read: at `until` it is over. */
  readonly readAt: Date
}

/** How the viewer stands to one thing about the person, such as one complaint; it counts there and nowhere else. */
export interface ResourceFacts {
  readonly relationships: ReadonlySet<RelationshipKind>
  /** The worker complained about, or a conflict of interest in this one matter. */
  readonly excluded: boolean
}

/**
 * Everything a decision about one service user may rest on, read from the owners of the truth for this request. Every property is always
 * set: a missing fact is expressed as its most restrictive value, so that nothing is allowed because something was not loaded.
 */
export interface SubjectFacts {
  readonly subjectId: string
  readonly organisation: string
  /** False when no such person exists in the viewer's organisation: then nothing is allowed. */
  readonly exists: boolean
  readonly relationships: ReadonlySet<RelationshipKind>
  /** A relative, a conflict of interest, the worker complained about: wins over every relationship. */
  readonly excluded: boolean
  /** Codes of the consent items in force now. */
  readonly consents: ReadonlySet<string>
  /** The person had the processing of their data restricted. UK GDPR Art. 18. */
  readonly restricted: boolean
  /** The purpose the viewer states, where it is one for which they have work to do that concerns the person: a case, a request, an inspection. */
  readonly workItems: ReadonlySet<Purpose>
  /** Null for whoever does not act for the person. */
  readonly representation: Representation | null
  readonly breakGlass: BreakGlass | null
  /** By `resourceKey`, for what has relationships of its own. */
  readonly resources: ReadonlyMap<string, ResourceFacts>
}

/** The key of one object in `SubjectFacts.resources`. */
export const resourceKey = ({ resource, id }: { readonly resource: string; readonly id: string }): string => `${resource}:${id}`

/** Of a thing to which the viewer stands in no way of its own. */
export const noResource: ResourceFacts = Object.freeze({
  relationships: new Set<never>(),
  excluded: false,
})

/** The facts of somebody about whom nothing is known: denies everything. */
export const nobody = (organisation: string, subjectId: string): SubjectFacts => ({
  subjectId,
  organisation,
  exists: false,
  relationships: new Set(),
  excluded: true,
  consents: new Set(),
  restricted: true,
  workItems: new Set(),
  representation: null,
  breakGlass: null,
  resources: new Map(),
})
