import type { Clock, VaultSession } from '@candour/database'
import type { Viewer, ViewerPolicy } from '@candour/need-to-know'
import type { OrganisationProfile } from '@candour/organisations'
import type { AuditTrail } from './audit-trail.ts'
import type { RequestDecisions } from './need-to-know-runtime.ts'

/** What every resolver of every subgraph is given for one request. `Db` is the service's own database client. */
export interface SubgraphContext<Db = unknown> {
  readonly requestId: string
  readonly clock: Clock
  readonly viewer: Viewer
  /** When the viewer last proved who they are. */
  readonly authenticatedAt: Date
  readonly profile: OrganisationProfile
  readonly policy: ViewerPolicy
  readonly needToKnow: RequestDecisions
  readonly audit: AuditTrail
  readonly vault: VaultSession
  readonly db: Db
}
