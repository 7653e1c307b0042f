import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { erasingServices } from './support/erasing-services.ts'
import { startRetentionNetwork, type Asker, type RetentionNetwork } from './support/retention-network.ts'
import { requestsOf } from './support/requests.ts'

describe('a disposal that nobody decides', () => {
  let network: RetentionNetwork
  let requests: ReturnType<typeof requestsOf>
  let officer: Asker
  let dpo: Asker

  beforeAll(async () => {
    network = await startRetentionNetwork()
    requests = requestsOf(network)
    officer = await network.hire('Rowan Hale')
    dpo = await network.hire('Jo Bennett', 'data-protection-officer')
  }, 120_000)
  afterAll(() => network?.[Symbol.asyncDispose]())

  const dueRecord = async () => {
    const id = await network.publish({ closedOn: ['2026-01-09'] })
    await network.seeding.recomputeAll('dmws')
    return id
  }
  const runByNight = async (organisation = 'dmws') => {
    const job = { id: 'x', queue: 'x', data: { organisation }, startedAt: network.clock.now() }
    await network.handlers['retention/resume-disposals']!(job)
  }
  const after = (days: number) => network.clock.set(new Date(network.clock.now().getTime() + days * 86_400_000))
  const reminders = async (organisation = 'dmws') =>
    (
      await network.admin.$queryRawUnsafe<unknown[]>(
        `SELECT FROM service_users.message WHERE kind = 'disposal-reminder' AND organisation = $1`,
        organisation,
      )
    ).length
  const today = () => network.clock.now().toISOString().slice(0, 10)
  const inDays = (days: number) => new Date(network.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10)

  it('is proposed by the rule, told of with its day and once more, and runs on that day; certificate and log name the rule and nobody [DMWS-12]', async () => {
    const id = await dueRecord()
    const [byPerson, told] = [await dueRecord(), await reminders()]
    const own = (await requests.propose(officer, byPerson)).disposal!
    await runByNight()
    const day = inDays(30)
    expect(await requests.waiting(dpo, id)).toMatchObject({
      state: 'PROPOSED',
      rule: 'DMWS7',
      runsOn: day,
      proposedBy: null,
      reason: null,
      viewerCan: { decide: true },
    })
    expect(await requests.waiting(dpo, byPerson)).toMatchObject({ id: own.id, proposedBy: 'Rowan Hale', runsOn: day })
    expect(await requests.waiting(officer, id)).toMatchObject({ runsOn: day, viewerCan: { decide: false } })
    expect(await reminders()).toBe(told + 1)
    await runByNight()
    expect(await reminders()).toBe(told + 1)
    after(23)
    await runByNight()
    await runByNight()
    expect(await reminders()).toBe(told + 2)
    after(6)
    await runByNight()
    expect([await requests.waiting(dpo, id), await reminders()]).toMatchObject([{ state: 'PROPOSED' }, told + 2])
    after(1)
    expect(today()).toBe(day)
    // The process ends after the record is approved and before the others follow; what was approved is not approved again.
    const log = () => network.audit(id, 'changed')
    await network.admin.$executeRawUnsafe(
      `CREATE FUNCTION jobs_full() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
         IF NEW.data->>'personId' = '${byPerson}' THEN RAISE EXCEPTION 'the process ended'; END IF; RETURN NEW; END $$`,
    )
    await network.admin.$executeRawUnsafe(
      'CREATE TRIGGER jobs_full BEFORE INSERT ON jobs.job_common FOR EACH ROW EXECUTE FUNCTION jobs_full()',
    )
    await expect(runByNight()).rejects.toThrow(/the process ended/)
    expect(await requests.waiting(dpo, byPerson)).toMatchObject({ state: 'PROPOSED' })
    await network.admin.$executeRawUnsafe('DROP TRIGGER jobs_full ON jobs.job_common')
    await runByNight()
    await runByNight()
    expect((await log()).map(({ operation, viewer_id }) => [operation, viewer_id])).toEqual(
      Array(2).fill(['DMWS7, by itself after 30 days', 'DMWS7']),
    )
    await network.runJobs(erasingServices(network))
    const done = (await requests.disposals(dpo)).disposals?.nodes ?? []
    const ofRule = done.filter((each) => each.state === 'ERASED' && each.byItselfAfterDays === 30)
    expect(ofRule.find((each) => each.id === own.id)).toMatchObject({
      proposedBy: 'Rowan Hale',
      decidedBy: null,
      runsOn: null,
    })
    expect(ofRule.filter((each) => each.proposedBy === null).length).toBeGreaterThan(0)
    const left = await network.admin.$queryRawUnsafe(`SELECT FROM retention.disposal WHERE service_user_id = $1::uuid`, id)
    expect(left).toEqual([])
  })

  it('stays when somebody decides to keep it, or when something holds it, and then waits all its days again [DMWS-12]', async () => {
    const [kept, held, complained] = [await dueRecord(), await dueRecord(), await dueRecord()]
    await runByNight()
    const first = (await requests.waiting(dpo, kept))!
    expect((await requests.refuse(dpo, first.id)).disposal).toMatchObject({ state: 'REFUSED', runsOn: null })
    const hold = await requests.place(officer, held)
    after(29)
    await network.publishComplaints('dmws', complained, [
      { kind: 'COMPLAINT', openedOn: today(), closedOn: null, lastActionOn: today() },
    ])
    after(2)
    await runByNight()
    for (const id of [kept, held, complained]) expect(await requests.waiting(dpo, id)).toBeNull()
    expect((await requests.due(officer, { proposed: false })).due?.nodes.map(({ id }) => id)).toContain(kept)
    await requests.release(officer, hold.outcome!.hold!.id)
    await network.admin.$executeRawUnsafe(
      `UPDATE facts.complaint SET closed_on = '2035-01-01' WHERE subject_id = $1::uuid`,
      complained,
    )
    await network.seeding.recomputeAll('dmws')
    await runByNight()
    for (const id of [held, complained])
      expect(await requests.waiting(dpo, id)).toMatchObject({ state: 'PROPOSED', runsOn: inDays(30) })
    // A hold that was lifted before the next night makes the days begin anew as well.
    after(30)
    await requests.release(officer, (await requests.place(officer, held)).outcome!.hold!.id)
    await runByNight()
    expect(await requests.waiting(dpo, held)).toMatchObject({ state: 'PROPOSED', runsOn: inDays(30) })
    expect(await requests.waiting(dpo, complained)).toBeNull()
  })

  it('waits for ever where the organisation has it not so, and for somebody to tell where nobody decides [DMWS-12]', async () => {
    const elsewhere = await network.publish({ kinds: ['support-record'], closedOn: ['2020-01-05'] }, 'dppc')
    await network.seeding.recomputeAll('dppc')
    const decider = await network.hire('Di Lowe', 'data-protection-officer', 'dppc')
    for (let nights = 0; nights < 3; nights++) {
      await runByNight('dppc')
      after(40)
    }
    expect(await requests.waiting(decider, elsewhere)).toBeNull()
    expect(await reminders('dppc')).toBe(0)
    const id = await dueRecord()
    await network.admin.$executeRawUnsafe(
      `UPDATE facts.role SET ended_at = $1 WHERE role = 'data-protection-officer' AND organisation = 'dmws'`,
      network.clock.now(),
    )
    const told = await reminders()
    await runByNight()
    after(40)
    await runByNight()
    const [row] = await network.admin.$queryRawUnsafe<object[]>(
      `SELECT state::text, runs_on FROM retention.disposal WHERE service_user_id = $1::uuid`,
      id,
    )
    expect([row, await reminders()]).toEqual([{ state: 'PROPOSED', runs_on: null }, told])
  })
})
