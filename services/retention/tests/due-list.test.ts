import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { erasePersonQueue } from '@candour/database'
import { erasureOrder } from '../src/domain/erasure-order.ts'
import { erasingServices } from './support/erasing-services.ts'
import { startRetentionNetwork, type Asker, type RetentionNetwork } from './support/retention-network.ts'
import { requestsOf } from './support/requests.ts'

describe('the due list', () => {
  let network: RetentionNetwork
  let requests: ReturnType<typeof requestsOf>
  let officer: Asker
  let ids: string[]

  beforeAll(async () => {
    network = await startRetentionNetwork()
    requests = requestsOf(network)
    officer = await network.hire('Rowan Hale')
    ids = []
    // Due on 11 January 2033 and on the days after it; the last two share a day.
    for (const day of ['10', '11', '12', '13', '13']) ids.push(await network.publish({ closedOn: [`2026-01-${day}`] }))
    await network.publish({ closedOn: ['2027-02-01'] })
    await network.publish({ status: 'ACTIVE' })
    await network.publish({ closedOn: ['2020-01-01'] }, 'dppc')
    await network.seeding.recomputeAll('dmws')
    await network.seeding.recomputeAll('dppc')
  }, 120_000)
  afterAll(() => network?.[Symbol.asyncDispose]())

  const due = async (variables = {}, asker = officer) => (await requests.due(asker, variables)).due
  const listed = async (variables = {}, asker = officer) => (await due(variables, asker))?.nodes.map(({ id }) => id)
  const sorted = () => [...ids.slice(0, 3), ...ids.slice(3).sort()]

  it('lists what may go by today, the longest overdue first, and nothing else [DMR-48]', async () => {
    expect(await listed()).toEqual(sorted())
    const [first] = (await due())!.nodes
    expect(first).toEqual({ id: ids[0], serviceUser: { id: ids[0] }, disposeFrom: '2033-01-11', decidedBy: 'DMWS7' })
    expect(await listed({ before: '2033-01-12' })).toEqual([ids[0]])
    expect(await listed({ before: '2034-02-02' })).toHaveLength(5)
    expect(await listed({ before: '2034-02-03' })).toHaveLength(6)
  })

  it('holds of what nobody works on only what is due, which is itself the work', async () => {
    const inCare = { kinds: ['child-in-care'], closedOn: [], underReview: false }
    const [later, overdue] = [
      await network.publish({ ...inCare, bornOn: '2015-09-01' }, 'bct'),
      await network.publish({ ...inCare, bornOn: '1950-03-14' }, 'bct'),
    ]
    await network.seeding.recomputeAll('bct')
    const elsewhere = await network.hire('Sam Field', 'records-officer', 'bct')
    expect(await listed({ before: '2095-01-01' }, elsewhere)).toEqual([overdue])
    expect((await requests.read(elsewhere, overdue)).retention?.disposeFrom).toEqual(expect.any(String))
    expect((await requests.read(elsewhere, later)).retention).toBeNull()
    // To hold the record back begins the work; a month after it is lifted the work is over.
    const { outcome } = await requests.place(elsewhere, later)
    expect(outcome).toMatchObject({ userErrors: [], hold: { kind: 'POLICE' } })
    expect((await requests.read(elsewhere, later)).retention).not.toBeNull()
    await requests.release(elsewhere, outcome!.hold!.id)
    expect((await requests.read(elsewhere, later)).retention).not.toBeNull()
    const [work] = await network.admin.$queryRawUnsafe<object[]>(
      `SELECT until_at::date - from_at::date AS days FROM facts.work_item WHERE subject_id = $1::uuid AND until_at IS NOT NULL`,
      later,
    )
    expect(work).toEqual({ days: 31 })
  })

  it('comes in pages, also between records of one day', async () => {
    const pages: string[] = []
    let after: string | undefined
    for (;;) {
      const page = await due({ first: 2, ...(after ? { after } : {}) })
      pages.push(...page!.nodes.map(({ id }) => id))
      if (!page!.pageInfo.hasNextPage) break
      after = page!.pageInfo.endCursor!
    }
    expect(pages).toEqual(sorted())
    expect((await requests.due(officer, { after: 'bm90aGluZw' })).errors).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT' } },
    ])
  })

  it('leaves out what a complaint holds back, before its date is worked out anew', async () => {
    const [id] = ids
    await network.publishComplaints('dmws', id!, [
      { kind: 'COMPLAINT', openedOn: '2034-01-30', closedOn: null, lastActionOn: '2034-01-30' },
    ])
    expect(await listed()).not.toContain(id)
    expect((await requests.read(officer, id!)).retention).toMatchObject({ disposeFrom: null, decidedBy: 'hold' })
    await network.admin.$executeRawUnsafe(`UPDATE facts.complaint SET closed_on = '2034-01-31' WHERE subject_id = $1::uuid`, id)
    await network.seeding.recomputeAll('dmws')
    expect(await listed()).toEqual(sorted())
  })

  it('is empty for whoever may not read keeping times, without an error that would tell', async () => {
    for (const asker of [
      await network.hire('Kim Vale', 'support-worker'),
      await network.hire('Mo Tanner', 'administrator'),
      { ...officer, purpose: null },
      { ...officer, purpose: 'care' as const },
    ]) {
      expect(await requests.due(asker)).toMatchObject({ errors: undefined, due: { nodes: [], pageInfo: { hasNextPage: false } } })
    }
    const worker = { ...(await network.hire('Alex Reed', 'support-worker')), purpose: 'care' as const }
    await network.relate(ids[0]!, worker.id, 'assigned-worker')
    expect(await listed({}, worker)).toEqual([])
  })

  it('shows the data protection officer who answers requests what those are about, and a person their own at most', async () => {
    const dpo = { ...(await network.hire('Jo March', 'data-protection-officer')), purpose: 'rights-request' as const }
    expect(await listed({}, dpo)).toEqual([])
    for (const id of ids) await network.openWork(id, 'rights-request')
    expect(await listed({}, dpo)).toEqual(sorted())
    expect(await listed({}, await network.signInAs(ids[1]!))).toEqual([ids[1]])
  })

  it('does not have the person from whom the viewer is excluded', async () => {
    const relative = await network.hire('Rae Hill')
    await network.relate(ids[2]!, relative.id, 'excluded')
    expect(await listed({}, relative)).toEqual(sorted().filter((id) => id !== ids[2]))
  })

  describe('a disposal', () => {
    let dpo: Asker
    beforeAll(async () => {
      dpo = await network.hire('Jo Bennett', 'data-protection-officer')
    })

    const dueRecord = async () => {
      const id = await network.publish({ closedOn: ['2026-01-09'] })
      await network.seeding.recomputeAll('dmws')
      return id
    }
    const proposed = async (id: string) => {
      const { disposal, refused } = await requests.propose(officer, id)
      expect(refused).toBeNull()
      return disposal!
    }
    const services = (fails?: (service: string) => boolean) => erasingServices(network, fails)
    const certificates = async () => (await requests.disposals(dpo)).disposals?.nodes ?? []

    it('is proposed for a record that is due and nothing else, with a reason, once', async () => {
      const held = await dueRecord()
      await requests.place(officer, held)
      expect(await requests.propose(officer, held)).toMatchObject({ refused: 'HELD', disposal: null })
      const open = await network.publish({ status: 'ACTIVE', closedOn: ['2020-01-01'] })
      expect(await requests.propose(officer, open)).toMatchObject({ refused: 'CASE_OPEN' })
      const early = await network.publish({ closedOn: ['2027-02-01'] })
      expect(await requests.propose(officer, early)).toMatchObject({ refused: 'NOT_DUE' })
      const complained = await network.publish({
        closedOn: ['2026-01-09'],
        complaints: [{ kind: 'COMPLAINT', openedOn: '2034-01-30', closedOn: null, lastActionOn: '2034-01-30' }],
      })
      expect(await requests.propose(officer, complained)).toMatchObject({ refused: 'HELD' })

      const id = await dueRecord()
      expect(await requests.propose(officer, id, ' ')).toMatchObject({ refused: 'REASON_REQUIRED' })
      expect(await requests.propose(dpo, id)).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] })
      expect(await proposed(id)).toMatchObject({
        state: 'PROPOSED',
        rule: 'DMWS7',
        reason: 'Its day has come',
        proposedBy: 'Rowan Hale',
      })
      expect(await requests.propose(officer, id)).toMatchObject({ refused: 'ALREADY_PROPOSED' })
      expect(await listed({ proposed: true })).toEqual([id])
      expect(await listed({ proposed: false })).not.toContain(id)
      expect(await certificates()).toEqual([])
    })

    it('is decided by another, of the role that the schedule names, signed in with a second factor', async () => {
      const other = await network.hire('Kim Lake')
      const record = await dueRecord()
      const { id } = await proposed(record)
      for (const [asker, code] of [
        [officer, 'FORBIDDEN'],
        [other, 'FORBIDDEN'],
        [{ ...dpo, assurance: 1 as const }, 'INSUFFICIENT_USER_AUTHENTICATION'],
        [await network.hire('Kim Vale', 'support-worker'), 'NOT_FOUND'],
      ] as const)
        for (const decide of [requests.approve, requests.refuse])
          expect(await decide(asker, id)).toMatchObject({ errors: [{ extensions: { code } }] })
      expect(await network.audit(record, 'refused')).toHaveLength(8)
      expect(await requests.refuse(dpo, id, '')).toMatchObject({ refused: 'REASON_REQUIRED' })
      expect(await requests.refuse(dpo, id)).toMatchObject({
        disposal: { state: 'REFUSED', decidedBy: 'Jo Bennett', refusalReason: 'The family may still ask' },
      })
      expect(await requests.approve(dpo, id)).toMatchObject({ refused: 'CONFLICT' })
      // Who has both roles decides no proposal of their own.
      await network.admin.$executeRawUnsafe(
        `INSERT INTO facts.role VALUES ('dmws', $1::uuid, 'data-protection-officer', '2020-01-01', NULL)`,
        other.id,
      )
      const own = await requests.propose(other, await dueRecord())
      expect(own.disposal?.viewerCan.decide).toBe(false)
      expect(await requests.approve(other, own.disposal!.id)).toMatchObject({ refused: 'OWN_PROPOSAL' })
      expect(await requests.refuse(other, own.disposal!.id)).toMatchObject({ refused: 'OWN_PROPOSAL' })
    })

    it('does not go on when a hold was placed meanwhile, and a hold does not come after it [POL-32]', async () => {
      const id = await dueRecord()
      const proposal = await proposed(id)
      const hold = await requests.place(officer, id, { kind: 'CLAIM', reason: 'Letter of claim' })
      expect(await requests.approve(dpo, proposal.id)).toMatchObject({ refused: 'HELD' })
      await requests.release(officer, hold.outcome!.hold!.id)
      const [approval, late] = await Promise.all([requests.approve(dpo, proposal.id), requests.place(officer, id)])
      expect([approval.refused, late.outcome?.userErrors[0]?.code]).toEqual(
        approval.disposal ? [null, 'BEING_ERASED'] : ['HELD', undefined],
      )
    })

    it('is carried out by every service in turn whatever fails in between, and its certificate is issued once and names nobody', async () => {
      const id = await dueRecord()
      await requests.refuse(dpo, (await proposed(id)).id)
      const { id: disposalId } = await proposed(id)
      expect(await requests.approve(dpo, disposalId)).toMatchObject({
        disposal: { state: 'APPROVED', erasedAt: null, reason: null },
      })
      const failed = new Set<string>()
      const failsOnce = (service: string) =>
        failed.size < failed.add(service).size && ['service-users', 'access'].includes(service)
      await network.runJobs(services(failsOnce))
      expect([...failed]).toEqual(erasureOrder)
      const done = (await certificates()).find((each) => each.id === disposalId)
      expect(done).toMatchObject({
        state: 'ERASED',
        rule: 'DMWS7',
        proposedBy: 'Rowan Hale',
        decidedBy: 'Jo Bennett',
        reason: null,
        filesLeft: 0,
      })
      expect(done?.erasures?.map(({ service, rows }) => [service, rows])).toEqual([
        ...erasureOrder.map((service) => [service, 2]),
        // The date of the due list, and the proposal that was refused.
        ['retention', 2],
      ])
      expect(done?.erasures?.at(-1)?.keys).toBe(1)
      const worker = await network.hire('Lou Marsh', 'support-worker')
      for (const asker of [worker, { ...dpo, purpose: 'care' as const }])
        expect((await requests.disposals(asker)).disposals?.nodes).toEqual([])
      // A report that is late changes nothing; neither does the night.
      const again = network.erasing('consent', async () => ({ rows: 9, keys: 9 }))
      await again({
        id: 'x',
        queue: 'x',
        data: { organisation: 'dmws', personId: id, disposalId },
        startedAt: network.clock.now(),
      })
      await network.handlers['retention/resume-disposals']!({
        id: 'x',
        queue: 'x',
        data: { organisation: 'dmws' },
        startedAt: network.clock.now(),
      })
      await network.runJobs(services())
      expect((await certificates()).filter((each) => each.id === disposalId)).toEqual([done])
      for (const table of [
        'retention.disposal',
        'retention.disposal_erasure',
        'retention.hold',
        'retention.retention_date',
        'keys.person_key',
      ]) {
        const left = await network.admin.$queryRawUnsafe<unknown[]>(
          `SELECT FROM ${table} t WHERE t::text LIKE '%' || $1 || '%'`,
          id,
        )
        expect({ table, left: left.length }).toEqual({ table, left: 0 })
      }
      expect((await requests.read(officer, id)).retention).toBeNull()
    })

    it('goes on by night where a job was given up', async () => {
      const id = await dueRecord()
      const { id: disposalId } = await proposed(id)
      await requests.approve(dpo, disposalId)
      await network.admin.$executeRawUnsafe(`DELETE FROM jobs.job WHERE data->>'disposalId' = $1`, disposalId)
      await network.handlers['retention/resume-disposals']!({
        id: 'x',
        queue: 'x',
        data: { organisation: 'dmws' },
        startedAt: network.clock.now(),
      })
      await network.runJobs(services())
      expect((await certificates()).find((each) => each.id === disposalId)?.state).toBe('ERASED')
    })

    it('leaves a complaint file whose own day has not come, until it has', async () => {
      const keeper = await network.hire('Bo Field', 'records-officer', 'dppc')
      const decider = await network.hire('Cy Marsh', 'data-protection-officer', 'dppc')
      const closed = (day: string) => ({ kind: 'COMPLAINT', openedOn: day, closedOn: day, lastActionOn: day })
      const id = await network.publish(
        { kinds: ['support-record'], closedOn: ['2027-01-05'], complaints: [closed('2027-01-10'), closed('2031-03-01')] },
        'dppc',
      )
      await network.seeding.recomputeAll('dppc')
      const { disposal } = await requests.propose(keeper, id)
      await requests.approve(decider, disposal!.id)
      const files = async (keep: readonly string[]) => {
        await network.admin.$executeRawUnsafe(
          'DELETE FROM facts.complaint WHERE subject_id = $1::uuid AND NOT complaint_id::text = ANY($2)',
          id,
          keep,
        )
        return { rows: 1, keys: 0, left: keep.filter(Boolean).length }
      }
      const handlers = {
        ...services(),
        [erasePersonQueue('complaints')]: network.erasing('complaints', (_id, keep) => files(keep)),
      }
      const certificate = async () => (await requests.disposals(decider)).disposals?.nodes[0]
      const night = () =>
        network.handlers['retention/resume-disposals']!({
          id: 'x',
          queue: 'x',
          data: { organisation: 'dppc' },
          startedAt: network.clock.now(),
        })
      await network.runJobs(handlers)
      expect(await certificate()).toMatchObject({ state: 'ERASED', filesLeft: 1 })
      // Backups tell a restore until when.
      const kept = `SELECT f ->> 'until' AS until FROM retention.disposal d, jsonb_array_elements(d.files_kept) f WHERE d.service_user_id = $1::uuid`
      expect(await network.admin.$queryRawUnsafe(kept, id)).toEqual([{ until: '2037-03-02' }])
      await night()
      await network.runJobs(handlers)
      expect(await certificate()).toMatchObject({ filesLeft: 1 })
      // As after the restore of a backup from before the disposal: a file is there, and nothing that says whose it is.
      const nobody = randomUUID()
      await network.publishComplaints('dppc', nobody, [closed('2031-02-28'), closed('2031-03-02')])
      const left = () =>
        network.admin.$queryRawUnsafe<object[]>('SELECT FROM facts.complaint WHERE subject_id = $1::uuid', nobody)
      handlers[erasePersonQueue('complaints')] = network.erasing('complaints', async (personId, keep) => {
        if (personId !== nobody) return files(keep)
        await network.admin.$executeRawUnsafe(
          'DELETE FROM facts.complaint WHERE subject_id = $1::uuid AND NOT complaint_id::text = ANY($2)',
          nobody,
          keep,
        )
        return { rows: 1, keys: 0, left: keep.length }
      })
      await night()
      await network.runJobs(handlers)
      expect(await left()).toHaveLength(2)
      network.clock.set(new Date('2037-03-02T04:00:00Z'))
      await night()
      await network.runJobs(handlers)
      expect(await left()).toHaveLength(1)
      await night()
      await network.runJobs(handlers)
      expect(await certificate()).toMatchObject({ filesLeft: 0 })
      expect(await network.admin.$queryRawUnsafe(`SELECT FROM retention.disposal WHERE service_user_id = $1::uuid`, id)).toEqual(
        [],
      )
    })
  })
})
