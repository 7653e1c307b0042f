import type { DataCategory } from '@candour/need-to-know'
import { calendarDate, latestOf, type CalendarDate, type ClaimRisk, type Hold, type RecordFacts } from '@candour/statutory-clock'
import type { HoldKind } from './hold.ts'
import type { Schedule } from './schedule.ts'

/** What the services publish of one person that keeping times rest on. Days are `YYYY-MM-DD`. */
export interface PublishedFacts {
  readonly serviceUserId: string
  readonly kinds: readonly string[]
  readonly status: string
  readonly bornOn: string | null
  readonly diedOn: string | null
  readonly closedOn: readonly string[]
  /** `on` null: known not to have happened. */
  readonly facts: readonly { readonly kind: string; readonly on: string | null; readonly detail: string | null }[]
  readonly complaints: readonly {
    readonly kind: string
    readonly openedOn: string
    readonly closedOn: string | null
    readonly lastActionOn: string
  }[]
  readonly holds: readonly { readonly kind: HoldKind; readonly placedOn: string; readonly untilOn: string | null }[]
}

const claimRisks: readonly ClaimRisk[] = ['personal-injury', 'contract', 'negligence']

/** Cases that hold a record back while they are open: what somebody complains of, and what they ask to be told. */
const holdingCases: Readonly<Record<string, HoldKind>> = { COMPLAINT: 'COMPLAINT', INFORMATION_REQUEST: 'RIGHTS_REQUEST' }
export const casesThatHold: readonly string[] = Object.keys(holdingCases)

/** The published facts as the calculation takes them: what was not published is not known. */
export function recordFacts(published: PublishedFacts, { contracts }: Schedule): RecordFacts {
  const named = (kind: string) => published.facts.filter((fact) => fact.kind === kind)
  const years = named('CONTRACT').flatMap(({ detail }) => contracts.get(detail ?? '') ?? [])
  const risks = named('CLAIM_RISK').flatMap(({ detail }) => claimRisks.filter((risk) => risk === detail))
  const lookedAfter = named('LOOKED_AFTER')
  return {
    kind: published.kinds,
    born: published.bornOn,
    died: published.diedOn === null ? null : calendarDate(published.diedOn),
    open: isOpen(published),
    closed: published.closedOn.map(calendarDate),
    ...(published.kinds.includes('complaint') && { lastAction: lastActions(published) }),
    ...(lookedAfter.length > 0 && { lookedAfter: lookedAfter.some(({ on }) => on !== null) }),
    ...(named('PLACEMENT_ENDED').length > 0 && { temporaryApproval: true }),
    ...(years.length > 0 && { contractYears: Math.max(...years) }),
    ...(risks.length > 0 && { claimRisk: risks }),
    ...day('orderMade', named('ORDER_MADE')),
    ...day('approvalEnded', named('APPROVAL_ENDED'), 'every'),
    ...day('placementEnded', named('PLACEMENT_ENDED'), 'every'),
    ...day('contractClosed', named('CONTRACT_CLOSED'), 'every'),
    ...day('claimArose', named('CLAIM_AROSE')),
    ...day('claimKnown', named('CLAIM_KNOWN')),
  }
}

/** The latest day of a fact that may have been published several times. With `every`, none while one of them has not happened. */
function day<Name extends string>(name: Name, published: PublishedFacts['facts'], needs: 'any' | 'every' = 'any') {
  const days = published.flatMap(({ on }) => (on === null ? [] : [calendarDate(on)]))
  const [first, ...others] = days
  const running = needs === 'every' && days.length < published.length
  const latest = first === undefined || running ? null : latestOf(first, ...others)
  return (published.length === 0 ? {} : { [name]: latest }) as { readonly [Key in Name]?: CalendarDate | null }
}

/** A hold, with the categories of what it tells of the person besides being held. */
export interface LabelledHold extends Hold {
  readonly tells: readonly DataCategory[]
}

/**
 * Everything that holds the record back: holds that somebody placed, and complaints and requests that are still open, which nobody has to
 * remember to place. The order is the one in which an explanation lists them.
 */
export function holdsOn({ holds, complaints }: Pick<PublishedFacts, 'holds' | 'complaints'>): readonly LabelledHold[] {
  return [
    ...holds.map(({ kind, placedOn, untilOn }) => ({
      kind,
      reason: '',
      placedOn: calendarDate(placedOn),
      until: untilOn === null ? null : calendarDate(untilOn),
      tells: [],
    })),
    ...complaints.flatMap(({ kind, openedOn, closedOn }) => {
      const holding = holdingCases[kind]
      const hold = { reason: '', placedOn: calendarDate(openedOn), until: null, tells: ['complaint.matter'] as const }
      return holding && closedOn === null ? [{ ...hold, kind: holding }] : []
    }),
  ]
}

/** A record that is only a complaint's own file is open as long as the complaint is; every other as long as the person is supported. */
function isOpen({ kinds, status, complaints }: PublishedFacts): boolean {
  const ofTheCase = kinds.some((kind) => kind !== 'complaint')
  const ofTheComplaint = kinds.includes('complaint')
  return (
    ((ofTheCase || kinds.length === 0) && status === 'ACTIVE') ||
    (ofTheComplaint && complaints.some(({ closedOn }) => closedOn === null))
  )
}

function lastActions({ complaints }: PublishedFacts): readonly CalendarDate[] | null {
  return complaints.length === 0 ? null : complaints.map(({ lastActionOn }) => calendarDate(lastActionOn))
}
