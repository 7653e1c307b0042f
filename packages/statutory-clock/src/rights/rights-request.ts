import type { CalendarDate } from '../calendar-date.ts'

/** The rights of UK GDPR Articles 15 to 22 that a person can ask for. */
export type DataRight = 'ACCESS' | 'RECTIFICATION' | 'ERASURE' | 'RESTRICTION' | 'PORTABILITY' | 'OBJECTION' | 'HUMAN_REVIEW'

/** Something the time cannot start without. `receivedOn` is null until it arrives. */
export interface AwaitedItem {
  readonly askedOn: CalendarDate
  readonly receivedOn: CalendarDate | null
}

/** The person was asked what they seek. `answeredOn` is null until they answer. */
export interface Clarification {
  readonly askedOn: CalendarDate
  readonly answeredOn: CalendarDate | null
}

/** The only two grounds of UK GDPR Article 12(3). */
export const extensionGrounds = ['COMPLEX', 'SEVERAL_REQUESTS'] as const
export type ExtensionGround = (typeof extensionGrounds)[number]

/** A written notice to the person that the answer takes up to two further months. */
export interface ExtensionNotice {
  readonly noticeOn: CalendarDate
  readonly ground: ExtensionGround
  readonly reasons: string
}

/** What is known about a request, as far as time depends on it. */
export interface RightsRequest {
  readonly right: DataRight
  readonly receivedOn: CalendarDate
  readonly identity?: AwaitedItem | null
  readonly authority?: AwaitedItem | null
  readonly fee?: AwaitedItem | null
  readonly clarifications?: readonly Clarification[]
  readonly extension?: ExtensionNotice | null
  readonly answeredOn?: CalendarDate | null
}
