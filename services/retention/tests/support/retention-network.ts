import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  createServiceClient,
  erasePersonHandler,
  erasePersonQueue,
  installDatabase,
  jobSender,
  jobWorker,
  localKeyProvider,
  manualClock,
  startEmbeddedPostgres,
  type ErasedHere,
  type JobHandler,
} from '@candour/database'
import { factsSql } from '@candour/decision-facts'
import { createPolicy, type AssuranceLevel, type Purpose, type RoleName, type ViewerKind } from '@candour/need-to-know'
import { foundingProfiles, policyProfile, type OrganisationProfile } from '@candour/organisations'
import { sendQueue } from '@candour/outbox'
import { createViewerSigner, type ServedOrganisation, type SubgraphAnswer, type ViewerClaims } from '@candour/subgraph-kit'
import { erasureOrder, type ErasingService } from '../../src/domain/erasure-order.ts'
import type { PublishedFacts } from '../../src/domain/published-facts.ts'
import { PrismaClient } from '../../src/generated/prisma/client.ts'
import { retentionSchema, startRetentionService } from '../../src/index.ts'
import { factsOfOtherServices, tablesOfOthers } from './facts-of-other-services.ts'

export interface Asker {
  readonly id: string
  readonly kind?: ViewerKind
  readonly organisation?: string
  readonly purpose?: Purpose | null
  readonly assurance?: AssuranceLevel
}

/** What is published of a person, as far as a test says it; otherwise of a welfare case closed on 5 January 2027. */
export type RecordToPublish = Partial<Omit<PublishedFacts, 'serviceUserId' | 'holds'>> & {
  readonly serviceUserId?: string
  /** Whether somebody opened the work item of its review; so it is when nothing is said. */
  readonly underReview?: boolean
}

const withRecordsOfficer = (profile: OrganisationProfile): OrganisationProfile => ({
  ...profile,
  roles: [...new Set<RoleName>([...profile.roles, 'records-officer', 'data-protection-officer'])],
})

/** The whole service on a database of its own, with a gateway's key to sign requests with. */
export async function startRetentionNetwork() {
  const folder = await mkdtemp(join(tmpdir(), 'candour-retention-'))
  const server = await startEmbeddedPostgres({ folder, durable: false })
  const installation = await installDatabase({
    adminUrl: server.url,
    secret: Buffer.alloc(32, 5),
    schemas: [retentionSchema],
    queues: [...erasureOrder.map(erasePersonQueue), sendQueue],
    factsSql: [...factsOfOtherServices, ...factsSql],
  })
  const admin = createServiceClient(PrismaClient, server.url)
  for (const statement of tablesOfOthers(`${installation.rolePrefix}_retention`)) await admin.$executeRawUnsafe(statement)
  const clock = manualClock('2034-02-01T09:00:00Z')
  const { publicKey, privateKey } = await generateGatewayKeys()
  const served = new Map<string, ServedOrganisation>()
  for (const profile of foundingProfiles().map(withRecordsOfficer)) {
    served.set(profile.id, { profile, policy: createPolicy({ organisation: policyProfile(profile) }) })
  }
  const retention = await startRetentionService({
    databaseUrl: installation.serviceUrl('retention'),
    keyProvider: await localKeyProvider(join(folder, 'keys'), { hasWrappedKeys: async () => false }),
    gatewayKey: publicKey,
    clock,
    organisation: (code) => served.get(code),
  })
  const jobs = jobSender(installation.serviceUrl('retention'))
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
      purpose: asker.purpose === undefined ? 'retention-review' : asker.purpose,
      requestId: randomUUID(),
      operation: query.trimStart().startsWith('mutation') ? 'mutation' : 'query',
      operationName: null,
    }
    return { body, signedViewer: await sign(claims, 'retention', body) }
  }
  const signIn = (id: string, kind: ViewerKind, organisation: string) =>
    admin.$executeRawUnsafe(
      `INSERT INTO facts.session VALUES ($1, $2::uuid, $3, $4, '2040-01-01', NULL)`,
      `session of ${id}`,
      id,
      organisation,
      kind,
    )
  const relate = async (subjectId: string, viewerId: string, kind: string, organisation = 'dmws') =>
    void (await admin.$executeRawUnsafe(
      `INSERT INTO facts.access_relationship VALUES ($1, $2::uuid, $3, $4, $5, NULL)`,
      organisation,
      subjectId,
      viewerId,
      kind,
      clock.now(),
    ))
  const publishComplaints = async (organisation: string, serviceUserId: string, complaints: PublishedFacts['complaints']) => {
    for (const { kind, openedOn, closedOn, lastActionOn } of complaints) {
      await admin.$executeRawUnsafe(
        `INSERT INTO facts.complaint VALUES ($1, $2::uuid, gen_random_uuid(), $3, $4::date, $5::date, $6::date)`,
        organisation,
        serviceUserId,
        kind,
        openedOn,
        closedOn,
        lastActionOn,
      )
    }
  }

  const openWork = async (serviceUserId: string, purpose: Purpose, organisation = 'dmws') =>
    void (await admin.$executeRawUnsafe(
      `INSERT INTO facts.access_work_item VALUES ($1, $2::uuid, NULL, $3, '2020-01-01', NULL)`,
      organisation,
      serviceUserId,
      purpose,
    ))

  return {
    ...retention,
    openWork,
    clock,
    installation,
    signed,
    relate,
    publishComplaints,
    profile(code: string): OrganisationProfile {
      const found = served.get(code)
      if (!found) throw new RangeError(`${code} is not served.`)
      return found.profile
    },
    /** Administrator's own connection, past every rule but the database's. */
    admin,
    ask: async (asker: Asker, query: string, variables?: object): Promise<SubgraphAnswer['body']> =>
      (await retention.subgraph.execute(await signed(asker, query, variables))).body,
    /** A member of staff with one role, signed in. */
    async hire(name: string, role: RoleName = 'records-officer', organisation = 'dmws'): Promise<Asker> {
      const id = randomUUID()
      await admin.$executeRawUnsafe(`INSERT INTO facts.staff_name VALUES ($1, $2::uuid, $3)`, organisation, id, name)
      await admin.$executeRawUnsafe(
        `INSERT INTO facts.role VALUES ($1, $2::uuid, $3, '2020-01-01', NULL)`,
        organisation,
        id,
        role,
      )
      await signIn(id, 'staff', organisation)
      return { id, organisation }
    },
    /** The person themselves, signed in. */
    async signInAs(subjectId: string, organisation = 'dmws'): Promise<Asker> {
      const id = randomUUID()
      await relate(subjectId, id, 'self', organisation)
      await signIn(id, 'service-user', organisation)
      return { id, organisation, kind: 'service-user', purpose: 'own-record', assurance: 1 }
    },
    /** A person on record, with what is published of them; returns their id. */
    async publish(record: RecordToPublish = {}, organisation = 'dmws'): Promise<string> {
      const { serviceUserId = randomUUID(), status = 'CLOSED', bornOn = '1970-01-01', diedOn = null } = record
      await admin.$executeRawUnsafe(
        `INSERT INTO facts.subject VALUES ($1, $2::uuid, $3, $4::date, $5::date)`,
        organisation,
        serviceUserId,
        status,
        bornOn,
        diedOn,
      )
      await admin.$executeRawUnsafe(
        `INSERT INTO facts.record
         VALUES ($1, $2::uuid, $3, $4, $5::date, $6::date, $7::date[], ARRAY(SELECT jsonb_array_elements($8::jsonb)))`,
        organisation,
        serviceUserId,
        record.kinds ?? ['welfare-case'],
        status,
        bornOn,
        diedOn,
        record.closedOn ?? ['2027-01-05'],
        JSON.stringify(record.facts ?? []),
      )
      await publishComplaints(organisation, serviceUserId, record.complaints ?? [])
      if (record.underReview !== false) await openWork(serviceUserId, 'retention-review', organisation)
      return serviceUserId
    },
    /** Runs the jobs sent so far until none is left. */
    async runJobs(handlers: Readonly<Record<string, JobHandler>> = retention.handlers): Promise<void> {
      await using worker = jobWorker(installation.workerUrl, clock, { onError: tell })
      // Nobody here sends what is queued: it leaves the queue all the same.
      for (const [queue, handler] of Object.entries({ [sendQueue]: async () => undefined, ...handlers }))
        worker.work(queue, handler)
      await worker.ready()
      await worker.drained()
    },
    /** Stands in for a service that erases: what it does, and how much it says that was. */
    erasing: (service: ErasingService, erase: (personId: string, keep: readonly string[]) => Promise<ErasedHere>): JobHandler =>
      erasePersonHandler(service, { db: admin, jobs }, (_tx, { personId }, { keep }) =>
        erase(personId, typeof keep === 'string' ? keep.split(' ') : []),
      ),
    /** The dates kept for the due list, by person. */
    async kept(organisation = 'dmws'): Promise<Map<string, { decidedBy: string; disposeFrom: string | null }>> {
      const rows = await admin.$queryRawUnsafe<{ id: string; decided_by: string; dispose_from: string | null }[]>(
        'SELECT service_user_id::text AS id, decided_by, dispose_from::text FROM retention.retention_date WHERE organisation = $1',
        organisation,
      )
      return new Map(rows.map((row) => [row.id, { decidedBy: row.decided_by, disposeFrom: row.dispose_from }]))
    },
    /** What the audit log holds about a person, the oldest first. */
    audit: (subjectId: string, outcome: string) =>
      admin.$queryRawUnsafe<{ operation: string; viewer_id: string; resource: string; categories: string[] }[]>(
        `SELECT operation, viewer_id, resource, categories FROM access.audit WHERE subject_id = $1::uuid AND outcome = $2 ORDER BY id`,
        subjectId,
        outcome,
      ),
    async [Symbol.asyncDispose]() {
      await retention[Symbol.asyncDispose]()
      await jobs.stop()
      await admin.$disconnect()
      await server.stop()
      await rm(folder, { recursive: true })
    },
  }
}

/** What a test has a service throw, where the process is to end. */
export class ProcessEnded extends Error {
  override readonly name = 'ProcessEnded'
}

/** Tells of jobs that failed otherwise than a test asked for. */
const tell = (error: unknown): void => {
  if (!(error instanceof ProcessEnded)) console.error(error)
}

export type RetentionNetwork = Awaited<ReturnType<typeof startRetentionNetwork>>

async function generateGatewayKeys() {
  const keys = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])
  if (!('privateKey' in keys)) throw new Error('A pair of keys was to be made.')
  return keys
}
