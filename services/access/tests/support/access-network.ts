import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServiceClient, installDatabase, localKeyProvider, manualClock, startEmbeddedPostgres } from '@candour/database'
import { factsSql } from '@candour/decision-facts'
import { createPolicy, type AssuranceLevel, type Purpose, type ViewerKind } from '@candour/need-to-know'
import { foundingProfiles, policyProfile, type OrganisationProfile } from '@candour/organisations'
import { createViewerSigner, type ServedOrganisation, type SubgraphAnswer, type ViewerClaims } from '@candour/subgraph-kit'
import { sendQueue } from '@candour/outbox'
import { generateKeyPair } from 'jose'
import { connect } from '../../src/data/database.ts'
import type { OpenablePurpose } from '../../src/domain/work-item.ts'
import { PrismaClient } from '../../src/generated/prisma/client.ts'
import { accessSchema, startAccessService } from '../../src/index.ts'
import { factsOfOtherServices, tablesOfOthers } from './facts-of-other-services.ts'

export interface Asker {
  readonly id: string
  readonly kind?: ViewerKind
  readonly organisation?: string
  readonly purpose?: Purpose | null
  readonly assurance?: AssuranceLevel
  /** When they proved who they are; just now when left out. */
  readonly authenticatedAt?: Date
}

/** The whole service on a database of its own, with a gateway's key to sign requests with. */
export async function startAccessNetwork(clock = manualClock('2026-11-23T09:00:00Z')) {
  const folder = await mkdtemp(join(tmpdir(), 'candour-access-'))
  const server = await startEmbeddedPostgres({ folder, durable: false })
  const installation = await installDatabase({
    adminUrl: server.url,
    secret: Buffer.alloc(32, 3),
    schemas: [accessSchema],
    queues: [sendQueue],
    factsSql: [...factsOfOtherServices, ...factsSql],
  })
  const keysFolder = join(folder, 'keys')
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519' })
  const served = servedOrganisations()
  const access = await startAccessService({
    databaseUrl: installation.serviceUrl('access'),
    keyProvider: await localKeyProvider(keysFolder, { hasWrappedKeys: async () => false }),
    gatewayKey: publicKey,
    clock,
    organisation: (code) => served.get(code),
    auditSecret: Buffer.alloc(32, 5),
  })
  const admin = createServiceClient(PrismaClient, server.url)
  for (const statement of tablesOfOthers) await admin.$executeRawUnsafe(statement)
  const asService = connect(installation.serviceUrl('access'))
  const sign = createViewerSigner(privateKey, () => clock.now())

  const claimsOf = (asker: Asker, operation: ViewerClaims['operation']): ViewerClaims => ({
    id: asker.id,
    kind: asker.kind ?? 'staff',
    organisation: asker.organisation ?? 'dmws',
    clientId: asker.kind === 'integrator' ? asker.id : 'test-portal',
    sessionId: asker.kind === 'integrator' ? null : `session of ${asker.id}`,
    assurance: asker.assurance ?? 2,
    authenticatedAt: Math.floor((asker.authenticatedAt ?? clock.now()).getTime() / 1000),
    purpose: asker.purpose === undefined ? 'care' : asker.purpose,
    requestId: randomUUID(),
    operation,
    operationName: null,
  })

  const signed = async (asker: Asker, query: string, variables: object = {}) => {
    const body = JSON.stringify({ query, variables })
    const operation = query.trimStart().startsWith('mutation') ? 'mutation' : 'query'
    return { body, signedViewer: await sign(claimsOf(asker, operation), 'access', body) }
  }

  return {
    ...access,
    clock,
    privateKey,
    sign,
    claimsOf,
    signed,
    /** Administrator's own connection, past every rule but the database's. */
    admin,
    asService,
    installation,
    adminUrl: server.url,
    keysFolder,
    publicKey,
    ask: async (asker: Asker, query: string, variables?: object): Promise<SubgraphAnswer['body']> =>
      (await access.subgraph.execute(await signed(asker, query, variables))).body,

    /** An account with a session, as the identity service would publish it. */
    async signIn(id: string, kind: ViewerKind = 'staff', organisation = 'dmws') {
      await admin.$executeRawUnsafe(
        `INSERT INTO facts.session VALUES ($1, $2::uuid, $3, $4, $5, NULL)`,
        `session of ${id}`,
        id,
        organisation,
        kind,
        new Date(clock.now().getTime() + 3_600_000),
      )
    },
    /** A person on record, as the service-users service would publish them, who agreed to be. */
    async register(organisation = 'dmws', bornOn: string | null = '1970-01-01'): Promise<string> {
      const id = randomUUID()
      await admin.$executeRawUnsafe(
        `INSERT INTO facts.subject VALUES ($1, $2::uuid, 'ACTIVE', $3::date, NULL, NULL)`,
        organisation,
        id,
        bornOn,
      )
      await admin.$executeRawUnsafe(
        `INSERT INTO facts.subject_reference VALUES ($1, $2::uuid, $3)`,
        organisation,
        id,
        referenceOf(id),
      )
      await admin.$executeRawUnsafe(
        `INSERT INTO facts.consent_in_force VALUES ($1, $2::uuid, 'store-and-use', now())`,
        organisation,
        id,
      )
      return id
    },
    /** Work about a person for one purpose, open for a month; returns its id. */
    openWork: (subjectId: string, purpose: OpenablePurpose, organisation = 'dmws'): Promise<string> =>
      access.seeding.openWorkItem({
        organisation,
        subjectId,
        purpose,
        days: 30,
        reason: 'They asked.',
        openedById: randomUUID(),
      }),
    async [Symbol.asyncDispose]() {
      await access[Symbol.asyncDispose]()
      await admin.$disconnect()
      await asService.$disconnect()
      await server.stop()
      await rm(folder, { recursive: true })
    },
  }
}

/** The reference under which a person of these tests is known. */
export const referenceOf = (id: string): string => `T-${id.slice(0, 8)}`.toUpperCase()

export type AccessNetwork = Awaited<ReturnType<typeof startAccessNetwork>>

/** Two organisations that promise the same, so that only their being two keeps them apart. */
function servedOrganisations(): Map<string, ServedOrganisation> {
  const [dmws] = foundingProfiles()
  if (!dmws) throw new Error('there is no founding profile')
  const serve = (profile: OrganisationProfile) =>
    [profile.id, { profile, policy: createPolicy({ organisation: policyProfile(profile) }) }] as const
  return new Map([serve(dmws), serve({ ...dmws, id: 'other', name: 'Other' })])
}
