import type { AssuranceLevel, Purpose, ViewerKind } from '@candour/need-to-know'

/** Who asks, as far as the whole request is concerned. Roles are not in it: each subgraph reads them from `facts`. */
export interface RequestViewer {
  /** Account id of a person, client id of an integrator. */
  readonly id: string
  readonly kind: ViewerKind
  readonly organisation: string
  readonly clientId: string
  readonly sessionId: string | null
  readonly assurance: AssuranceLevel
  /** When the viewer last proved who they are. Seconds since 1970. */
  readonly authenticatedAt: number
  readonly purpose: Purpose | null
  readonly requestId: string
}

/** What a subgraph is told about one call: the viewer, and what the client's operation was. */
export interface ViewerClaims extends RequestViewer {
  readonly operation: 'query' | 'mutation'
  readonly operationName: string | null
}

/**
 * Signs who asks, for one subgraph (`audience` is its name) and one exact body; the subgraph checks it before it parses anything.
 * `createViewerSigner` of `@candour/subgraph-kit` gives one.
 */
export type SignViewer = (claims: ViewerClaims, audience: string, body: string) => Promise<string>
