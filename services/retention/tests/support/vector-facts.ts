import { readFileSync } from 'node:fs'
import { foundingProfiles, type OrganisationProfile } from '@candour/organisations'
import type { PublishedFacts } from '../../src/domain/published-facts.ts'
import type { HoldKind } from '../../src/domain/hold.ts'

type Days = string | readonly string[] | null | undefined

/** A case of keeping time as it was agreed, in the words of the calculation. */
export interface RetentionVector {
  readonly id: string
  readonly disposeFrom: string | null
  readonly decidedBy: string
  readonly facts: {
    readonly kind: string | readonly string[]
    readonly born?: string
    readonly died?: string
    readonly closed?: Days
    readonly lastAction?: Days
    readonly orderMade?: string | null
    readonly lookedAfter?: boolean
    readonly approvalEnded?: string | null
    readonly contractClosed?: string | null
    readonly contractYears?: number
    readonly claimRisk?: string
    readonly holdUntil?: string
  }
}

const file = new URL('../../../../packages/statutory-clock/tests/vectors/retention.json', import.meta.url)

export const retentionVectors: readonly RetentionVector[] = JSON.parse(readFileSync(file, 'utf8')) as RetentionVector[]

const list = (days: Days): readonly string[] =>
  days === null || days === undefined ? [] : typeof days === 'string' ? [days] : days

const ofTheOrganisations = ['bct', 'dmws', 'polaris'].flatMap((id) => foundingProfiles().filter((profile) => profile.id === id))

/** The founding organisation whose schedule is about the kind of record that a case is about. */
export function organisationOf({ facts }: RetentionVector): OrganisationProfile {
  const kinds = typeof facts.kind === 'string' ? [facts.kind] : facts.kind
  const found = ofTheOrganisations.find(({ retention }) =>
    kinds.every((kind) => retention.rules.some(({ appliesTo }) => (appliesTo as readonly string[]).includes(kind))),
  )
  if (!found) throw new Error(`No founding organisation keeps records of kind ${kinds.join(' and ')}.`)
  return found
}

/**
 * The facts of an agreed case as the services publish them. A record always has a birth date in this product; where a case names none, it
 * makes no difference to it.
 */
export function publishedFor(
  { facts }: RetentionVector,
  serviceUserId: string,
  { contracts }: OrganisationProfile,
): PublishedFacts {
  const known = (kind: string, on: string | null | undefined, detail: string | null = null) =>
    on === undefined ? [] : [{ kind, on, detail }]
  return {
    serviceUserId,
    kinds: typeof facts.kind === 'string' ? [facts.kind] : facts.kind,
    status: facts.died ? 'DECEASED' : 'CLOSED',
    bornOn: facts.born ?? '1990-01-01',
    diedOn: facts.died ?? null,
    closedOn: list(facts.closed),
    facts: [
      ...known('ORDER_MADE', facts.orderMade),
      ...(facts.lookedAfter === undefined ? [] : known('LOOKED_AFTER', facts.lookedAfter ? (facts.born ?? null) : null)),
      ...known('APPROVAL_ENDED', facts.approvalEnded),
      ...known('CONTRACT_CLOSED', facts.contractClosed),
      ...(facts.contractYears === undefined
        ? []
        : known('CONTRACT', null, contracts.find(({ keepYears }) => keepYears === facts.contractYears)?.code)),
      ...(facts.claimRisk === undefined ? [] : known('CLAIM_RISK', null, facts.claimRisk)),
    ],
    complaints: list(facts.lastAction).map((day) => ({ kind: 'COMPLAINT', openedOn: day, closedOn: day, lastActionOn: day })),
    holds: facts.holdUntil ? [{ kind: 'CLAIM' as HoldKind, placedOn: '2027-02-01', untilOn: facts.holdUntil }] : [],
  }
}
