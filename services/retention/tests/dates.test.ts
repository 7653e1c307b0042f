import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { jobSender, withOrganisation, type Job } from '@candour/database'
import { connect } from '../src/data/database.ts'
import { recomputePeople } from '../src/data/recompute.ts'
import { scheduleOf } from '../src/domain/schedule.ts'
import { recomputeHandler } from '../src/recompute-job.ts'
import { startRetentionNetwork, type Asker, type RetentionNetwork } from './support/retention-network.ts'
import { requestsOf } from './support/requests.ts'
import { organisationOf, publishedFor, retentionVectors } from './support/vector-facts.ts'

describe('the dates of records', () => {
  let network: RetentionNetwork
  let requests: ReturnType<typeof requestsOf>
  let officer: Asker
  beforeAll(async () => {
    network = await startRetentionNetwork()
    requests = requestsOf(network)
    officer = await network.hire('Rowan Hale')
  }, 120_000)
  afterAll(() => network?.[Symbol.asyncDispose]())

  it.each(retentionVectors)('agreed case $id: $decidedBy, from $disposeFrom', async (vector) => {
    const profile = organisationOf(vector)
    const reader = await network.hire('Sam Field', 'records-officer', profile.id)
    const { holds, ...published } = publishedFor(vector, randomUUID(), profile)
    const id = await network.publish(published, profile.id)
    for (const { kind, placedOn, untilOn } of holds) {
      const at = new Date(`${placedOn}T10:00:00Z`)
      const by = { id: reader.id, name: 'Sam Field' }
      await network.seeding.placeHold(profile.id, id, { kind, reason: 'A claim was announced', until: untilOn, at, by })
    }
    const expected = { disposeFrom: vector.disposeFrom, decidedBy: vector.decidedBy }
    expect((await requests.read(reader, id)).retention).toMatchObject(expected)
    expect((await network.kept(profile.id)).get(id)).toEqual(expected)
  })

  it('come with the rules considered, the one that won and the facts it used [BCT-18]', async () => {
    const reader = await network.hire('Sam Field', 'records-officer', 'bct')
    const kinds = ['child-in-care', 'referral']
    const id = await network.publish({ kinds, bornOn: '2015-09-01', closedOn: [] }, 'bct')
    const { retention } = await requests.read(await network.signInAs(id, 'bct'), id)
    expect(retention?.explanation?.text).toBe(
      'Dispose from 2 September 2090, by CIC75: 75 years from birth, unless the person died before 18 (born on 1 September 2015).',
    )
    expect(retention?.explanation?.considered?.map(({ rule, date }) => [rule, date])).toEqual([
      ['CIC75', '2090-09-02'],
      ['CIC15', null],
      ['CP25', '2040-09-02'],
      ['CP6', null],
    ])
    const seen = (await requests.read(reader, id)).retention?.explanation?.considered
    expect(seen?.[0]).toMatchObject({ rule: 'CIC75', facts: ['born on 1 September 2015'] })
    // A referral is support data, which is not theirs to read, whatever became of it.
    expect(seen).toHaveLength(2)
  })

  it('follow a corrected birth date on the next read, on the due list too', async () => {
    const reader = await network.hire('Sam Field', 'records-officer', 'bct')
    const id = await network.publish({ kinds: ['child-in-care'], bornOn: '1950-03-14', closedOn: [] }, 'bct')
    expect((await requests.read(reader, id)).retention?.disposeFrom).toBe('2025-03-15')
    expect((await requests.due(reader)).due?.nodes.map((node) => node.id)).toContain(id)
    await network.admin.$executeRawUnsafe(`UPDATE facts.record SET born_on = '1960-03-14' WHERE subject_id = $1::uuid`, id)
    expect((await requests.read(reader, id)).retention?.disposeFrom).toBe('2035-03-15')
    expect((await requests.due(reader)).due?.nodes.map((node) => node.id)).not.toContain(id)
  })

  it('are kept by a sweep in batches, without anybody reading them, and forgotten with the person', async () => {
    const ids = []
    for (let count = 0; count < 7; count += 1) ids.push(await network.publish({}, 'dppc'))
    await network.sweep('dppc')
    await network.runJobs()
    const kept = await network.kept('dppc')
    expect(ids.map((id) => kept.get(id)?.decidedBy)).toEqual(Array(7).fill('manual'))
    await network.admin.$executeRawUnsafe(`DELETE FROM facts.record WHERE subject_id = $1::uuid`, ids[3])
    await network.admin.$executeRawUnsafe(
      `UPDATE facts.record SET kinds = '{support-record}' WHERE organisation = 'dppc' AND subject_id <> $1::uuid`,
      ids[0],
    )
    await network.seeding.recomputeAll('dppc')
    const later = await network.kept('dppc')
    expect(ids.map((id) => later.get(id)?.decidedBy)).toEqual(['manual', 'SUP6', 'SUP6', undefined, 'SUP6', 'SUP6', 'SUP6'])
    expect(later.get(ids[1]!)).toEqual({ decidedBy: 'SUP6', disposeFrom: '2033-01-06' })
  })

  it('are swept on by the next job where one comes to its end, each batch once', async () => {
    const ids = []
    for (let count = 0; count < 7; count += 1) ids.push(await network.publish({ kinds: ['residential-care'] }, 'dmr'))
    const url = network.installation.serviceUrl('retention')
    const db = connect(url)
    await using jobs = jobSender(url)
    const handled: unknown[] = []
    const schedule = () => scheduleOf(network.profile('dmr'))
    const handler = recomputeHandler({ db, jobs, clock: network.clock, schedule, batchSize: 3 })
    const sweep = async (job: Job) => {
      handled.push(job.data)
      await handler(job)
    }
    await network.sweep('dmr')
    await network.runJobs({ 'retention/recompute': sweep })
    const [, , third, , , sixth] = ids.toSorted()
    expect(handled).toEqual([
      { organisation: 'dmr' },
      { organisation: 'dmr', after: third },
      { organisation: 'dmr', after: sixth },
    ])
    expect([...(await network.kept('dmr')).keys()].sort()).toEqual(ids.toSorted())
    await db.$disconnect()
  })

  it('can be worked out by a job for one person, which refuses what names nobody', async () => {
    const id = await network.publish()
    const run = (data: Record<string, string>) =>
      network.handlers['retention/recompute']!({
        id: randomUUID(),
        queue: 'retention/recompute',
        data,
        startedAt: network.clock.now(),
      })
    await run({ organisation: 'dmws', serviceUserId: id })
    expect((await network.kept()).get(id)).toEqual({ decidedBy: 'DMWS7', disposeFrom: '2034-01-06' })
    await run({ organisation: 'dmws', serviceUserId: randomUUID() })
    await expect(run({ organisation: 'nobody' })).rejects.toThrow('not served here')
    await expect(run({ organisation: 'dmws', serviceUserId: 'x' })).rejects.toThrow(TypeError)
  })

  it('of many people take as many statements as that of one, and none to write what has not changed', async () => {
    const ids = [await network.publish()]
    for (let count = 0; count < 20; count += 1) ids.push(await network.publish())
    const db = connect(network.installation.serviceUrl('retention'))
    const statements: string[] = []
    const counting = {
      $queryRawUnsafe: <Rows>(statement: string, ...values: unknown[]) => {
        statements.push('read')
        return db.$queryRawUnsafe<Rows>(statement, ...values)
      },
      $executeRawUnsafe: (statement: string, ...values: unknown[]) => {
        statements.push('write')
        return db.$executeRawUnsafe(statement, ...values)
      },
    }
    const work = { clock: network.clock, organisation: 'dmws', schedule: scheduleOf(network.profile('dmws')) }
    const sql = counting as unknown as Parameters<typeof recomputePeople>[0]['sql'] // Prisma's own return a promise of its own kind
    await withOrganisation('dmws', async () => {
      await recomputePeople({ ...work, sql }, ids.slice(0, 1))
      expect(statements.splice(0)).toEqual(['read', 'write'])
      await recomputePeople({ ...work, sql }, ids)
      expect(statements.splice(0)).toEqual(['read', 'write'])
      expect((await recomputePeople({ ...work, sql }, ids)).size).toBe(21)
      expect(statements).toEqual(['read'])
    })
    await db.$disconnect()
  })

  it('of a stranger to the organisation do not exist', async () => {
    const elsewhere = await network.publish({}, 'polaris')
    const { retention, holds, errors } = await requests.read(officer, elsewhere)
    expect({ retention, holds, errors }).toEqual({ retention: null, holds: null, errors: undefined })
  })
})
