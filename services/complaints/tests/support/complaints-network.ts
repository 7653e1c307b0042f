import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServiceClient, installDatabase, localKeyProvider, manualClock, startEmbeddedPostgres } from '@candour/database'
import { factsSql } from '@candour/decision-facts'
import {
  createPolicy,
  type AssuranceLevel,
  type Purpose,
  type RelationshipKind,
  type RoleName,
  type ViewerKind,
} from '@candour/need-to-know'
import { foundingProfiles, policyProfile, type OrganisationProfile } from '@candour/organisations'
import { sendQueue } from '@candour/outbox'
import { createViewerSigner, type ServedOrganisation, type SubgraphAnswer, type ViewerClaims } from '@candour/subgraph-kit'
import { PrismaClient } from '../../src/generated/prisma/client.ts'
import { complaintsSchema, startComplaintsService } from '../../src/index.ts'
import { factsOfOtherServices, tablesOfOthers } from './facts-of-other-services.ts'

export interface Asker {
  readonly id: string
  readonly kind?: ViewerKind
  readonly organisation?: string
  readonly purpose?: Purpose | null
  readonly assurance?: AssuranceLevel
}

/** The whole service on a database of its own, with a gateway's key to sign requests with. */
export async function startComplaintsNetwork() {
  const folder = await mkdtemp(join(tmpdir(), 'candour-complaints-'))
  const server = await startEmbeddedPostgres({ folder, durable: false })
  const installation = await installDatabase({
    adminUrl: server.url,
    secret: Buffer.alloc(32, 5),
    schemas: [complaintsSchema],
    queues: [sendQueue],
    factsSql: [...factsOfOtherServices, ...factsSql],
  })
  const admin = createServiceClient(PrismaClient, server.url)
  for (const statement of tablesOfOthers(`${installation.rolePrefix}_complaints`)) await admin.$executeRawUnsafe(statement)
  const clock = manualClock('2026-11-23T09:00:00Z')
  const { publicKey, privateKey } = await generateGatewayKeys()
  const served = new Map<string, ServedOrganisation>()
  const serve = (profile: OrganisationProfile) =>
    void served.set(profile.id, { profile, policy: createPolicy({ organisation: policyProfile(profile) }) })
  const profiles = new Map(foundingProfiles().map((profile) => [profile.id, profile]))
  const [dmws, bct, dppc] = [profiles.get('dmws'), profiles.get('bct'), profiles.get('dppc')]
  if (!dmws || !bct || !dppc) throw new Error('The founding profiles are not there.')
  // The complaints officer is a role that a profile may leave switched off.
  const withOfficer = (profile: OrganisationProfile): OrganisationProfile => ({
    ...profile,
    roles: [...new Set([...profile.roles, 'complaints-officer' as const])],
  })
  serve(withOfficer(dmws))
  serve(withOfficer({ ...bct, complaints: { ...bct.complaints, staffMailbox: 'complaints@example.org' } }))
  serve(withOfficer(dppc))
  // Promises the same, so that only being another organisation keeps it apart.
  serve({ ...withOfficer(dmws), id: 'other', name: 'Other' })
  const complaints = await startComplaintsService({
    databaseUrl: installation.serviceUrl('complaints'),
    keyProvider: await localKeyProvider(join(folder, 'keys'), { hasWrappedKeys: async () => false }),
    gatewayKey: publicKey,
    clock,
    organisation: (code) => served.get(code),
  })
  const sign = createViewerSigner(privateKey, () => clock.now())

  const signed = async (asker: Asker, query: string, variables: object = {}) => {
    const body = JSON.stringify({ query, variables })
    const claims: ViewerClaims = {
      id: asker.id,
      kind: asker.kind ?? 'staff',
      organisation: asker.organisation ?? 'dmws',
      clientId: 'test-portal',
      sessionId: `session of ${asker.id}`,
      assurance: asker.assurance ?? 2,
      authenticatedAt: Math.floor(clock.now().getTime() / 1000),
      purpose: asker.purpose === undefined ? 'complaint-handling' : asker.purpose,
      requestId: randomUUID(),
      operation: query.trimStart().startsWith('mutation') ? 'mutation' : 'query',
      operationName: null,
    }
    return { body, signedViewer: await sign(claims, 'complaints', body) }
  }
  const signIn = (id: string, kind: ViewerKind, organisation: string) =>
    admin.$executeRawUnsafe(
      `INSERT INTO facts.session VALUES ($1, $2::uuid, $3, $4, $5, NULL)`,
      `session of ${id}`,
      id,
      organisation,
      kind,
      new Date(clock.now().getTime() + 30 * 24 * 3_600_000),
    )
  const relate = async (subjectId: string, viewerId: string, kind: RelationshipKind | 'excluded', organisation = 'dmws') =>
    void (await admin.$executeRawUnsafe(
      `INSERT INTO facts.access_relationship VALUES ($1, $2::uuid, $3, $4, $5, NULL)`,
      organisation,
      subjectId,
      viewerId,
      kind,
      clock.now(),
    ))

  return {
    ...complaints,
    clock,
    dmws,
    bct,
    dppc,
    serve,
    signed,
    relate,
    /** Administrator's own connection, past every rule but the database's. */
    admin,
    installation,
    ask: async (asker: Asker, query: string, variables?: object): Promise<SubgraphAnswer['body']> =>
      (await complaints.subgraph.execute(await signed(asker, query, variables))).body,
    /** A member of staff with one role, signed in. */
    async hire(name: string, role: RoleName = 'complaints-officer', organisation = 'dmws'): Promise<Asker> {
      const id = randomUUID()
      await admin.$executeRawUnsafe(`INSERT INTO facts.staff_name VALUES ($1, $2::uuid, $3)`, organisation, id, name)
      await admin.$executeRawUnsafe(
        `INSERT INTO facts.role VALUES ($1, $2::uuid, $3, $4, NULL)`,
        organisation,
        id,
        role,
        clock.now(),
      )
      await signIn(id, 'staff', organisation)
      return { id, organisation }
    },
    /** A person on record, who signs in as themselves. */
    async register(organisation = 'dmws'): Promise<Asker & { readonly subjectId: string }> {
      const [subjectId, id] = [randomUUID(), randomUUID()]
      await admin.$executeRawUnsafe(
        `INSERT INTO facts.subject VALUES ($1, $2::uuid, 'ACTIVE', '1970-01-01')`,
        organisation,
        subjectId,
      )
      await relate(subjectId, id, 'self', organisation)
      await signIn(id, 'service-user', organisation)
      return { id, subjectId, organisation, kind: 'service-user', purpose: 'own-record', assurance: 1 }
    },
    /** Other work about a person for one purpose, by which those see the record whose roles have it. */
    openWork: async (subjectId: string, purpose: Purpose): Promise<void> =>
      void (await admin.$executeRawUnsafe(
        `INSERT INTO facts.access_work_item VALUES ('dmws', $1::uuid, NULL, $2, $3, NULL)`,
        subjectId,
        purpose,
        clock.now(),
      )),
    /** Somebody who acts for a person in these categories, but for the cases that are kept from them. */
    async represent(subjectId: string, scopes: readonly string[], kept: readonly string[]): Promise<Asker> {
      const [id, now] = [randomUUID(), clock.now()]
      await admin.$executeRaw`INSERT INTO facts.access_representation
        VALUES ('dmws', ${subjectId}::uuid, ${id}, ${scopes}, '{}', ${now}, NULL, 'deputy', ${now})`
      await admin.$executeRaw`INSERT INTO facts.access_resource_relationship
        SELECT 'dmws', ${subjectId}::uuid, ${id}, 'Complaint', unnest(${kept}::uuid[]), 'excluded', ${now}::timestamptz, NULL`
      await signIn(id, 'representative', 'dmws')
      return { id, kind: 'representative', purpose: 'own-record' }
    },
    /** Night falls for an organisation: what is sent then is done now. */
    night: (organisation: string) =>
      Promise.all(
        complaints.nightly.map((queue) =>
          complaints.handlers[queue]?.({ id: randomUUID(), queue, data: { organisation }, startedAt: clock.now() }),
        ),
      ),
    /** Rows of a view that others read. */
    facts: (view: string, subjectId: string) =>
      admin.$queryRawUnsafe<Record<string, unknown>[]>(`SELECT * FROM facts.${view} WHERE subject_id = $1::uuid`, subjectId),
    /** What the audit log holds about a person, the oldest first. */
    audit: (subjectId: string, outcome: string) =>
      admin.$queryRawUnsafe<
        { operation: string; viewer_id: string; resource: string; categories: string[]; relationships: string[] }[]
      >(
        `SELECT operation, viewer_id, resource, categories, relationships FROM access.audit
          WHERE subject_id = $1::uuid AND outcome = $2 ORDER BY id`,
        subjectId,
        outcome,
      ),
    /** How often a viewer was refused what is about nobody whom the log names. */
    async refusedAboutNobody(viewerId: string): Promise<number> {
      const rows = await admin.$queryRawUnsafe<object[]>(
        `SELECT FROM access.audit WHERE viewer_id = $1 AND outcome = 'refused' AND subject_id IS NULL`,
        viewerId,
      )
      return rows.length
    },
    async [Symbol.asyncDispose]() {
      await complaints[Symbol.asyncDispose]()
      await admin.$disconnect()
      await server.stop()
      await rm(folder, { recursive: true })
    },
  }
}

export type ComplaintsNetwork = Awaited<ReturnType<typeof startComplaintsNetwork>>

async function generateGatewayKeys() {
  const keys = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])
  if (!('privateKey' in keys)) throw new Error('A pair of keys was to be made.')
  return keys
}
