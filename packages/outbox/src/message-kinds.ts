import type { DataCategory } from '@candour/need-to-know'

/** The ways in which a message can leave. A telephone call is made by people. */
export const channels = ['EMAIL', 'SMS', 'POST'] as const
export type MessageChannel = (typeof channels)[number]

/** What each kind of message says, free of any language. Dates are ISO. */
export interface MessageParameters {
  /** What the person sent is here, and by when they are answered. */
  readonly 'complaint-acknowledged': {
    readonly reference: string
    readonly receivedOn: string
    readonly replyDueOn: string | null
  }
  /** The record was corrected as asked, or was not. */
  readonly 'correction-decided': { readonly requestedOn: string; readonly accepted: boolean }
  /** A choice about sharing was recorded, started or stopped. */
  readonly 'consent-recorded': { readonly decision: 'GIVEN' | 'REFUSED' | 'WITHDRAWN'; readonly decidedAt: string }
  /** A sign-in of one's own is ready to be made, with a code that can be used once. */
  readonly 'sign-in-invitation': { readonly code: string; readonly expiresAt: string }
  /** Access that was lost is restored, with a code that can be used once. */
  readonly 'access-restored': { readonly code: string; readonly expiresAt: string }
  /** Somebody on the staff opened the record in an emergency: told to the person. */
  readonly 'emergency-access': { readonly staffName: string; readonly from: string; readonly until: string }
  /** The same, told to the data protection officer, who reviews it. */
  readonly 'emergency-access-to-review': {
    readonly staffName: string
    readonly from: string
    readonly until: string
    readonly reference: string
  }
  /** A birthday ends, or has ended, somebody's authority to act for the person, who at 16 may let it go on. */
  readonly 'authority-ends': {
    readonly on: string
    readonly age: '16' | '18'
    readonly happened: boolean
    readonly mayGoOn: boolean
  }
  /** A deadline comes near, or is over: told to staff. Names the case, and nothing of what is in it. */
  readonly 'deadline-reminder': { readonly reference: string; readonly dueOn: string; readonly over: boolean }
  /** Records are erased by the organisation's rule on that day unless somebody decides before: told to whoever decides. Names nobody. */
  readonly 'disposal-reminder': { readonly runsOn: string; readonly many: boolean; readonly records: string }
  /** How one signs in was changed: told to whoever it was done to, in case it was not them. */
  readonly 'sign-in-changed': { readonly changedAt: string }
}

export type MessageKind = keyof MessageParameters

interface KindRules {
  /** What the message betrays by being there: who may not read all of it does not see that it was sent. */
  readonly categories: readonly DataCategory[]
  /** Parameters that are sent and never shown again: the log of messages has a dash in their place. */
  readonly secrets: readonly string[]
}

/** Each kind has a text of its own in the templates of the service that sends. */
export const messageKinds: Readonly<Record<MessageKind, KindRules>> = {
  'complaint-acknowledged': { categories: ['contact', 'complaint.matter'], secrets: [] },
  'correction-decided': { categories: ['contact', 'rights'], secrets: [] },
  'consent-recorded': { categories: ['contact', 'consent'], secrets: [] },
  'sign-in-invitation': { categories: ['contact', 'sign-in'], secrets: ['code'] },
  'access-restored': { categories: ['contact', 'sign-in'], secrets: ['code'] },
  'emergency-access': { categories: ['contact', 'audit'], secrets: [] },
  'emergency-access-to-review': { categories: ['contact', 'audit'], secrets: [] },
  'authority-ends': { categories: ['contact', 'representation'], secrets: [] },
  'deadline-reminder': { categories: ['contact', 'complaint.matter'], secrets: [] },
  'disposal-reminder': { categories: ['contact', 'retention'], secrets: [] },
  'sign-in-changed': { categories: ['contact', 'sign-in'], secrets: [] },
}

export const isMessageKind = (text: string): text is MessageKind => Object.hasOwn(messageKinds, text)
