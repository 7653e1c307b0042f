import type { CalendarDate } from '@candour/statutory-clock'

/** What somebody may bring to an organisation [BCT-01, BCT-59]. */
export const caseKinds = ['COMPLAINT', 'ENQUIRY', 'COMPLIMENT', 'INFORMATION_REQUEST', 'COMMENT'] as const
export type CaseKind = (typeof caseKinds)[number]

export const caseStates = ['RECEIVED', 'ACKNOWLEDGED', 'IN_PROGRESS', 'DECIDED', 'CLOSED', 'WITHDRAWN'] as const
export type CaseState = (typeof caseStates)[number]

/** How a case reached the organisation. */
export const receivedHows = ['SELF_SERVICE', 'IN_PERSON', 'PHONE', 'EMAIL', 'LETTER'] as const
export type ReceivedHow = (typeof receivedHows)[number]

/** What is decided about a case that came too late: it is looked into all the same, or it is not. */
export const lateDecisions = ['ACCEPTED', 'REFUSED'] as const
export type LateDecision = (typeof lateDecisions)[number]

/** Whoever does something in a case. The system reminds of deadlines, and does nothing else. */
export const actorKinds = ['STAFF', 'PERSON', 'REPRESENTATIVE', 'SYSTEM'] as const
export type ActorKind = (typeof actorKinds)[number]

/** The person a case is about, somebody who acts for them, or a member of staff. */
export interface Actor {
  readonly id: string
  readonly kind: ActorKind
  readonly roles: readonly string[]
}

/** One stage of a procedure, as far as it went. */
export interface StageFile {
  /** Code of the stage in its regime; null where the case runs under none. */
  readonly code: string | null
  readonly beganOn: CalendarDate
  readonly acknowledgedOn: CalendarDate | null
  readonly extendedOn: CalendarDate | null
  readonly extendedBy: number | null
  /** When the panel of the stage met, and when its report was sent. */
  readonly panelHeldOn: CalendarDate | null
  readonly panelReportedOn: CalendarDate | null
  readonly decidedOn: CalendarDate | null
  readonly deciderId: string | null
}

/** Somebody who sits on the panel of a stage: a member of staff, or somebody from outside, of whom there is a name only. */
export interface PanelMember {
  readonly staffId: string | null
  readonly name: string
}

/** What the rules look at: a case as it stands. */
export interface CaseFile {
  readonly kind: CaseKind
  readonly state: CaseState
  /** Counts the changes, so that nobody acts on what has changed meanwhile. */
  readonly version: number
  readonly receivedOn: CalendarDate
  /** When the matter happened, and when the person came to know of it, as far as it was said. */
  readonly happenedOn: CalendarDate | null
  readonly knownOn: CalendarDate | null
  readonly lateDecision: LateDecision | null
  /** The role whose queue it came to. */
  readonly queue: string
  readonly handlerId: string | null
  /** Members of staff whom it is about: they have no part in it. */
  readonly complainedAbout: readonly string[]
  /** The panel of the present stage, as far as it is named. */
  readonly panel: readonly PanelMember[]
  /** The oldest first, never empty; the last is the present one. */
  readonly stages: readonly [StageFile, ...StageFile[]]
}

/** The stage that a case is in. */
export const presentStage = ({ stages }: Pick<CaseFile, 'stages'>): StageFile => stages.at(-1) ?? stages[0]

/** Those who decided the stages before the present one. */
export const earlierDeciders = ({ stages }: Pick<CaseFile, 'stages'>): readonly string[] =>
  stages.slice(0, -1).flatMap(({ deciderId }) => deciderId ?? [])

/** A stage in which nothing happened yet. */
export const freshStage = (code: string | null, beganOn: CalendarDate): StageFile => ({
  code,
  beganOn,
  acknowledgedOn: null,
  extendedOn: null,
  extendedBy: null,
  panelHeldOn: null,
  panelReportedOn: null,
  decidedOn: null,
  deciderId: null,
})
