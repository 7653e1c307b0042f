import type { Asker, RetentionNetwork } from './retention-network.ts'

export interface RetentionSeen {
  readonly disposeFrom: string | null
  readonly decidedBy: string | null
  readonly explanation: {
    readonly text: string | null
    readonly considered:
      | readonly { rule: string | null; date: string | null; because: string | null; facts: string[] | null }[]
      | null
  } | null
}

export interface HoldSeen {
  readonly id: string
  readonly kind: string | null
  readonly reason: string | null
  readonly placedBy: string | null
  readonly until: string | null
  readonly releasedAt: string | null
  readonly releasedBy: string | null
  readonly releaseReason: string | null
  readonly viewerCan: { readonly release: boolean }
}

export interface HoldOutcome {
  readonly hold: HoldSeen | null
  readonly userErrors: readonly { readonly code: string; readonly path: readonly string[] }[]
}

export interface DueSeen {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
  readonly nodes: readonly {
    id: string
    serviceUser: { id: string } | null
    disposeFrom: string | null
    decidedBy: string | null
  }[]
}

export interface DisposalSeen {
  readonly id: string
  readonly state: string | null
  readonly rule: string | null
  readonly reason: string | null
  readonly proposedBy: string | null
  readonly decidedBy: string | null
  readonly runsOn: string | null
  readonly byItselfAfterDays: number | null
  readonly refusalReason: string | null
  readonly erasedAt: string | null
  readonly filesLeft: number | null
  readonly erasures: readonly { service: string; rows: number; keys: number }[] | null
  readonly viewerCan: { readonly decide: boolean }
}

const disposalFields =
  'id state rule reason proposedBy decidedBy runsOn byItselfAfterDays refusalReason erasedAt filesLeft erasures { service rows keys } viewerCan { decide }'
const holdFields = 'id kind reason placedAt placedBy until releasedAt releasedBy releaseReason viewerCan { release }'
const retentionFields = 'disposeFrom decidedBy explanation { text considered { rule date because facts } }'

/** The requests that the tests make, as a portal would. */
export function requestsOf(network: RetentionNetwork) {
  const entities = (asker: Asker, ...ids: string[]) =>
    network.ask(
      asker,
      `query ($refs: [_Any!]!) { _entities(representations: $refs) { ... on ServiceUser {
        id retention { ${retentionFields} } holds { ${holdFields} } } } }`,
      { refs: ids.map((id) => ({ __typename: 'ServiceUser', id })) },
    )
  const mutate = async (asker: Asker, name: 'placeHold' | 'releaseHold', input: object) => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) { hold { ${holdFields} } userErrors { code path } } }`
    const answer = await network.ask(asker, query, { input })
    return { answer, outcome: (answer.data?.[name] ?? null) as HoldOutcome | null }
  }
  const disposing = async (asker: Asker, name: string, input: object) => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) { disposal { ${disposalFields} } userErrors { code path } } }`
    const { data, errors } = await network.ask(asker, query, { input })
    const outcome = (data?.[name] ?? null) as { disposal: DisposalSeen | null; userErrors: { code: string }[] } | null
    return { errors, disposal: outcome?.disposal ?? null, refused: outcome?.userErrors[0]?.code ?? null }
  }
  return {
    entities,
    propose: (asker: Asker, serviceUserId: string, reason = 'Its day has come') =>
      disposing(asker, 'proposeDisposal', { serviceUserId, reason }),
    approve: (asker: Asker, disposalId: string) => disposing(asker, 'approveDisposal', { disposalId }),
    refuse: (asker: Asker, disposalId: string, reason = 'The family may still ask') =>
      disposing(asker, 'refuseDisposal', { disposalId, reason }),
    /** What was approved, the latest first. */
    async disposals(asker: Asker, variables: { first?: number; after?: string } = {}) {
      const { data, errors } = await network.ask(
        asker,
        `query ($first: Int, $after: String) { disposals(first: $first, after: $after) {
          nodes { ${disposalFields} } pageInfo { hasNextPage endCursor } } }`,
        variables,
      )
      return { errors, disposals: data?.['disposals'] as { nodes: DisposalSeen[]; pageInfo: DueSeen['pageInfo'] } | undefined }
    },
    /** What this viewer reads of a person now. */
    async read(asker: Asker, id: string) {
      const { data, errors, extensions } = await entities(asker, id)
      const [person] = (data?.['_entities'] ?? []) as { retention: RetentionSeen | null; holds: HoldSeen[] | null }[]
      return { retention: person?.retention ?? null, holds: person?.holds ?? null, errors, withheld: extensions?.['withheld'] }
    },
    async due(asker: Asker, variables: { before?: string; first?: number; after?: string; proposed?: boolean } = {}) {
      const { data, errors } = await network.ask(
        asker,
        `query ($before: Date, $first: Int, $after: String, $proposed: Boolean) {
          retentionDue(before: $before, first: $first, after: $after, proposed: $proposed) {
          nodes { id serviceUser { id } disposeFrom decidedBy } pageInfo { hasNextPage endCursor } } }`,
        variables,
      )
      return { errors, due: (data?.['retentionDue'] ?? null) as DueSeen | null }
    },
    /** The proposal about a person as it stands on the due list; null where there is none. */
    async waiting(asker: Asker, id: string): Promise<DisposalSeen | null> {
      const { data } = await network.ask(
        asker,
        `{ retentionDue(proposed: true, first: 100) { nodes { id disposal { ${disposalFields} } } } }`,
      )
      const due = data?.['retentionDue'] as { nodes: { id: string; disposal: DisposalSeen }[] } | undefined
      return due?.nodes.find((each) => each.id === id)?.disposal ?? null
    },
    place: (asker: Asker, serviceUserId: string, rest: object = {}) =>
      mutate(asker, 'placeHold', { serviceUserId, kind: 'POLICE', reason: 'Asked by the police in writing', ...rest }),
    release: (asker: Asker, holdId: string, reason = 'The police closed their file') =>
      mutate(asker, 'releaseHold', { holdId, reason }),
  }
}
