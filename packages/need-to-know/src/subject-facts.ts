/** How a viewer may stand to a service user. */
export const relationshipKinds = ['self', 'assigned-worker', 'team', 'team-manager', 'referral-recipient'] as const
export type RelationshipKind = (typeof relationshipKinds)[number]

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
}

/** The facts of somebody about whom nothing is known: denies everything. */
export const nobody = (organisation: string, subjectId: string): SubjectFacts => ({
  subjectId,
  organisation,
  exists: false,
  relationships: new Set(),
  excluded: true,
  consents: new Set(),
})
