import type { Action, DeclaredCategory, Purpose } from '@candour/need-to-know'
import { readReason } from './prose.ts'
import { isRefusal, refuse, type Refusal } from './refusal.ts'

interface Openable {
  /** What the work is about the person: whoever may add that, for the purpose they state, may open it. */
  readonly about: DeclaredCategory
  /** What may be done to that by whoever leads this work. Where nothing is decided, nobody but its lead opens it. */
  readonly leadMay: Action
  /** The longest it is open at once, in days. */
  readonly mostDays: number
  /** It is not for everybody whose role may state the purpose, but for one person of this role. */
  readonly forOne?: 'inspector'
}

/**
 * Purposes for which somebody opens a work item. A rights request is answered within a month, and two more where it is complex: UK GDPR
 * Art. 12(3). A complaint is a work item by itself.
 */
export const openable = {
  'rights-request': { about: 'rights', leadMay: 'decide', mostDays: 92 },
  audit: { about: 'audit', leadMay: 'create', mostDays: 31 },
  safeguarding: { about: 'safeguarding', leadMay: 'decide', mostDays: 184 },
  'retention-review': { about: 'retention', leadMay: 'decide', mostDays: 31 },
  // to let the regulator see it is to share it
  inspection: { about: 'sharing', leadMay: 'create', mostDays: 92, forOne: 'inspector' },
} as const satisfies Partial<Record<Purpose, Openable>>

export type OpenablePurpose = keyof typeof openable

/** The purpose, where a work item is opened for it. */
export const openablePurpose = (purpose: string): OpenablePurpose | undefined =>
  (Object.keys(openable) as OpenablePurpose[]).find((known) => known === purpose)

export interface WorkItemWish {
  readonly purpose: OpenablePurpose
  /** Whose it is; only for what is one person's. */
  readonly forId?: string | null | undefined
  readonly days: number
  readonly reason: string
}

export interface OpenFacts {
  readonly wish: WorkItemWish
  /** Roles in force of whom it is for; empty where nobody is named, or nobody of that id is here. */
  readonly rolesOfNamed: readonly string[]
  readonly now: Date
}

/** Whether a work item is opened as it was asked for. Who may ask is decided before, by the policy. */
export function openWorkItem({
  wish,
  rolesOfNamed,
  now,
}: OpenFacts): { readonly reason: string; readonly until: Date } | Refusal {
  const { mostDays, forOne }: Openable = openable[wish.purpose]
  if (forOne === undefined && wish.forId) return refuse('NOT_FOR_ONE', 'This work is not one person’s.', 'forId')
  if (forOne !== undefined && !rolesOfNamed.includes(forOne)) return refuse('NOT_AN_INSPECTOR', 'Choose an inspector.', 'forId')
  if (!Number.isInteger(wish.days) || wish.days < 1 || wish.days > mostDays)
    return refuse('BAD_DURATION', `Enter a number of days from 1 to ${mostDays}.`, 'days')
  const reason = readReason(wish.reason, { required: true })
  if (isRefusal(reason)) return reason
  return { reason: reason ?? '', until: new Date(now.getTime() + wish.days * 86_400_000) }
}

/**
 * What takes to be allowed to end one: all of this, to what it is about. Those who began it end it, and so does the one whose it is; what
 * others began is ended by whoever leads such work, and by nobody who may only begin it.
 */
export const endingTakes = (
  {
    purpose,
    forId,
    openedById,
  }: { readonly purpose: OpenablePurpose; readonly forId: string | null; readonly openedById: string },
  viewerId: string,
): readonly Action[] => {
  if (forId === viewerId) return ['read']
  return openedById === viewerId ? ['create'] : ['create', openable[purpose].leadMay]
}

/** Ends one before its time, once. */
export const closeWorkItem = (item: { readonly untilAt: Date; readonly closedAt: Date | null }, now: Date): Refusal | null =>
  item.closedAt !== null || item.untilAt <= now ? refuse('CONFLICT', 'This work is closed already.') : null
