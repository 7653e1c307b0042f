import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JSONWebKeySet } from 'jose'
import { manualClock } from '@candour/database'
import type { Claimant, ViewerGrants } from '@candour/decision-facts'
import { createPolicy, type RoleName } from '@candour/need-to-know'
import { createViewerSigner } from '@candour/subgraph-kit'
import { renderLandingPage, startGateway, type Fault, type GatewayConfig } from '../src/index.ts'
import { supergraphSdl, testSubgraphs } from './test-subgraphs.ts'

export const publicUrl = 'http://localhost:4000'
export const issuer = `${publicUrl}/identity`
export const clock = manualClock(new Date('2026-11-22T09:00:00Z'))
const now = () => clock.now()
export const seconds = () => Math.floor(now().getTime() / 1000)

const issuerKeys = await generateKeyPair('EdDSA', { extractable: true })
export const foreignKeys = await generateKeyPair('EdDSA', { extractable: true })
const viewerKeys = await generateKeyPair('EdDSA')
/** Keys of the issuer's own, of a kind that it does not sign access tokens with. */
export const otherwiseUsedKeys = await generateKeyPair('ES384')
const published: JSONWebKeySet = {
  keys: [
    { ...(await exportJWK(issuerKeys.publicKey)), kid: 'one', alg: 'EdDSA', use: 'sig' },
    { ...(await exportJWK(otherwiseUsedKeys.publicKey)), kid: 'otherwise', alg: 'ES384', use: 'sig' },
  ],
}

export const policy = createPolicy({
  organisation: {
    id: 'dmws',
    roles: [
      'support-worker',
      'team-manager',
      'data-protection-officer',
      'administrator',
      'service-user',
      'representative',
      'inspector',
      'integrator',
    ],
    consentGates: [],
  },
})

interface TokenOptions {
  /** Replace or, when undefined, leave out claims. */
  readonly claims?: Record<string, unknown>
  readonly header?: Record<string, unknown>
  readonly key?: CryptoKey
}

const people: Record<string, Record<string, unknown>> = {
  worker: { sub: 'worker', aud: 'urn:candour:staff', kind: 'staff', client_id: 'staff-portal', sid: 'session-worker', acr: '2' },
  'without-roles': {
    sub: 'without-roles',
    aud: 'urn:candour:staff',
    kind: 'staff',
    client_id: 'staff-portal',
    sid: 'session-none',
  },
  person: {
    sub: 'person',
    aud: 'urn:candour:service-user',
    kind: 'service-user',
    client_id: 'self-service-portal',
    sid: 'session-person',
  },
  parent: {
    sub: 'parent',
    aud: 'urn:candour:representative',
    kind: 'representative',
    client_id: 'self-service-portal',
    sid: 'session-parent',
  },
  inspector: {
    sub: 'inspector',
    aud: 'urn:candour:inspector',
    kind: 'inspector',
    client_id: 'staff-portal',
    sid: 'session-inspector',
    acr: '2',
  },
  agency: { sub: 'agency', aud: 'urn:candour:integrator', kind: 'integrator', client_id: 'agency', purpose: 'care' },
}

/** An access token as the identity service writes one, altered as a test needs. */
export function token(
  who: 'worker' | 'without-roles' | 'person' | 'parent' | 'inspector' | 'agency',
  { claims = {}, header = {}, key }: TokenOptions = {},
) {
  const standard = { iss: issuer, org: 'dmws', iat: seconds(), exp: seconds() + 300, auth_time: seconds() - 60 }
  const payload = { ...standard, ...people[who], ...claims }
  return new SignJWT(JSON.parse(JSON.stringify(payload)))
    .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: 'one', ...header })
    .sign(key ?? issuerKeys.privateKey)
}

/** What `facts` would say. A test revokes by changing it. */
export function testFacts() {
  const ended = new Set<string>()
  const asked: Claimant[] = []
  return {
    ended,
    asked,
    async viewerGrants(claimant: Claimant): Promise<ViewerGrants> {
      asked.push(claimant)
      if (ended.has(claimant.sessionId ?? claimant.id)) return { alive: false, roles: [], scopes: [] }
      const roles: Record<string, RoleName[]> = {
        worker: ['support-worker'],
        person: ['service-user'],
        parent: ['representative'],
        inspector: ['inspector'],
        agency: ['integrator'],
      }
      return { alive: true, roles: roles[claimant.id] ?? [], scopes: claimant.kind === 'integrator' ? ['identity'] : ['**'] }
    },
  }
}

/** A gateway over two subgraphs in this process, with real keys and the real policy. */
export async function testGateway(alter: Partial<GatewayConfig> = {}) {
  const subgraphs = testSubgraphs(viewerKeys.publicKey, now)
  const facts = testFacts()
  const faults: Fault[] = []
  const gateway = await startGateway({
    publicUrl,
    port: 0,
    supergraphSdl,
    subgraphs,
    signViewer: createViewerSigner(viewerKeys.privateKey, now),
    tokens: { issuer, keys: async () => published },
    policies: (organisation) => (organisation === 'dmws' ? policy : undefined),
    viewerGrants: facts.viewerGrants,
    landingPage: () => renderLandingPage({ organisations: ['Defence Medical Welfare Service'] }),
    health: { database: async () => true },
    clock,
    report: (fault) => faults.push(fault),
    ...alter,
  })
  const post = (body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  /** Asks as somebody and reads the whole answer. */
  const ask = async (body: object, who: Parameters<typeof token>[0] = 'worker', headers: Record<string, string> = {}) => {
    const authorization = `Bearer ${await token(who)}`
    const response = await post(body, { authorization, 'candour-purpose': 'care', ...headers })
    const text = await response.text()
    return { status: response.status, text, json: JSON.parse(text), headers: response.headers }
  }
  return { gateway, subgraphs, facts, faults, post, ask, [Symbol.asyncDispose]: () => gateway[Symbol.asyncDispose]() }
}

export const verifyingKey = viewerKeys.publicKey
