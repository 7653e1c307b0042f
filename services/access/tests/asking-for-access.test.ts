import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { referenceOf, startAccessNetwork, type AccessNetwork, type Asker } from './support/access-network.ts'
import { answered } from './support/answered.ts'
import { hireStaff } from './support/staff-of-dmws.ts'

const organisation = 'dmws'
const askForAccess = `mutation ($input: AskForAccessInput!) {
  askForAccess(input: $input) { accessRequest { id reference purpose days state extent } userErrors { code path } } }`
const decideAccessRequest = `mutation ($input: DecideAccessRequestInput!) {
  decideAccessRequest(input: $input) { accessRequest { state extent until } userErrors { code } } }`
const waiting = '{ accessRequests { id requester reference purpose days reason person { id } viewerCanDecide } }'
const own = '{ viewer { accessRequests { reference state extent until } } }'

describe('asking for access', () => {
  let network: AccessNetwork
  let staff: Awaited<ReturnType<typeof hireStaff>>
  let manager: Asker
  let worker: Asker
  let dpo: Asker
  let team: string

  beforeAll(async () => {
    network = await startAccessNetwork()
    staff = await hireStaff(network)
    manager = { id: staff.manager, purpose: 'care' }
    worker = { id: staff.otherWorker, purpose: 'care' }
    dpo = { id: staff.dpo, purpose: 'audit' }
    team = await network.seeding.createTeam({ organisation, name: 'Welfare team', managerId: staff.manager })
  }, 120_000)
  afterAll(() => network?.[Symbol.asyncDispose]())

  const personOfTeam = async () => {
    const id = await network.register()
    await network.seeding.addToCaseload({ organisation, teamId: team, subjectId: id })
    return id
  }
  const ask = (reference: string, more: object = {}, asker = worker) =>
    network.ask(asker, askForAccess, { input: { reference, purpose: 'care', days: 14, reason: 'covers for Alex', ...more } })
  const asked = async (id: string, more: object = {}, asker = worker) =>
    answered<{ accessRequest: { id: string } }>(await ask(referenceOf(id), more, asker), 'askForAccess').accessRequest.id
  const decide = (asker: Asker, accessRequestId: string, verdict: object) =>
    network.ask(asker, decideAccessRequest, { input: { accessRequestId, approve: true, ...verdict } })
  const waitingFor = async (asker: Asker) =>
    answered<{ id: string; reference: string; reason: string }[]>(await network.ask(asker, waiting), 'accessRequests')
  const refusedAbout = async (subjectId: string, viewerId: string) =>
    (
      await network.asService.$queryRawUnsafe<object[]>(
        `SELECT FROM access.audit WHERE outcome = 'refused' AND resource = 'AccessRequest' AND subject_id = $1::uuid AND viewer_id = $2`,
        subjectId,
        viewerId,
      )
    ).length
  const kinds = async (subjectId: string, viewerId: string) => {
    const rows = await network.asService.$queryRawUnsafe<{ kind: string }[]>(
      `SELECT kind FROM facts.relationship WHERE subject_id = $1::uuid AND viewer_id = $2 AND from_at <= $3 AND (until_at IS NULL OR until_at > $3)`,
      subjectId,
      viewerId,
      network.clock.now(),
    )
    return rows.map(({ kind }) => kind)
  }

  it('reaches the manager of the person’s team, who approves; it counts on the next read and ends by itself [DMWS-09]', async () => {
    const person = await personOfTeam()
    const id = await asked(person)
    expect(await waitingFor(manager)).toEqual([
      {
        id,
        requester: 'Kim Vale',
        reference: referenceOf(person),
        purpose: 'care',
        days: 14,
        reason: 'covers for Alex',
        person: { id: person },
        viewerCanDecide: true,
      },
    ])
    expect(await kinds(person, staff.otherWorker)).toEqual([])
    const until = new Date(network.clock.now().getTime() + 14 * 86_400_000)
    expect((await decide(manager, id, {})).data?.['decideAccessRequest']).toEqual({
      accessRequest: { state: 'APPROVED', extent: 'full', until: until.toISOString() },
      userErrors: [],
    })
    expect(await kinds(person, staff.otherWorker)).toEqual(['assigned-worker'])
    expect(await waitingFor(manager)).toEqual([])
    const viewer = answered<{ accessRequests: object[] }>(await network.ask(worker, own), 'viewer')
    expect(viewer.accessRequests[0]).toEqual({
      reference: referenceOf(person),
      state: 'APPROVED',
      extent: 'full',
      until: until.toISOString(),
    })
    const later = await network.asService.$queryRawUnsafe<object[]>(
      `SELECT FROM facts.relationship WHERE subject_id = $1::uuid AND viewer_id = $2 AND (until_at IS NULL OR until_at > $3)`,
      person,
      staff.otherWorker,
      until,
    )
    expect(later).toEqual([])
  })

  it('is narrowed to fewer days and to who the person is, or refused', async () => {
    const [narrowed, refused] = [await personOfTeam(), await personOfTeam()]
    const verdict = { days: 2, extent: 'overview' }
    expect((await decide(manager, await asked(narrowed), verdict)).data?.['decideAccessRequest']).toMatchObject({
      accessRequest: {
        state: 'APPROVED',
        extent: 'overview',
        until: new Date(network.clock.now().getTime() + 2 * 86_400_000).toISOString(),
      },
    })
    expect(await kinds(narrowed, staff.otherWorker)).toEqual(['team'])
    const second = await asked(refused)
    expect((await decide(manager, second, { days: 30 })).data?.['decideAccessRequest']).toMatchObject({
      userErrors: [{ code: 'BAD_DURATION' }],
    })
    expect((await decide(manager, second, { extent: 'all' })).data?.['decideAccessRequest']).toMatchObject({
      userErrors: [{ code: 'UNKNOWN_EXTENT' }],
    })
    expect((await decide(manager, second, { approve: false })).data?.['decideAccessRequest']).toMatchObject({
      accessRequest: { state: 'REFUSED' },
    })
    expect((await decide(manager, second, {})).data?.['decideAccessRequest']).toMatchObject({
      userErrors: [{ code: 'CONFLICT' }],
    })
    expect(await kinds(refused, staff.otherWorker)).toEqual([])
  })

  it('can be decided by the data protection officer, by no other manager, and by nobody for themselves [DMWS-08]', async () => {
    const person = await personOfTeam()
    const id = await asked(person)
    const rival = await staff.hire('rival', 'Ri Val')
    const approval = { requestedById: staff.administrator, approvedById: staff.dpo }
    await network.seeding.grantRole({ organisation, staffMemberId: rival, role: 'team-manager', approval })
    for (const asker of [{ id: rival }, worker, { id: staff.administrator, purpose: 'administration' as const }]) {
      expect((await decide(asker, id, {})).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }])
      expect(await waitingFor(asker)).toEqual([])
      expect(await refusedAbout(person, asker.id)).toBe(1)
    }
    const others = await asked(person, {}, { id: rival, purpose: 'care' })
    await network.seeding.createTeam({ organisation, name: 'Rivals', managerId: rival })
    // What waits in another organisation is theirs to decide.
    const elsewhere = await hireStaff(network, 'other')
    const foreign = referenceOf(await network.register('other'))
    await ask(foreign, {}, { id: elsewhere.otherWorker, organisation: 'other', purpose: 'care' })
    expect(await waitingFor(dpo)).toHaveLength(2)
    const mineOf = answered<{ accessRequests: object[] }>(await network.ask({ id: rival }, own), 'viewer').accessRequests
    expect(mineOf).toMatchObject([{ reference: referenceOf(person), state: 'REQUESTED' }])
    expect((await decide(dpo, id, {})).data?.['decideAccessRequest']).toMatchObject({ accessRequest: { state: 'APPROVED' } })
    expect((await decide(dpo, others, {})).data?.['decideAccessRequest']).toMatchObject({ accessRequest: { state: 'APPROVED' } })
    expect(await kinds(person, rival)).toEqual(['team-manager'])
    const mine = await asked(person, {}, manager)
    expect((await decide(manager, mine, {})).data?.['decideAccessRequest']).toMatchObject({
      userErrors: [{ code: 'OWN_REQUEST' }],
    })
    expect(await refusedAbout(person, manager.id)).toBe(1)
    expect((await waitingFor(manager)).map((request) => request.id)).not.toContain(mine)
  })

  it('answers the same whether the person exists, is of another organisation, or has the requester excluded', async () => {
    const [there, excluded] = [await personOfTeam(), await personOfTeam()]
    const elsewhere = await network.register('other')
    await network.seeding.exclude({
      organisation,
      subjectId: excluded,
      staffMemberId: staff.otherWorker,
      reason: 'is the brother',
    })
    const answers = await Promise.all(
      [referenceOf(there), referenceOf(excluded), referenceOf(elsewhere), 'T-NOBODY0'].map(async (reference) => {
        const { data, errors, extensions } = await ask(reference)
        return JSON.stringify({ data, errors, extensions })
          .replaceAll(reference, 'REF')
          .replace(/"id":"[^"]+"/, '"id":"ID"')
      }),
    )
    expect(new Set(answers).size).toBe(1)
    const shut = await personOfTeam()
    const kept = await asked(shut)
    await network.seeding.exclude({ organisation, subjectId: shut, staffMemberId: staff.manager, reason: 'is the sister' })
    expect((await waitingFor(manager)).map(({ id }) => id)).not.toContain(kept)
    const [row] = (await waitingFor(manager)).filter(({ reference }) => reference === referenceOf(excluded))
    expect((await decide(manager, row!.id, {})).data?.['decideAccessRequest']).toMatchObject({
      userErrors: [{ code: 'NOT_ASSIGNABLE' }],
    })
    const log = await network.asService.$queryRawUnsafe<object[]>(
      `SELECT FROM access.audit WHERE resource = 'AccessRequest' AND outcome = 'changed' AND viewer_id = $1 AND subject_id IS NOT NULL`,
      staff.otherWorker,
    )
    expect(log).toEqual([])
  })

  it('is over when nobody decides for two weeks, and can be made again', async () => {
    const reference = 'T-SOMEONE'
    const about = await asked(await personOfTeam())
    const codes = async () =>
      answered<{ userErrors: { code: string }[] }>(await ask(reference), 'askForAccess').userErrors.map(({ code }) => code)
    expect(await codes()).toEqual([])
    expect(await codes()).toEqual(['ALREADY_ASKED'])
    // Of a reference that is nobody's there is nothing to decide.
    const waitingNow = (await waitingFor(dpo)).map((request) => request.reference)
    expect(waitingNow).not.toContain(reference)
    expect((await waitingFor(manager)).map(({ id }) => id)).toContain(about)
    await network.admin.$executeRawUnsafe(
      `UPDATE access.access_request SET requested_at = requested_at - interval '14 days' WHERE id = $1::uuid`,
      about,
    )
    expect((await waitingFor(manager)).map(({ id }) => id)).not.toContain(about)
    await network.admin.$executeRawUnsafe(
      `UPDATE access.access_request SET requested_at = requested_at - interval '14 days' WHERE reference = $1`,
      reference,
    )
    const viewer = answered<{ accessRequests: { state: string }[] }>(await network.ask(worker, own), 'viewer')
    expect(viewer.accessRequests[0]).toMatchObject({ reference, state: 'LAPSED' })
    expect(await codes()).toEqual([])
  })

  it('needs a role that works with people, a reason, and a time; the reason is kept sealed', async () => {
    const person = await personOfTeam()
    const codes = async (more: object, asker = worker) =>
      answered<{ userErrors: { code: string }[] }>(await ask(referenceOf(person), more, asker), 'askForAccess').userErrors.map(
        ({ code }) => code,
      )
    expect(await codes({}, { id: staff.administrator, purpose: 'administration' })).toEqual(['NOT_FOR_YOUR_ROLE'])
    expect(await codes({ reason: ' ' })).toEqual(['REASON_MISSING'])
    expect(await codes({ days: 0 })).toEqual(['BAD_DURATION'])
    expect(await codes({ days: 91 })).toEqual(['BAD_DURATION'])
    expect(await codes({ purpose: 'audit' })).toEqual(['UNKNOWN_PURPOSE'])
    expect(await codes({ reference: '%' })).toEqual(['REFERENCE_MISSING'])
    expect(await codes({ reason: 'the neighbours complained' })).toEqual([])
    const rows = await network.asService.$queryRawUnsafe<{ reason: Uint8Array }[]>(
      'SELECT reason_sealed AS reason FROM access.access_request',
    )
    for (const { reason } of rows) expect(Buffer.from(reason).includes('neighbours')).toBe(false)
    const representative: Asker = { id: randomUUID(), kind: 'representative', purpose: 'own-record' }
    await network.signIn(representative.id, 'representative')
    expect((await ask(referenceOf(person), {}, representative)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
  })
})
