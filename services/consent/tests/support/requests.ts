import type { Asker, ConsentNetwork } from './consent-network.ts'

export interface ConsentSeen {
  readonly id: string
  readonly item: { readonly code: string; readonly basis: string; readonly wording: { readonly version: number } }
  readonly state: string | null
  readonly version: number | null
  readonly recordedBy: string | null
  readonly method: string | null
  readonly decidedAt: string | null
  readonly wordingVersion: number | null
  readonly wording: { readonly text: string } | null
  readonly history:
    | readonly {
        readonly state: string
        readonly recordedBy: string
        readonly signed: boolean
        readonly wordingVersion: number
      }[]
    | null
  readonly viewerCan: { readonly give: boolean; readonly withdraw: boolean }
}

const consentFields = `id item { code basis wording { version } } state version recordedBy method decidedAt wordingVersion wording { text }
  history { state recordedBy signed wordingVersion method visitedOn } viewerCan { give withdraw }`

export interface Outcome {
  readonly consent: ConsentSeen | null
  readonly userErrors: readonly { readonly code: string; readonly path: readonly string[] }[]
}

/** The requests that the tests make, as a portal would. */
export function requestsOf(network: ConsentNetwork) {
  const entities = (asker: Asker, ...ids: string[]) =>
    network.ask(
      asker,
      `query ($refs: [_Any!]!) { _entities(representations: $refs) { ... on ServiceUser { id consents { ${consentFields} } } } }`,
      {
        refs: ids.map((id) => ({ __typename: 'ServiceUser', id })),
      },
    )
  const mutate = async (asker: Asker, name: 'recordConsentDecision' | 'withdrawConsent', input: object) => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) { consent { ${consentFields} } userErrors { code path } } }`
    const answer = await network.ask(asker, query, { input })
    return { answer, outcome: (answer.data?.[name] ?? null) as Outcome | null }
  }
  return {
    entities,
    /** The consents of a person by item, as this viewer reads them on the next request. */
    async consents(asker: Asker, id: string): Promise<Map<string, ConsentSeen>> {
      const { data } = await entities(asker, id)
      const [person] = (data?.['_entities'] ?? []) as ({ consents: ConsentSeen[] | null } | null)[]
      return new Map(person?.consents?.map((consent) => [consent.item.code, consent]))
    },
    record: async (asker: Asker, serviceUserId: string, itemCode: string, decision: 'GIVEN' | 'REFUSED', rest: object = {}) =>
      mutate(asker, 'recordConsentDecision', {
        serviceUserId,
        itemCode,
        decision,
        wordingVersion: 1,
        method: 'IN_PERSON',
        ...rest,
      }),
    withdraw: async (asker: Asker, serviceUserId: string, itemCode: string, rest: object = {}) =>
      mutate(asker, 'withdrawConsent', { serviceUserId, itemCode, ...rest }),
  }
}
