import type { CalendarDate } from '../calendar-date.ts'

export type ClaimRisk = 'personal-injury' | 'contract' | 'negligence' | 'child-sexual-abuse'

/**
 * What is known about a record. A fact left out is not known; `null` says that the thing has not happened (no order made, case not closed, contract
 * still running, carer still approved) or, for a birth date, that nobody knows it.
 */
export interface RecordFacts {
  /** Kinds of record in one file, such as `child-in-care`; the rules name them. */
  readonly kind: string | readonly string[]
  /** A birth date, or `YYYY` where only the year is known. */
  readonly born?: string | null
  readonly died?: CalendarDate | null
  /** The case is open, whatever was closed before. */
  readonly open?: boolean
  /** Every closure of the case; the last one counts. */
  readonly closed?: CalendarDate | readonly CalendarDate[] | null
  /** Every action on a complaint, remedy and ombudsman included; the last one counts. */
  readonly lastAction?: CalendarDate | readonly CalendarDate[] | null
  readonly changedPolicy?: boolean
  readonly holdsPersonalData?: boolean
  readonly orderMade?: CalendarDate | null
  readonly lookedAfter?: boolean
  readonly approvalEnded?: CalendarDate | null
  readonly temporaryApproval?: boolean
  readonly placementEnded?: CalendarDate | null
  readonly contractClosed?: CalendarDate | null
  readonly contractYears?: number
  readonly claimRisk?: ClaimRisk | readonly ClaimRisk[] | null
  /** The day of the hurt, breach of contract or neglect. */
  readonly claimArose?: CalendarDate | null
  /** The day the person came to know that they could claim. */
  readonly claimKnown?: CalendarDate | null
  /** A hold whose last day is fixed. */
  readonly holdUntil?: CalendarDate | null
  readonly consentWithdrawn?: CalendarDate | null
}

/** Facts that may come once, several times or not at all, as a list. */
export function each<Value>(value: Value | readonly Value[] | null | undefined): readonly Value[] {
  if (value === null || value === undefined) return []
  return isList(value) ? value : [value]
}

function isList<Value>(value: Value | readonly Value[]): value is readonly Value[] {
  return Array.isArray(value)
}
