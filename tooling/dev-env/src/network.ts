import { generateKeyPair } from 'jose'
import pg from 'pg'
import { accessSchema, startAccessService } from '@candour/access'
import { complaintsSchema, startComplaintsService } from '@candour/complaints'
import { consentSchema, startConsentService } from '@candour/consent'
import {
  installDatabase,
  jobSender,
  jobWorker,
  type Clock,
  type Installation,
  type JobHandler,
  type ServiceSchema,
} from '@candour/database'
import { factsSql, readViewerGrants } from '@candour/decision-facts'
import { startGateway, renderLandingPage, type Gateway, type InProcessSubgraph, type Portal } from '@candour/gateway'
import { createIdentity, identitySchema, sweepHourly, type Identity } from '@candour/identity'
import { createOutbox } from '@candour/outbox'
import { createPolicy } from '@candour/need-to-know'
import { policyProfile, type OrganisationProfile } from '@candour/organisations'
import { retentionSchema, startRetentionService } from '@candour/retention'
import { serviceUsersSchema, startServiceUsersService, type MessageSettings } from '@candour/service-users'
import { createViewerSigner, type ServedOrganisation } from '@candour/subgraph-kit'
import type { Secrets } from './installation-folder.ts'
import { demonstrationPassword } from './demonstration-credentials.ts'
import { personas } from './personas.ts'
import { openKeys } from './open-keys.ts'
import { readSupergraph } from './supergraph.ts'

/** Every service's part of the database, in the order in which it is installed. */
export const schemas: readonly ServiceSchema[] = [
  identitySchema,
  accessSchema,
  serviceUsersSchema,
  consentSchema,
  complaintsSchema,
  retentionSchema,
]

/** Those who have no tables of their own and only read the facts. */
const readers: readonly string[] = ['gateway']

export interface NetworkConfig {
  /** Connection string of the installation's owner. */
  readonly adminUrl: string
  /** Database whose roles are used; itself when left out. */
  readonly rolePrefix?: string
  readonly secrets: Secrets
  readonly keysFolder: string
  readonly clock: Clock
  readonly profiles: readonly OrganisationProfile[]
  /** 0 takes a free one; then `publicUrl` must be given by the caller. */
  readonly port: number
  readonly publicUrl: string
  readonly demonstration: boolean
  readonly portals: { readonly staff: Portal; readonly my: Portal } | undefined
  /** Is given each signed checkpoint of the audit log, to keep it outside the database. */
  readonly auditWitness?: (note: string) => Promise<void>
  /** How messages leave; left out, a demonstration keeps them for its page, and any other installation sends none. */
  readonly messages?: MessageSettings
  /** Secrets of our client at the issuers of organisations, by organisation. */
  readonly staffSignInSecrets?: Readonly<Record<string, string | undefined>>
  /** Skips the installation of a database that is known to be installed (a clone of an installed one). */
  readonly installation?: Installation
  /** What the gateway calls in the place of a subgraph: a test puts an outage between the two. */
  readonly between?: (name: string, subgraph: InProcessSubgraph) => InProcessSubgraph
}

/** The services that have a subgraph. */
interface Services {
  readonly access: Awaited<ReturnType<typeof startAccessService>>
  readonly 'service-users': Awaited<ReturnType<typeof startServiceUsersService>>
  readonly consent: Awaited<ReturnType<typeof startConsentService>>
  readonly complaints: Awaited<ReturnType<typeof startComplaintsService>>
  readonly retention: Awaited<ReturnType<typeof startRetentionService>>
}

/** The whole system in one process: the same parts that run as processes of their own elsewhere. */
export interface Network extends AsyncDisposable {
  readonly url: string
  readonly adminUrl: string
  readonly identity: Identity
  readonly gateway: Gateway
  readonly seeding: {
    readonly access: Services['access']['seeding']
    readonly serviceUsers: Services['service-users']['seeding']
    readonly consent: Services['consent']['seeding']
    readonly complaints: Services['complaints']['seeding']
    readonly retention: Services['retention']['seeding']
  }
  readonly subgraphs: { readonly [Name in keyof Services]: Services[Name]['subgraph'] }
  /** Signs a viewer context as the gateway does; for tests of what a subgraph does alone. */
  readonly signViewer: ReturnType<typeof createViewerSigner>
  /** Resolves when no job is waiting. */
  readonly jobsDone: () => Promise<void>
  /** Resolves when all that was put on the audit log before is in its tree. */
  readonly auditCaughtUp: () => Promise<void>
  /** Raises alerts about patterns in what was refused and in sign-ins, as is done every minute. */
  readonly lookForPatterns: () => Promise<void>
}

/** Installs what is missing in the database. @throws DatabaseSetupError in one sentence */
export const installEverything = (adminUrl: string, secrets: Secrets): Promise<Installation> =>
  installDatabase({ adminUrl, secret: secrets.of('database'), schemas, readers, factsSql })

/** Starts everything, or nothing: whatever was started is stopped again when a later part fails. */
export async function startNetwork(config: NetworkConfig): Promise<Network> {
  const { adminUrl, secrets, clock, between } = config
  const installation = config.installation ?? (await installEverything(adminUrl, secrets))
  await using started = new AsyncDisposableStack()

  const { rolePrefix } = installation
  const keyProvider = await openKeys({ adminUrl, rolePrefix, keysFolder: config.keysFolder })
  const { privateKey, publicKey } = await generateKeyPair('EdDSA')
  const organisation = servedOrganisations(config.profiles)
  const common = (service: string) => ({
    databaseUrl: installation.serviceUrl(service),
    keyProvider,
    gatewayKey: publicKey,
    clock,
    organisation,
  })

  const identity = started.use(
    await createIdentity({
      publicUrl: config.publicUrl,
      databaseUrl: installation.serviceUrl('identity'),
      secret: secrets.of('identity'),
      clock,
      organisations: config.profiles.map(({ id, name, contacts, staffSignIn }) => ({ id, name, ...contacts, staffSignIn })),
      ...(config.staffSignInSecrets ? { staffSignInSecrets: config.staffSignInSecrets } : {}),
      demonstration: config.demonstration,
      outbox: createOutbox({
        service: 'identity',
        jobs: started.use(jobSender(installation.serviceUrl('identity'))),
        clock,
      }),
    }),
  )
  started.use(sweepHourly(identity))
  const services: Services = {
    access: started.use(
      await startAccessService({
        ...common('access'),
        auditSecret: secrets.of('audit-signing'),
        ...(config.auditWitness ? { auditWitness: config.auditWitness } : {}),
      }),
    ),
    'service-users': started.use(
      await startServiceUsersService({
        ...common('service-users'),
        indexSecret: secrets.of('nhs-number-index'),
        messages: config.messages ?? (config.demonstration ? 'demonstration' : {}),
      }),
    ),
    consent: started.use(await startConsentService(common('consent'))),
    complaints: started.use(await startComplaintsService(common('complaints'))),
    retention: started.use(await startRetentionService(common('retention'))),
  }

  const jobs = started.use(jobWorker(installation.workerUrl, clock))
  for (const { handlers } of [identity, ...Object.values(services)]) {
    for (const [queue, handler] of Object.entries<JobHandler>(handlers)) jobs.work(queue, handler)
  }
  for (const queue of [
    ...services.access.nightly,
    ...services['service-users'].nightly,
    ...services.complaints.nightly,
    ...services.retention.nightly,
  ])
    jobs.nightly(
      queue,
      config.profiles.map(({ id }) => id),
    )
  await jobs.ready()

  const signViewer = createViewerSigner(privateKey, () => clock.now())
  const facts = started.adopt(
    new pg.Pool({ connectionString: installation.readerUrl('gateway'), max: 3, application_name: 'gateway' }),
    (pool) => pool.end(),
  )
  // A connection lost while idle is replaced at the next query.
  facts.on('error', () => undefined)
  const sql = {
    $queryRawUnsafe: async <Rows>(statement: string, ...values: unknown[]) => (await facts.query(statement, values)).rows as Rows,
  }
  const subgraphs = {
    access: services.access.subgraph,
    'service-users': services['service-users'].subgraph,
    consent: services.consent.subgraph,
    complaints: services.complaints.subgraph,
    retention: services.retention.subgraph,
  }

  const gateway = started.use(
    await startGateway({
      publicUrl: config.publicUrl,
      port: config.port,
      mode: config.demonstration ? 'demonstration' : 'production',
      supergraphSdl: await readSupergraph(),
      subgraphs: between
        ? Object.fromEntries(Object.entries(subgraphs).map(([name, subgraph]) => [name, between(name, subgraph)]))
        : subgraphs,
      signViewer,
      tokens: { issuer: identity.issuer, keys: async () => identity.jwks() },
      identity: identity.handler,
      policies: (code) => organisation(code)?.policy,
      enrolledOnly: (code) => organisation(code)?.profile.enrolledOnly === true,
      viewerGrants: (claimant, now) => readViewerGrants(sql, claimant, now),
      ...(config.portals ? { portals: config.portals } : {}),
      landingPage: () =>
        renderLandingPage({
          organisations: config.profiles.map(({ name }) => name),
          ...(config.demonstration ? { demonstration: { password: demonstrationPassword, personas } } : {}),
        }),
      demonstrationCodes: () => currentCodes(identity, clock),
      demonstrationMessages: () => services['service-users'].demonstrationMessages(),
      health: {
        database: () => facts.query('SELECT 1'),
        ...Object.fromEntries(Object.entries(services).map(([name, { healthy }]) => [name, healthy])),
        jobs: () => jobs.ready(),
      },
      clock,
    }),
  )
  const resources = started.move()
  return {
    url: config.publicUrl,
    adminUrl,
    identity,
    gateway,
    seeding: {
      access: services.access.seeding,
      serviceUsers: services['service-users'].seeding,
      consent: services.consent.seeding,
      complaints: services.complaints.seeding,
      retention: services.retention.seeding,
    },
    subgraphs,
    signViewer,
    jobsDone: () => jobs.drained(),
    auditCaughtUp: services.access.auditCaughtUp,
    lookForPatterns: services.access.lookForPatterns,
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  }
}

/** The organisations of an installation with their policies, by code. */
function servedOrganisations(profiles: readonly OrganisationProfile[]): (code: string) => ServedOrganisation | undefined {
  const served = new Map(
    profiles.map((profile) => [profile.id, { profile, policy: createPolicy({ organisation: policyProfile(profile) }) }]),
  )
  return (code) => served.get(code)
}

async function currentCodes(identity: Identity, clock: Clock) {
  const secondsLeft = 30 - (Math.floor(clock.now().getTime() / 1000) % 30)
  const people = personas.filter(({ signsInAt }) => signsInAt === 'staff')
  const codes = await Promise.all(
    people.map(async ({ username }) => {
      const code = await identity.currentCode(username).catch(() => undefined)
      return code === undefined ? [] : [{ username, code, secondsLeft }]
    }),
  )
  return codes.flat()
}
