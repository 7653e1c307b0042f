import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { jobSender, jobWorker } from '@candour/database'
import { takeOverStorageConsentQueue } from '../src/index.ts'
import { startConsentNetwork, type Asker, type ConsentNetwork } from './support/consent-network.ts'
import { requestsOf } from './support/requests.ts'

describe('consent to be on record', () => {
  let network: ConsentNetwork
  let requests: ReturnType<typeof requestsOf>
  let worker: Asker

  beforeAll(async () => {
    network = await startConsentNetwork()
    requests = requestsOf(network)
    worker = await network.hire('Alex Reed')
  }, 120_000)
  afterAll(() => network?.[Symbol.asyncDispose]())

  /** A person who agreed at their first visit, as the service that registers people publishes it. */
  async function registered() {
    const person = await network.register()
    await network.relate(person.subjectId, worker.id, 'assigned-worker')
    await network.admin.$executeRawUnsafe(
      `INSERT INTO facts.storage_consent VALUES ('dmws', $1::uuid, 'store-and-use', 1, 'IN_PERSON', '2026-11-20', $2, $3)`,
      person.subjectId,
      new Date('2026-11-20T15:00:00Z'),
      worker.id,
    )
    return person
  }
  const takeOver = (serviceUserId: string, organisation = 'dmws') =>
    network.handlers[takeOverStorageConsentQueue]!({
      id: randomUUID(),
      queue: takeOverStorageConsentQueue,
      data: { organisation, serviceUserId },
      startedAt: network.clock.now(),
    })

  it('is taken over once from the registration, with the visit, who recorded it and the version of the form [DMWS-14]', async () => {
    const person = await registered()
    await takeOver(person.subjectId)
    await takeOver(person.subjectId)
    expect(await network.inForce(person.subjectId)).toEqual(['store-and-use'])
    const seen = (await requests.consents(worker, person.subjectId)).get('store-and-use')
    expect(seen).toMatchObject({
      state: 'GIVEN',
      version: 1,
      recordedBy: 'Alex Reed',
      decidedAt: '2026-11-20T15:00:00.000Z',
      history: [{ visitedOn: '2026-11-20', method: 'IN_PERSON', wordingVersion: 1 }],
    })
    expect(await network.audit(person.subjectId, 'changed')).toMatchObject([
      { operation: 'takeOverStorageConsent', viewer_id: worker.id, categories: ['consent'] },
    ])
  })

  it('is taken over by the job that a registration sends', async () => {
    const person = await registered()
    const sender = jobSender(network.installation.serviceUrl('consent'))
    const jobs = jobWorker(network.installation.workerUrl, network.clock)
    try {
      for (const [queue, handler] of Object.entries(network.handlers)) jobs.work(queue, handler)
      await jobs.ready()
      await network.admin.$transaction((tx) =>
        sender.send(tx, takeOverStorageConsentQueue, { organisation: 'dmws', serviceUserId: person.subjectId }),
      )
      await jobs.drained()
    } finally {
      await sender.stop()
      await jobs.stop()
    }
    expect(await network.inForce(person.subjectId)).toEqual(['store-and-use'])
  })

  it('can be withdrawn before its job has run, and the job does not bring it back [DMWS-24]', async () => {
    const person = await registered()
    const { outcome } = await requests.withdraw(person, person.subjectId, 'store-and-use')
    expect(outcome).toMatchObject({ userErrors: [], consent: { state: 'WITHDRAWN' } })
    await takeOver(person.subjectId)
    expect(await network.inForce(person.subjectId)).toEqual([])
    expect(outcome?.consent?.history?.map(({ state }) => state)).toEqual(['WITHDRAWN', 'GIVEN'])
  })

  it('only joins the history when something was decided since', async () => {
    const person = await network.register()
    await requests.record(person, person.subjectId, 'store-and-use', 'REFUSED')
    await network.admin.$executeRawUnsafe(
      `INSERT INTO facts.storage_consent VALUES ('dmws', $1::uuid, 'store-and-use', 1, 'PHONE', '2026-11-20', '2026-11-20T15:00:00Z', $2)`,
      person.subjectId,
      worker.id,
    )
    await takeOver(person.subjectId)
    const seen = (await requests.consents(person, person.subjectId)).get('store-and-use')
    expect(seen).toMatchObject({ state: 'REFUSED', version: 1 })
    expect(seen?.history?.map(({ state }) => state)).toEqual(['REFUSED', 'GIVEN'])
  })

  it('fails, to be tried again, while the registration cannot be seen', async () => {
    await expect(takeOver(randomUUID())).rejects.toThrow('not there')
    const person = await registered()
    await expect(takeOver(person.subjectId, 'other')).rejects.toThrow('not there')
    await expect(takeOver(person.subjectId, 'nobody')).rejects.toThrow('not served here')
  })

  it('can be seeded, with a history', async () => {
    const person = await network.register()
    await network.relate(person.subjectId, worker.id, 'assigned-worker')
    const by = { id: worker.id, kind: 'STAFF', name: 'Alex Reed' } as const
    await network.seeding.recordDecisions('dmws', person.subjectId, [
      { item: 'store-and-use', state: 'GIVEN', method: 'IN_PERSON', at: new Date('2026-10-01T10:00:00Z'), by },
      { item: 'marketing', state: 'GIVEN', method: 'IN_PERSON', at: new Date('2026-10-01T10:00:00Z'), by },
      {
        item: 'marketing',
        state: 'WITHDRAWN',
        method: null,
        at: new Date('2026-10-09T10:00:00Z'),
        by: { id: person.id, kind: 'PERSON' },
      },
    ])
    expect(await network.inForce(person.subjectId)).toEqual(['store-and-use'])
    expect((await requests.consents(worker, person.subjectId)).get('marketing')).toMatchObject({
      state: 'WITHDRAWN',
      recordedBy: 'The person',
      version: 2,
    })
    await expect(
      network.seeding.recordDecisions('dmws', person.subjectId, [
        { item: 'safeguarding-sharing', state: 'GIVEN', method: 'PHONE', at: network.clock.now(), by },
      ]),
    ).rejects.toThrow(RangeError)
  })
})
