/** How an item can stand. */
export const consentStates = ['NOT_ASKED', 'GIVEN', 'REFUSED', 'WITHDRAWN'] as const
export type ConsentStateName = (typeof consentStates)[number]

/** What can be recorded about an item: never having been asked is not recorded. */
export type DecidedState = Exclude<ConsentStateName, 'NOT_ASKED'>

/** What a person answers when they are asked. */
export const answers = ['GIVEN', 'REFUSED'] as const
export type Answer = (typeof answers)[number]

/** How the answer reached the organisation. */
export const consentMethods = ['IN_PERSON', 'PHONE', 'SELF_SERVICE', 'PAPER'] as const
export type ConsentMethod = (typeof consentMethods)[number]

/** Who puts a decision on record: the person, or a member of staff who was told it. */
export interface Recorder {
  readonly id: string
  readonly kind: 'STAFF' | 'PERSON'
}

/** How an item stands now; version 0 with nothing decided yet. */
export interface Standing {
  readonly state: ConsentStateName
  /** Counts the decisions about the item, so that nobody decides on what has changed meanwhile. */
  readonly version: number
  /** The last decision; null before the first. */
  readonly last: {
    readonly wordingVersion: number
    readonly method: ConsentMethod | null
    readonly recordedById: string
    readonly signatureKind: string | null
  } | null
}

export const neverAsked: Standing = { state: 'NOT_ASKED', version: 0, last: null }
