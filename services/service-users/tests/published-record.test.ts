import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  createServiceClient,
  createVault,
  installDatabase,
  localKeyProvider,
  manualClock,
  startEmbeddedPostgres,
} from '@candour/database'
import { PrismaClient } from '../src/generated/prisma/client.ts'
import { serviceUsersSchema } from '../src/index.ts'
import { createServiceUsersSeeding, type PersonToSeed } from '../src/seeding.ts'

interface PublishedRecord {
  readonly kinds: string[]
  readonly status: string
  readonly born_on: string
  readonly died_on: string | null
  readonly closed_on: string[]
  readonly facts: unknown[]
}

describe('what is published of a record for its keeping time', () => {
  let seeding: ReturnType<typeof createServiceUsersSeeding>
  let published: (id: string) => Promise<PublishedRecord>
  let sql: (statement: string, ...values: unknown[]) => Promise<object[]>
  const resources = new AsyncDisposableStack()

  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'candour-service-users-'))
    resources.defer(() => rm(folder, { recursive: true }))
    const server = resources.use(await startEmbeddedPostgres({ folder, durable: false }))
    const installation = await installDatabase({
      adminUrl: server.url,
      secret: Buffer.alloc(32, 5),
      schemas: [serviceUsersSchema],
      factsSql: [],
    })
    const db = createServiceClient(PrismaClient, installation.serviceUrl('service-users'))
    resources.defer(() => db.$disconnect())
    sql = (statement, ...values) => db.$queryRawUnsafe<object[]>(statement, ...values)
    const provider = await localKeyProvider(join(folder, 'keys'), { hasWrappedKeys: async () => false })
    const clock = manualClock('2027-02-01T09:00:00Z')
    const vault = createVault({ service: 'service-users', provider, query: db })
    seeding = createServiceUsersSeeding({ db, vault, clock, indexSecret: Buffer.alloc(32, 7) })
    published = async (id) => {
      const [row] = await db.$queryRawUnsafe<PublishedRecord[]>(
        `SELECT kinds, status, born_on::text, died_on::text, closed_on::text[], to_jsonb(facts) AS facts
         FROM facts.record WHERE organisation = 'bct' AND subject_id = $1::uuid`,
        id,
      )
      return row!
    }
  }, 120_000)
  afterAll(() => resources.disposeAsync())

  const person = (rest: Partial<PersonToSeed> = {}, recordKinds?: readonly string[]): PersonToSeed => ({
    registration: {
      givenName: 'Robin',
      familyName: 'Hart',
      preferredName: null,
      birthDate: '2015-09-01',
      nhsNumber: null,
      service: 'customer-relations',
      contact: {},
      noContactReason: 'Asked not to be contacted',
      storageConsent: null,
      ...(recordKinds ? { recordKinds } : {}),
    },
    source: 'PERSON',
    registeredBy: '01900000-0000-7000-8000-000000000001',
    ...rest,
  })

  it('holds its kinds, its dates and every closure as a day in London', async () => {
    const id = await seeding.addPerson(
      'bct',
      person(
        {
          status: 'DECEASED',
          diedOn: '2026-12-24',
          closedAt: new Date('2026-06-30T23:30:00Z'),
          recordFacts: [
            { kind: 'CLOSED', on: '2021-03-01' },
            { kind: 'ORDER_MADE', on: null },
            { kind: 'CLAIM_RISK', detail: 'negligence' },
          ],
        },
        ['adoption', 'referral'],
      ),
    )
    const { closed_on: closed, facts, ...record } = await published(id)
    expect(record).toEqual({ kinds: ['adoption', 'referral'], status: 'DECEASED', born_on: '2015-09-01', died_on: '2026-12-24' })
    expect(closed.toSorted()).toEqual(['2021-03-01', '2026-07-01'])
    expect(facts).toHaveLength(2)
    expect(facts).toContainEqual({ kind: 'ORDER_MADE', on: null, detail: null })
    expect(facts).toContainEqual({ kind: 'CLAIM_RISK', on: null, detail: 'negligence' })
  })

  it('is the work of a rights request while somebody asks for it to be put right, and for a month after the answer', async () => {
    const id = await seeding.addPerson('bct', person())
    const work = () =>
      sql(
        `SELECT viewer_id, purpose, from_at, until_at FROM facts.service_users_work_item WHERE organisation = 'bct' AND subject_id = $1::uuid`,
        id,
      )
    expect(await work()).toEqual([])
    const [asked, decided] = [new Date('2027-02-01T10:00:00Z'), new Date('2027-02-03T10:00:00Z')]
    await sql(
      `INSERT INTO service_users.correction (id, organisation, service_user_id, field, proposed_sealed, requested_at, requested_by, requested_by_name)
       VALUES (gen_random_uuid(), 'bct', $1::uuid, 'EMAIL', 'x', $2, 'self', 'Robin Hart')`,
      id,
      asked,
    )
    const open = { viewer_id: null, purpose: 'rights-request', from_at: asked, until_at: null }
    expect(await work()).toEqual([open])
    await sql(
      `UPDATE service_users.correction SET state = 'REFUSED', decided_at = $2 WHERE service_user_id = $1::uuid`,
      id,
      decided,
    )
    expect(await work()).toEqual([{ ...open, until_at: new Date('2027-03-06T10:00:00Z') }])
  })

  it('says nothing where nothing was said, of people put on record in numbers too', async () => {
    const nothing = { kinds: [], status: 'ACTIVE', born_on: '2015-09-01', died_on: null, closed_on: [], facts: [] }
    expect(await published(await seeding.addPerson('bct', person()))).toEqual(nothing)
    const registeredAt = new Date('2027-01-01T09:00:00Z')
    const many = [person(), person({}, ['referral'])].map((one) => ({ ...one, registeredAt, notes: [] }))
    const [first, second] = await seeding.addPeople('bct', many)
    expect(await published(first!)).toEqual(nothing)
    expect(await published(second!)).toEqual({ ...nothing, kinds: ['referral'] })
  })

  it('never holds in clear that somebody may claim for abuse', async () => {
    const abused = person({ recordFacts: [{ kind: 'CLAIM_RISK', detail: 'child-sexual-abuse' }] })
    await expect(seeding.addPerson('bct', abused)).rejects.toThrow('record_fact_claim_risk')
  })
})
