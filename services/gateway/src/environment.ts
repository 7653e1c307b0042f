import { readFileSync } from 'node:fs'
import { importPKCS8 } from 'jose'
import { systemClock } from '@candour/database'
import { readViewerGrants } from '@candour/decision-facts'
import { createPolicy } from '@candour/need-to-know'
import { foundingProfiles, loadProfiles, policyProfile } from '@candour/organisations'
import { createViewerSigner } from '@candour/subgraph-kit'
import type { FactsDatabase } from './facts-database.ts'
import type { GatewayConfig } from './gateway-config.ts'
import { GatewayConfigError } from './gateway-config-error.ts'
import { answers } from './health.ts'
import { renderLandingPage } from './pages/landing-page.ts'

export type Environment = Readonly<Record<string, string | undefined>>

const supergraph = new URL('../supergraph.graphql', import.meta.url)

/** @throws GatewayConfigError BAD_ENVIRONMENT */
export function required(environment: Environment, name: string): string {
  const value = environment[name]
  if (value === undefined || value === '') throw new GatewayConfigError('BAD_ENVIRONMENT', `${name} has to be set.`)
  return value
}

/**
 * The configuration of a gateway that runs by itself, beside the other processes. It never is a demonstration: that is one process.
 * @throws GatewayConfigError BAD_ENVIRONMENT
 */
export async function configFromEnvironment(environment: Environment, facts: FactsDatabase): Promise<GatewayConfig> {
  const publicUrl = required(environment, 'PUBLIC_URL')
  const identity = address('IDENTITY_URL', required(environment, 'IDENTITY_URL'))
  const subgraphs = subgraphAddresses(required(environment, 'SUBGRAPH_URLS'))
  const key = await signingKey(required(environment, 'VIEWER_KEY_FILE'))
  const folder = environment['ORGANISATIONS_FOLDER']
  const profiles = folder ? loadProfiles(folder) : foundingProfiles()
  const policies = new Map(profiles.map((profile) => [profile.id, createPolicy({ organisation: policyProfile(profile) })]))
  const portals = { staff: environment['STAFF_PORTAL_FOLDER'], my: environment['SELF_SERVICE_PORTAL_FOLDER'] }
  const healthOf = ([name, { url }]: [string, { url: string }]) => [name, () => answers(new URL('/healthz', url))] as const
  return {
    publicUrl,
    port: portNumber(environment['PORT'] ?? '4000'),
    ...(environment['HOST'] ? { host: environment['HOST'] } : {}),
    tlsInFront: environment['TLS_IN_FRONT'] === 'true',
    supergraphSdl: readFileSync(supergraph, 'utf8'),
    subgraphs,
    signViewer: createViewerSigner(key, () => systemClock.now()),
    tokens: { issuer: `${new URL(publicUrl).origin}/identity`, keys: new URL('/identity/jwks', identity) },
    identity,
    policies: (organisation) => policies.get(organisation),
    viewerGrants: (claimant, now) => readViewerGrants(facts, claimant, now),
    portals: { ...(portals.staff ? { staff: portals.staff } : {}), ...(portals.my ? { my: portals.my } : {}) },
    landingPage: () => renderLandingPage({ organisations: profiles.map(({ name }) => name) }),
    health: { database: () => facts.ping(), ...Object.fromEntries(Object.entries(subgraphs).map(healthOf)) },
    clock: systemClock,
  }
}

const wrong = (name: string, what: string) => new GatewayConfigError('BAD_ENVIRONMENT', `${name} has to be ${what}.`)

function address(name: string, text: string): URL {
  if (!URL.canParse(text) || !/^https?:/.test(text)) throw wrong(name, 'an http or https address')
  return new URL(text)
}

/** Written as `access=http://10.0.0.2:4001,consent=http://10.0.0.3:4001`. */
function subgraphAddresses(text: string): Record<string, { url: string }> {
  const pairs = text.split(',').map((pair) => /^([a-z-]+)=(.+)$/.exec(pair.trim()))
  return Object.fromEntries(
    pairs.map((match) => {
      const [, name, url] = match ?? []
      if (!name || !url) throw wrong('SUBGRAPH_URLS', 'a list like access=http://10.0.0.2:4001,consent=http://10.0.0.3:4001')
      return [name, { url: address('SUBGRAPH_URLS', url).href }]
    }),
  )
}

function portNumber(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw wrong('PORT', 'a number up to 65535')
  return port
}

async function signingKey(file: string) {
  try {
    return await importPKCS8(readFileSync(file, 'utf8'), 'EdDSA')
  } catch {
    // The cause could quote the key.
    throw wrong('VIEWER_KEY_FILE', 'a readable file with an Ed25519 private key (PKCS #8, PEM)')
  }
}
