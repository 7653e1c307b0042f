import type { AdmissionPolicy } from './admit-viewer.ts'
import type { TokenConfig } from './authenticate.ts'
import type { Claimant, ViewerGrants } from '@candour/decision-facts'
import type { Clock } from '@candour/database'
import type { ReportFault } from './fault-report.ts'
import type { HealthChecks } from './health.ts'
import type { IdentityTarget } from './identity-route.ts'
import type { RequestLimits } from './limits/request-limits.ts'
import type { DemonstrationCode } from './pages/codes-page.ts'
import type { DemonstrationMessage } from './pages/messages-page.ts'
import type { Portal } from './portals.ts'
import type { SubgraphTarget } from './subgraph-call.ts'
import type { SignViewer } from './viewer-context.ts'

/** Everything the gateway is told. It reads no environment of its own. */
export interface GatewayConfig {
  /** The one origin under which people reach the installation, such as `https://records.example.org`. */
  readonly publicUrl: string
  /** 0 takes a free one. */
  readonly port: number
  /** Loopback unless given. Another address is refused in demonstration mode and without TLS in front. */
  readonly host?: string
  /** A reverse proxy with TLS stands in front and sets X-Forwarded-For. */
  readonly tlsInFront?: boolean
  /** `demonstration` has invented people and published passwords; `development` shows the schema to all who signed in. */
  readonly mode?: 'production' | 'development' | 'demonstration'

  readonly supergraphSdl: string
  readonly subgraphs: Readonly<Record<string, SubgraphTarget>>
  readonly signViewer: SignViewer

  readonly tokens: TokenConfig
  readonly identity?: IdentityTarget
  /** Policy of an organisation; undefined for one that is not served here. */
  readonly policies: (organisation: string) => AdmissionPolicy | undefined
  /** Whether the staff of an organisation come in on enrolled devices or from enrolled networks only; from anywhere unless given. */
  readonly enrolledOnly?: (organisation: string) => boolean
  /** The enrolled networks, in CIDR notation. This machine always is one. */
  readonly enrolledNetworks?: readonly string[]
  /** Certificates of the authorities that enrol devices, in PEM. They count with TLS in front only: nobody else sees a device's certificate. */
  readonly deviceAuthorities?: string
  readonly viewerGrants: (claimant: Claimant, now: Date) => Promise<ViewerGrants>

  readonly portals?: { readonly staff?: Portal; readonly my?: Portal }
  /** HTML of `/`; `renderLandingPage` writes one. */
  readonly landingPage: () => string
  /** Current one-time codes of the personas. Served in demonstration mode only. */
  readonly demonstrationCodes?: () => Promise<readonly DemonstrationCode[]>
  /** What would have been sent to them. Served in demonstration mode only. */
  readonly demonstrationMessages?: () => Promise<readonly DemonstrationMessage[]>

  readonly health: HealthChecks
  /** Checks without which the rest is still worth asking; none unless given. */
  readonly optionalHealth?: readonly string[]
  readonly clock: Clock
  readonly limits?: Partial<RequestLimits>
  readonly report?: ReportFault
}
