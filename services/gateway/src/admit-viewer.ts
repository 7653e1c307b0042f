import type { Request } from 'express'
import type { Clock } from '@candour/database'
import type { Claimant, ViewerGrants } from '@candour/decision-facts'
import type { Viewer } from '@candour/need-to-know'
import { createAuthenticator, type TokenConfig } from './authenticate.ts'
import { RequestRefused } from './errors.ts'
import { purposeOf } from './purpose.ts'
import type { RequestViewer } from './viewer-context.ts'

/** The one question that the gateway asks the policy: may this viewer see anything at all? */
export interface AdmissionPolicy {
  forViewer(viewer: Viewer): { hasAnyGrant(): boolean }
}

export interface Admission {
  readonly tokens: TokenConfig
  /** Policy of an organisation; undefined for one that is not served here. */
  readonly policies: (organisation: string) => AdmissionPolicy | undefined
  /** Reads from `facts`, on every request, whether the session or client still stands, and its roles or scopes. */
  readonly viewerGrants: (claimant: Claimant, now: Date) => Promise<ViewerGrants>
  /** Origin of the installation: the only one from which a portal's token may be used in a browser. */
  readonly origin: string
  /** Whether the staff of an organisation come in on enrolled devices or from enrolled networks only. */
  readonly enrolledOnly?: (organisation: string) => boolean
  readonly isEnrolled: (headers: ViewerHeaders) => boolean
  readonly clock: Clock
}

export interface ViewerHeaders {
  readonly authorization?: string | undefined
  readonly origin?: string | undefined
  readonly 'candour-purpose'?: string | undefined
  /** Where the request comes from, as the nearest machine of ours saw it. */
  readonly address?: string | undefined
  /** The certificate of the device, as the proxy with TLS saw it. */
  readonly 'client-cert'?: string | undefined
}

/** The headers of a request that tell who asks, from where and for what. */
export const viewerHeadersOf = (request: Request): ViewerHeaders => ({
  // Of several the server would keep the first, where a proxy may have looked at the last: together they are no token.
  authorization: request.headersDistinct['authorization']?.join(', '),
  origin: request.get('origin'),
  'candour-purpose': request.get('candour-purpose'),
  address: request.ip,
  'client-cert': request.get('client-cert'),
})

/**
 * Establishes who asks and turns away whoever may see nothing, so that such a request never reaches a subgraph.
 * @throws RequestRefused UNAUTHENTICATED (token, session, client), FORBIDDEN (foreign origin, neither device nor network enrolled, no grant), BAD_REQUEST (purpose), UNAVAILABLE
 */
export function createAdmission(config: Admission) {
  const authenticate = createAuthenticator(config.tokens, config.clock)
  return async (headers: ViewerHeaders, requestId: string): Promise<RequestViewer> => {
    const bearer = await authenticate(headers.authorization)
    if (bearer.kind !== 'integrator' && headers.origin !== undefined && headers.origin !== config.origin) {
      throw new RequestRefused('FORBIDDEN')
    }
    const isStaff = bearer.kind === 'staff' || bearer.kind === 'inspector'
    if (isStaff && config.enrolledOnly?.(bearer.organisation) && !config.isEnrolled(headers)) {
      throw new RequestRefused('FORBIDDEN')
    }
    const purpose = purposeOf(bearer.kind, headers['candour-purpose'], bearer.purpose)
    const viewer: RequestViewer = { ...bearer, purpose, requestId }
    const grants = await readGrants(config, viewer)
    const policy = config.policies(viewer.organisation)
    if (!grants.alive || !policy) {
      throw new RequestRefused('UNAUTHENTICATED', { headers: { 'www-authenticate': 'Bearer error="invalid_token"' } })
    }
    const { kind, id, organisation, assurance } = viewer
    const asPolicySees: Viewer = { kind, id, organisation, assurance, purpose, roles: grants.roles, scopes: grants.scopes }
    if (!policy.forViewer(asPolicySees).hasAnyGrant()) throw new RequestRefused('FORBIDDEN')
    return viewer
  }
}

async function readGrants(config: Admission, viewer: RequestViewer): Promise<ViewerGrants> {
  try {
    return await config.viewerGrants(viewer, config.clock.now())
  } catch (error) {
    throw new RequestRefused('UNAVAILABLE', { cause: error })
  }
}
