/** What may be brought to an organisation [BCT-01] [BCT-59]. */
export const caseKinds = ['complaint', 'enquiry', 'compliment', 'information-request', 'comment'] as const
export type CaseKind = (typeof caseKinds)[number]

export const clockUnits = ['working-days', 'days', 'months'] as const
export type ClockUnit = (typeof clockUnits)[number]

/** What a reply's limit is counted from. */
export const replyStarts = ['receipt', 'acknowledgement', 'panel-report'] as const

/** A panel that hears a complaint before the reply of its stage, in the unit of that stage. */
export interface ReviewPanel {
  readonly people: number
  readonly meetWithin: number
  /** Counted from the day the panel met. */
  readonly reportWithin: number
}

/** One round of a procedure: its limits, each a number of `unit`. A limit that is absent is one the regime does not set. */
export interface ComplaintStage {
  readonly code: string
  readonly name: string
  readonly unit: ClockUnit
  /** How long after the reply of the stage before a person may ask for this one. */
  readonly requestWithin?: number | undefined
  readonly acknowledgeWithin?: number | undefined
  /** Of `acknowledgeWithin`, where it differs from `unit`. */
  readonly acknowledgeUnit: ClockUnit
  readonly replyWithin?: number | undefined
  readonly replyFrom: (typeof replyStarts)[number]
  /** How much longer the reply may take at most, once. */
  readonly extendBy?: number | undefined
  /** Nobody who decided an earlier stage may decide this one. */
  readonly differentDecider: boolean
  /** The limit begins on the day it is counted from ("commencing on"), so that it ends a day sooner. */
  readonly countsFirstDay: boolean
  /** A limit in days or months that ends on a non-working day moves to the next working day. */
  readonly rolls: boolean
  readonly panel?: ReviewPanel | undefined
}

/** A procedure under which a case runs, with every figure settled. */
export interface ComplaintRegime {
  readonly code: string
  readonly name: string
  /** The law or policy its figures come from. */
  readonly source: string
  readonly statutory: boolean
  readonly appliesTo: readonly CaseKind[]
  /** Codes of the services it is limited to; null: any. */
  readonly onlyServices: readonly string[] | null
  /** Codes of the categories it is limited to; null: any. */
  readonly onlyCategories: readonly string[] | null
  readonly stages: readonly ComplaintStage[]
  /** A complaint made by word of mouth and settled this soon is none under this regime. */
  readonly outsideIf?: { readonly spoken: true; readonly resolvedWithinWorkingDays: number } | undefined
  /** How long after the matter it may be brought. */
  readonly withinOf?:
    | { readonly months: number; readonly of: 'event' | 'event-or-knowledge'; readonly waivable: boolean }
    | undefined
}

/** What the platform ships of a regime laid down in law: everything but which services and categories of an organisation it governs. */
export type StatutoryRegime = Omit<ComplaintRegime, 'statutory' | 'onlyServices' | 'onlyCategories'>

/** What holds for a stage unless it says otherwise. */
export const ordinaryStage = { replyFrom: 'receipt', differentDecider: false, countsFirstDay: false, rolls: false } as const
