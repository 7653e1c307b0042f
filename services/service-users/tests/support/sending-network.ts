import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  createServiceClient,
  createVault,
  installDatabase,
  jobSender,
  jobWorker,
  localKeyProvider,
  manualClock,
  startEmbeddedPostgres,
  withOrganisation,
} from '@candour/database'
import { foundingProfiles } from '@candour/organisations'
import { createOutbox, sendQueue, type MessageToQueue } from '@candour/outbox'
import { saveContactDetails } from '../../src/data/contact-details.ts'
import { lockPerson } from '../../src/data/person.ts'
import { outboxKeys } from '../../src/data/outbox-keys.ts'
import type { DeliveryAdapters } from '../../src/delivery/adapter.ts'
import { sweepQueue } from '../../src/database-schema.ts'
import { sweepMessages } from '../../src/delivery/sweep-messages.ts'
import { sendMessages } from '../../src/delivery/send-message.ts'
import type { ContactChange } from '../../src/domain/contact-change.ts'
import { type Prisma, PrismaClient } from '../../src/generated/prisma/client.ts'
import { serviceUsersSchema } from '../../src/index.ts'
import { createServiceUsersSeeding } from '../../src/seeding.ts'

/** An organisation that contacts people without asking for consent by channel. */
export const organisation = 'dmr'

/** The part of the service that sends, on a database of its own, without a subgraph in front. */
export async function startSendingNetwork() {
  const resources = new AsyncDisposableStack()
  const folder = await mkdtemp(join(tmpdir(), 'candour-sending-'))
  resources.defer(() => rm(folder, { recursive: true }))
  const server = resources.use(await startEmbeddedPostgres({ folder, durable: false }))
  const installation = await installDatabase({
    adminUrl: server.url,
    secret: Buffer.alloc(32, 5),
    schemas: [serviceUsersSchema],
    factsSql: [
      'CREATE TABLE IF NOT EXISTS facts.consent_in_force (organisation text, subject_id uuid, item text, since timestamptz)',
    ],
  })
  const databaseUrl = installation.serviceUrl('service-users')
  const db = createServiceClient(PrismaClient, databaseUrl)
  resources.defer(() => db.$disconnect())
  const keysFolder = join(folder, 'keys')
  const provider = await localKeyProvider(keysFolder, { hasWrappedKeys: async () => false })
  const clock = manualClock('2027-02-01T12:00:00Z')
  const vault = createVault({ service: 'service-users', provider, query: db })
  const jobs = jobSender(databaseUrl)
  resources.defer(() => jobs.stop())
  const keys = await outboxKeys(db, provider, clock)
  const outbox = createOutbox({ service: 'service-users', jobs, clock })
  const seeding = createServiceUsersSeeding({ db, vault, clock, indexSecret: Buffer.alloc(32, 7) })
  const profiles = new Map(foundingProfiles().map((profile) => [profile.id, profile]))
  const serviceOf = (code: string): string => {
    const service = profiles.get(code)?.services[0]?.code
    if (!service) throw new Error(`${code} offers no service`)
    return service
  }
  const owner = createServiceClient(PrismaClient, server.url)
  resources.defer(() => owner.$disconnect())
  const within = <Result>(work: () => Promise<Result>) => withOrganisation(organisation, work)

  return {
    db,
    vault,
    clock,
    databaseUrl,
    keysFolder,
    handler: (adapters: DeliveryAdapters) =>
      sendMessages({ db, vault, jobs, keys, adapters, clock, profile: (code) => profiles.get(code) }),
    addPerson: (contact: ContactChange) =>
      seeding.addPerson(organisation, {
        registration: {
          givenName: 'Robin',
          familyName: 'Vale',
          preferredName: null,
          birthDate: '1990-01-31',
          nhsNumber: null,
          service: serviceOf(organisation),
          contact,
          noContactReason: null,
          storageConsent: null,
          recordKinds: [],
        },
        source: 'PERSON',
        registeredBy: '01940000-0000-7000-8000-000000000001',
      }),
    change: (id: string, contact: ContactChange) =>
      within(() =>
        db.$transaction(async (tx) => {
          const person = await lockPerson(tx, organisation, id)
          if (!person) throw new Error('there is no such person')
          await saveContactDetails({ tx, vault: vault.session(), clock, source: 'PERSON' }, person, contact)
        }),
      ),
    queue: (id: string, more: Partial<MessageToQueue<'correction-decided'>> = {}) =>
      within(() =>
        db.$transaction((tx) =>
          outbox.queue(tx, {
            organisation,
            kind: 'correction-decided',
            to: { kind: 'service-user', id },
            parameters: { requestedOn: '2027-01-04', accepted: true },
            ...more,
          }),
        ),
      ),
    /** As after a restore, or a fault that outlasted every try. */
    loseJobs: () => within(() => owner.$executeRawUnsafe('DELETE FROM jobs.job')),
    /** What every night does. */
    sweep: () =>
      sweepMessages({ db, jobs, clock })({ id: 'night', queue: sweepQueue, data: { organisation }, startedAt: clock.now() }),
    setMessage: (id: string, data: Prisma.MessageUpdateInput) => within(() => db.message.update({ where: { id }, data })),
    message: (id: string) => within(() => db.message.findUniqueOrThrow({ where: { id } })),
    /** Works on the queue until nothing waits. Failed attempts are tried again by the queue. */
    work: async (adapters: DeliveryAdapters) => {
      await using worker = jobWorker(installation.workerUrl, clock, { onError: () => undefined })
      worker.work(sendQueue, sendMessages({ db, vault, jobs, keys, adapters, clock, profile: (code) => profiles.get(code) }))
      await worker.ready()
      await worker.drained()
    },
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  }
}
export type SendingNetwork = Awaited<ReturnType<typeof startSendingNetwork>>
