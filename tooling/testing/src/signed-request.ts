import type { SubgraphAnswer, ViewerClaims } from '@candour/subgraph-kit'
import type { Api } from './api-client.ts'
import { partsOf } from './forged-token.ts'
import type { TestNetwork } from './test-network.ts'

export type SubgraphName = keyof TestNetwork['network']['subgraphs']
export const subgraphNames = [
  'access',
  'service-users',
  'consent',
  'complaints',
  'retention',
] as const satisfies readonly SubgraphName[]

/** Who asks, as the gateway would sign it for the bearer of a token. */
export function claimsOf(api: Api, purpose: ViewerClaims['purpose']): ViewerClaims {
  const { claims } = partsOf(api.token)
  return {
    id: String(claims['sub']),
    kind: claims['kind'] as ViewerClaims['kind'],
    organisation: String(claims['org']),
    clientId: String(claims['client_id']),
    sessionId: claims['kind'] === 'integrator' ? null : String(claims['sid']),
    assurance: Number(claims['acr']) as ViewerClaims['assurance'],
    authenticatedAt: Number(claims['auth_time']),
    purpose,
    requestId: crypto.randomUUID(),
    operation: 'query',
    operationName: null,
  }
}

export const bodyOf = (query: string, variables: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({ query, variables })

/** Asks one subgraph as a gateway does, with no gateway in between. */
export async function askSubgraph(
  { network }: Pick<TestNetwork, 'network'>,
  name: SubgraphName,
  viewer: ViewerClaims,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<SubgraphAnswer> {
  const body = bodyOf(query, variables)
  return network.subgraphs[name].execute({ body, signedViewer: await network.signViewer(viewer, name, body) })
}
