import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startRetentionNetwork, type Asker, type RetentionNetwork } from './support/retention-network.ts'
import { requestsOf } from './support/requests.ts'

describe('holds', () => {
  let network: RetentionNetwork
  let requests: ReturnType<typeof requestsOf>
  let officer: Asker
  let person: string
  beforeAll(async () => {
    network = await startRetentionNetwork()
    requests = requestsOf(network)
    officer = await network.hire('Rowan Hale')
    person = await network.publish()
  }, 120_000)
  afterAll(() => network?.[Symbol.asyncDispose]())

  it('keep a record that is due from disposal until they are lifted, from the next read on', async () => {
    expect((await requests.read(officer, person)).retention?.disposeFrom).toBe('2034-01-06')
    const { outcome } = await requests.place(officer, person)
    expect(outcome).toMatchObject({ userErrors: [], hold: { kind: 'POLICE', placedBy: 'Rowan Hale', releasedAt: null } })
    expect((await requests.due(officer)).due?.nodes).toEqual([])
    const held = await requests.read(officer, person)
    expect(held.retention).toMatchObject({ disposeFrom: null, decidedBy: 'hold' })
    expect(held.retention?.explanation?.text).toBe('No date: held for the police until it is lifted.')
    expect(held.holds).toMatchObject([{ reason: 'Asked by the police in writing', viewerCan: { release: true } }])

    const released = await requests.release(officer, outcome!.hold!.id)
    expect(released.outcome).toMatchObject({
      userErrors: [],
      hold: { releasedBy: 'Rowan Hale', releaseReason: 'The police closed their file', viewerCan: { release: false } },
    })
    expect((await requests.due(officer)).due?.nodes).toMatchObject([{ id: person, disposeFrom: '2034-01-06' }])
    expect((await requests.read(officer, person)).retention).toMatchObject({ disposeFrom: '2034-01-06', decidedBy: 'DMWS7' })
  })

  it('hold as long as one of them stands, and one may end on a day of its own', async () => {
    const id = await network.publish()
    const first = await requests.place(officer, id, { until: '2040-02-01' })
    expect((await requests.read(officer, id)).retention).toMatchObject({ disposeFrom: '2040-02-02', decidedBy: 'hold' })
    await requests.place(officer, id, { kind: 'OMBUDSMAN' })
    await requests.release(officer, first.outcome!.hold!.id)
    expect((await requests.read(officer, id)).retention).toMatchObject({ disposeFrom: null, decidedBy: 'hold' })
    expect((await requests.read(officer, id)).holds?.map(({ kind }) => kind)).toEqual(['OMBUDSMAN', 'POLICE'])
  })

  it('need a reason, and are lifted once', async () => {
    const id = await network.publish()
    expect((await requests.place(officer, id, { reason: ' ' })).outcome).toMatchObject({
      hold: null,
      userErrors: [{ code: 'REASON_REQUIRED', path: ['reason'] }],
    })
    expect((await requests.read(officer, id)).holds).toEqual([])
    const { outcome } = await requests.place(officer, id)
    const hold = outcome!.hold!.id
    expect((await requests.release(officer, hold, '')).outcome?.userErrors).toMatchObject([{ code: 'REASON_REQUIRED' }])
    const both = await Promise.all([requests.release(officer, hold, 'First'), requests.release(officer, hold, 'Second')])
    expect(both.flatMap(({ outcome: ended }) => ended!.userErrors.map(({ code }) => code))).toEqual(['CONFLICT'])
    expect(both.every(({ outcome: ended }) => ended!.hold?.releasedAt !== null)).toBe(true)
    await expect(
      network.admin.$executeRawUnsafe(`UPDATE retention.hold SET kind = 'CLAIM' WHERE id = $1::uuid`, hold),
    ).rejects.toThrow('lifted once')
  })

  it('are published without their reason, which is sealed', async () => {
    const id = await network.publish({ underReview: false })
    await requests.place(officer, id, { reason: 'Canary of a reason' })
    const [fact] = await network.admin.$queryRawUnsafe<object[]>('SELECT * FROM facts.hold WHERE subject_id = $1::uuid', id)
    expect(Object.keys(fact!)).toEqual(['organisation', 'subject_id', 'hold_id', 'kind', 'placed_at', 'until_on'])
    const [row] = await network.admin.$queryRawUnsafe<{ sealed: string }[]>(
      `SELECT encode(reason_sealed, 'escape') AS sealed FROM retention.hold WHERE service_user_id = $1::uuid`,
      id,
    )
    expect(row!.sealed).not.toContain('Canary')
    const work = await network.admin.$queryRawUnsafe('SELECT * FROM facts.work_item WHERE subject_id = $1::uuid', id)
    expect(work).toMatchObject([{ purpose: 'retention-review', viewer_id: null, until_at: null }])
  })

  it('cannot be placed on an unknown or foreign person, nor lifted from one', async () => {
    const elsewhere = await network.publish({}, 'bct')
    const foreign = await network.hire('Sam Field', 'records-officer', 'bct')
    const { outcome } = await requests.place(foreign, elsewhere)
    for (const attempt of [
      requests.place(officer, elsewhere),
      requests.place(officer, randomUUID()),
      requests.place(officer, 'not-an-id'),
      requests.release(officer, outcome!.hold!.id),
      requests.release(officer, randomUUID()),
      requests.release(officer, 'not-an-id'),
    ]) {
      expect((await attempt).answer).toMatchObject({ data: null, errors: [{ extensions: { code: 'NOT_FOUND' } }] })
    }
    expect((await requests.read(foreign, elsewhere)).holds).toMatchObject([{ releasedAt: null }])
  })

  it('are the business of the records officer: the person sees them, the worker and strangers do not know', async () => {
    const id = await network.publish()
    const { outcome } = await requests.place(officer, id)
    const self = await network.signInAs(id)
    expect((await requests.read(self, id)).holds).toMatchObject([{ kind: 'POLICE', viewerCan: { release: false } }])
    expect((await requests.release(self, outcome!.hold!.id)).answer.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
    const worker = { ...(await network.hire('Alex Reed', 'support-worker')), purpose: 'care' as const }
    await network.relate(id, worker.id, 'assigned-worker')
    const stranger = { ...(await network.hire('Kim Vale', 'support-worker')), purpose: 'care' as const }
    for (const asker of [worker, stranger]) {
      const { retention, holds, withheld } = await requests.read(asker, id)
      expect({ retention, holds }).toEqual({ retention: null, holds: null })
      expect(withheld).toContainEqual(
        expect.objectContaining({ on: 'ServiceUser', id, field: 'holds', category: 'retention', reason: 'NOT_YOUR_ROLE' }),
      )
    }
    expect((await requests.release(stranger, outcome!.hold!.id)).answer.errors).toMatchObject([
      { extensions: { code: 'NOT_FOUND' } },
    ])
    expect((await network.audit(id, 'changed')).map(({ operation, categories }) => [operation, categories])).toEqual([
      ['mutation', ['retention']],
    ])
    expect(await network.audit(id, 'disclosed')).toContainEqual(
      expect.objectContaining({ viewer_id: self.id, categories: ['identity', 'retention'] }),
    )
  })

  it('that an open complaint brings by itself are told without the complaint', async () => {
    const complaint = { kind: 'COMPLAINT', openedOn: '2034-01-30', closedOn: null, lastActionOn: '2034-01-30' }
    const id = await network.publish({ complaints: [complaint] })
    const { retention } = await requests.read(officer, id)
    const text = 'No date: what decides it is not shown to you.'
    expect(retention).toMatchObject({ disposeFrom: null, decidedBy: 'hold', explanation: { text } })
    expect(JSON.stringify(retention)).not.toMatch(/complaint|CMP/i)
    const own = (await requests.read(await network.signInAs(id), id)).retention
    expect(own?.explanation?.text).toBe('No date: held for an open complaint until it is lifted.')
  })
})
