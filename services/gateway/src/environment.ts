import { readFileSync } from 'node:fs'
import { importPKCS8 } from 'jose'
import { systemClock } from '@candour/database'
import { readViewerGrants } from '@candour/decision-facts'
import { createPolicy } from '@candour/need-to-know'
import { policyProfile } from '@candour/organisations'
import { createViewerSigner } from '@candour/subgraph-kit'
import { BadEnvironment, isLoopback, readProfiles, type EnvironmentReader } from '@candour/subgraph-kit/serve'
import { enrolledDevices } from './enrolled-devices.ts'
import { BadNetwork, enrolledNetworks } from './enrolled-networks.ts'
import type { FactsDatabase } from './facts-database.ts'
import type { GatewayConfig } from './gateway-config.ts'
import { answers } from './health.ts'
import { renderLandingPage } from './pages/landing-page.ts'

const supergraph = new URL('../supergraph.graphql', import.meta.url)

/**
 * The configuration of a gateway that runs by itself, beside the other processes, any number of them.
 * @throws BadEnvironment
 */
export async function readGatewayConfig(environment: EnvironmentReader, facts: FactsDatabase): Promise<GatewayConfig> {
  const publicUrl = environment.text('PUBLIC_URL')
  const identity = withinReach('IDENTITY_URL', environment.address('IDENTITY_URL'))
  const supergraphSdl = readFileSync(supergraph, 'utf8')
  const subgraphs = subgraphAddresses(environment.text('SUBGRAPH_URLS'))
  const unnamed = subgraphsOf(supergraphSdl).find((name) => !Object.hasOwn(subgraphs, name))
  if (unnamed !== undefined) throw new BadEnvironment(`SUBGRAPH_URLS has to name the subgraph ${unnamed}.`)
  const key = await environment.file('VIEWER_KEY_FILE', 'an Ed25519 private key (PKCS #8, PEM)', (pem) =>
    importPKCS8(pem, 'EdDSA'),
  )
  const profiles = readProfiles(environment)
  const policies = new Map(profiles.map((profile) => [profile.id, createPolicy({ organisation: policyProfile(profile) })]))
  const enrolledOnly = new Set(profiles.flatMap((profile) => (profile.enrolledOnly ? [profile.id] : [])))
  const deviceAuthorities = await readDeviceAuthorities(environment)
  const portals = { staff: environment.optional('STAFF_PORTAL_FOLDER'), my: environment.optional('SELF_SERVICE_PORTAL_FOLDER') }
  const host = environment.optional('HOST')
  const healthOf = ([name, { urls }]: [string, { urls: string[] }]) =>
    [name, () => answers(urls.map((url) => new URL('/healthz', url)))] as const
  return {
    publicUrl,
    port: environment.port('PORT', 4000),
    ...(host === undefined ? {} : { host }),
    tlsInFront: environment.flag('TLS_IN_FRONT'),
    mode: environment.flag('CANDOUR_DEMONSTRATION') ? 'demonstration' : 'production',
    supergraphSdl,
    subgraphs,
    signViewer: createViewerSigner(key, () => systemClock.now()),
    tokens: { issuer: `${URL.parse(publicUrl)?.origin}/identity`, keys: new URL('/identity/jwks', identity) },
    identity,
    policies: (organisation) => policies.get(organisation),
    enrolledOnly: (organisation) => enrolledOnly.has(organisation),
    enrolledNetworks: readNetworks(environment),
    ...(deviceAuthorities === undefined ? {} : { deviceAuthorities }),
    viewerGrants: (claimant, now) => readViewerGrants(facts, claimant, now),
    portals: { ...(portals.staff ? { staff: portals.staff } : {}), ...(portals.my ? { my: portals.my } : {}) },
    landingPage: () => renderLandingPage({ organisations: profiles.map(({ name }) => name) }),
    health: { database: () => facts.ping(), ...Object.fromEntries(Object.entries(subgraphs).map(healthOf)) },
    optionalHealth: Object.keys(subgraphs),
    clock: systemClock,
  }
}

/** Written as `192.0.2.0/24,2001:db8::/32`. */
function readNetworks(environment: EnvironmentReader): readonly string[] {
  const networks = environment.optional('ENROLLED_NETWORKS')?.split(',') ?? []
  try {
    enrolledNetworks(networks)
  } catch (error) {
    if (!(error instanceof BadNetwork)) throw error
    throw new BadEnvironment('ENROLLED_NETWORKS has to be a list like 192.0.2.0/24,2001:db8::/32.')
  }
  return networks
}

async function readDeviceAuthorities(environment: EnvironmentReader): Promise<string | undefined> {
  const name = 'DEVICE_AUTHORITIES_FILE'
  if (environment.optional(name) === undefined) return undefined
  if (!environment.flag('TLS_IN_FRONT')) throw new BadEnvironment(`${name} has no use without TLS_IN_FRONT.`)
  return environment.file(name, 'certificates of authorities (PEM)', (pem) => {
    enrolledDevices(pem, systemClock)
    return pem
  })
}

const subgraphsOf = (sdl: string) => [...sdl.matchAll(/@join__graph\(name: "([a-z-]+)"/g)].map(([, name = '']) => name)

/** Records travel there: without encryption only within this machine. */
function withinReach(name: string, url: URL): URL {
  if (url.protocol === 'https:' || isLoopback(url.hostname)) return url
  throw new BadEnvironment(`${name} has to begin with https outside this machine.`)
}

/** Written as `access=https://10.0.0.2:4002,consent=https://10.0.0.3:4004`; a subgraph is named once for each of its replicas. */
function subgraphAddresses(text: string): Record<string, { urls: string[] }> {
  const addresses: Record<string, { urls: string[] }> = {}
  for (const pair of text.split(',')) {
    const [, name, url] = /^([a-z-]+)=(https?:\/\/.+)$/.exec(pair.trim()) ?? []
    if (name === undefined || url === undefined || !URL.canParse(url))
      throw new BadEnvironment('SUBGRAPH_URLS has to be a list like access=https://10.0.0.2:4002,consent=https://10.0.0.3:4004.')
    const { urls } = (addresses[name] ??= { urls: [] })
    urls.push(withinReach('SUBGRAPH_URLS', new URL(url)).href)
  }
  return addresses
}
