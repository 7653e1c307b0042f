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

  const dueRecord = async (closedOn = '2026-01-09') => {
    const id = await network.publish({ closedOn: [closedOn] })
    await network.seeding.recomputeAll('dmws')
    return id
  }
  const runByNight = async (organisation = 'dmws') => {
    const job = { id: 'x', queue: 'x', data: { organisation }, startedAt: network.clock.now() }
    await network.handlers['retention/resume-disposals']!(job)
  }
  /** A night in the middle of which others do something: what the night's statement on such a row sets off. */
  const nightWhile = async (event: string, statements: string) => {
    const run = (statement: string) => network.admin.$executeRawUnsafe(statement)
    await run(
      `CREATE FUNCTION retention.meanwhile() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN ${statements} RETURN NEW; END $$`,
    )
    await run(`CREATE TRIGGER meanwhile ${event} EXECUTE FUNCTION retention.meanwhile()`)
    await runByNight()
    await run('DROP FUNCTION retention.meanwhile() CASCADE')
  }
  const after = (days: number) => network.clock.set(new Date(network.clock.now().getTime() + days * 86_400_000))
  const reminders = async (organisation = 'dmws') =>
    (
      await network.admin.$queryRawUnsafe<unknown[]>(
        `SELECT FROM service_users.message WHERE kind = 'disposal-reminder' AND organisation = $1`,
        organisation,
      )
    ).length
  const proposals = (id: string) =>
    network.admin.$queryRawUnsafe<object[]>(
      'SELECT state::text, proposed_by_name AS by, runs_on::text FROM retention.disposal WHERE service_user_id = $1::uuid',
      id,
    )
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
    // What was decided stays as it was decided, whatever comes to hold the record later.
    const [refused] = await proposals(kept)
    expect(refused).toMatchObject({ runs_on: inDays(30) })
    await requests.release(officer, (await requests.place(officer, kept)).outcome!.hold!.id)
    expect(await proposals(kept)).toEqual([refused])
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

  it('is not proposed where somebody proposed it, or something came to hold it, since the night looked', async () => {
    const [first, proposed, held] = [await dueRecord('2026-01-05'), await dueRecord(), await dueRecord()]
    const [pattern, holding] = [await dueRecord(), await dueRecord()]
    await requests.propose(officer, pattern)
    await requests.place(officer, holding)
    await nightWhile(
      `AFTER INSERT ON retention.disposal FOR EACH ROW WHEN (NEW.service_user_id = '${first}')`,
      `INSERT INTO retention.disposal SELECT (jsonb_populate_record(d, jsonb_build_object(
         'id', gen_random_uuid(), 'service_user_id', '${proposed}'))).* FROM retention.disposal d WHERE service_user_id = '${pattern}';
       INSERT INTO retention.hold SELECT (jsonb_populate_record(h, jsonb_build_object(
         'id', gen_random_uuid(), 'service_user_id', '${held}'))).* FROM retention.hold h WHERE service_user_id = '${holding}';`,
    )
    expect(await proposals(first)).toMatchObject([{ by: null }])
    expect(await proposals(proposed)).toMatchObject([{ by: 'Rowan Hale' }])
    expect(await proposals(held)).toEqual([])
  })

  it('is told to nobody where somebody decided it meanwhile', async () => {
    after(1)
    const id = await dueRecord()
    await runByNight()
    after(22)
    // Others are told of today, and this one tomorrow.
    await runByNight()
    after(1)
    const told = await reminders()
    // Its date is another one now, which the night finds before it tells of it.
    await network.admin.$executeRawUnsafe(
      `UPDATE facts.record SET closed_on = ARRAY['2026-01-05'::date] WHERE subject_id = $1::uuid`,
      id,
    )
    await nightWhile(
      `AFTER UPDATE ON retention.retention_date FOR EACH ROW WHEN (NEW.service_user_id = '${id}')`,
      `UPDATE retention.disposal SET state = 'REFUSED', decided_at = now(), decided_by_id = 'x', decided_by_name = 'x'
       WHERE service_user_id = '${id}';`,
    )
    expect(await proposals(id)).toMatchObject([{ state: 'REFUSED' }])
    expect(await reminders()).toBe(told)
  })

  it('does not run on its day where its days began anew while others ran', async () => {
    const [first, other] = [await dueRecord('2026-01-05'), await dueRecord()]
    await runByNight()
    after(23)
    await runByNight()
    after(7)
    await nightWhile(
      `AFTER UPDATE ON retention.disposal FOR EACH ROW WHEN (NEW.service_user_id = '${first}' AND NEW.state = 'APPROVED')`,
      `UPDATE retention.disposal SET runs_on = NULL, reminded_on = NULL WHERE service_user_id = '${other}';`,
    )
    expect(await proposals(first)).toMatchObject([{ state: 'APPROVED' }])
    expect(await proposals(other)).toMatchObject([{ state: 'PROPOSED' }])
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
    const next = await network.hire('Ash Ward', 'data-protection-officer')
    await network.admin.$executeRawUnsafe(
      `UPDATE facts.role SET effective_from = '2199-01-01' WHERE account_id = $1::uuid`,
      next.id,
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
