import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startAccessNetwork, type AccessNetwork, type Asker } from './support/access-network.ts'
import { answered } from './support/answered.ts'
import { hireStaff } from './support/staff-of-dmws.ts'

const organisation = 'dmws'
const requestRole = `mutation ($input: RequestRoleInput!) { requestRole(input: $input) { roleRequest { id endsAt } userErrors { code } } }`
const decideRoleRequest = `mutation ($input: DecideRoleRequestInput!) {
  decideRoleRequest(input: $input) { roleRequest { state } userErrors { code } } }`
const recordEvidence = `mutation ($input: RecordStaffEvidenceInput!) {
  recordStaffEvidence(input: $input) { staffMember { evidence } userErrors { code } } }`
const recordLeaving = `mutation ($input: RecordLeavingInput!) { recordLeaving(input: $input) { staffMember { leftAt roles } userErrors { code } } }`

describe('joining and leaving', () => {
  let network: AccessNetwork
  let staff: Awaited<ReturnType<typeof hireStaff>>
  let administrator: Asker
  let dpo: Asker

  beforeAll(async () => {
    network = await startAccessNetwork()
    staff = await hireStaff(network)
    administrator = { id: staff.administrator, purpose: 'administration' }
    dpo = { id: staff.dpo, purpose: 'administration' }
  }, 120_000)
  afterAll(() => network?.[Symbol.asyncDispose]())

  const newcomer = async () => {
    const id = randomUUID()
    await network.seeding.addStaffMember({
      organisation,
      id,
      username: id,
      name: 'Nat Irons',
      without: ['undertaking', 'training'],
    })
    await network.signIn(id)
    return id
  }
  const request = async (staffMemberId: string, more: object = {}) => {
    const answer = await network.ask(administrator, requestRole, { input: { staffMemberId, role: 'support-worker', ...more } })
    return answered<{ roleRequest: { id: string; endsAt: string | null } | null; userErrors: { code: string }[] }>(
      answer,
      'requestRole',
    )
  }
  const approve = async (roleRequestId: string) => {
    const answer = await network.ask(dpo, decideRoleRequest, { input: { roleRequestId, approve: true } })
    return answered<{ userErrors: { code: string }[] }>(answer, 'decideRoleRequest').userErrors.map(({ code }) => code)
  }
  const record = async (staffMemberId: string, kind: string, more: object = {}, asker = administrator) => {
    const input = { staffMemberId, kind, title: 'Version 3', givenOn: '2026-11-20', ...more }
    return network.ask(asker, recordEvidence, { input })
  }
  const rolesOf = async (id: string) =>
    ((await network.ask({ id }, '{ viewer { roles } }')).data?.['viewer'] as { roles: string[] } | undefined)?.roles

  it('gives no role before the undertaking is signed and the training done, each on record [DMR-54] [POL-62] [DMWS-08]', async () => {
    const id = await newcomer()
    const { roleRequest } = await request(id)
    expect(await approve(roleRequest!.id)).toEqual(['UNDERTAKING_MISSING'])
    expect((await record(id, 'undertaking')).data?.['recordStaffEvidence']).toEqual({
      staffMember: { evidence: ['undertaking'] },
      userErrors: [],
    })
    expect(await approve(roleRequest!.id)).toEqual(['TRAINING_MISSING'])
    expect(await rolesOf(id)).toEqual([])
    await record(id, 'training')
    expect(await approve(roleRequest!.id)).toEqual([])
    expect(await rolesOf(id)).toEqual(['support-worker'])
  })

  it('takes no evidence from those it is about, from workers, of tomorrow, or of an unknown kind', async () => {
    const id = await newcomer()
    const codes = async (kind: string, more: object = {}, about: string = id) =>
      answered<{ userErrors: { code: string }[] }>(await record(about, kind, more), 'recordStaffEvidence').userErrors.map(
        ({ code }) => code,
      )
    expect(await codes('diploma')).toEqual(['UNKNOWN_KIND'])
    expect(await codes('training', { givenOn: '2026-11-24' })).toEqual(['NOT_YET'])
    expect(await codes('training', { title: ' ' })).toEqual(['TITLE_MISSING'])
    expect(await codes('training', {}, randomUUID())).toEqual(['UNKNOWN_STAFF_MEMBER'])
    expect(await codes('training', {}, staff.administrator)).toEqual(['OWN_EVIDENCE'])
    expect((await record(id, 'training', {}, { id: staff.worker, purpose: 'care' })).errors).toMatchObject([
      { extensions: { code: 'FORBIDDEN' } },
    ])
  })

  it('lends a role to a contractor until a day, after which the next request is without it [POL-61]', async () => {
    const id = await staff.hire('contractor', 'Con Tract')
    expect((await request(id, { lastDay: '2026-11-22' })).userErrors).toMatchObject([{ code: 'EXPIRED' }])
    const { roleRequest } = await request(id, { lastDay: '2026-11-23' })
    expect(roleRequest!.endsAt).toBe('2026-11-24T00:00:00.000Z')
    expect(await approve(roleRequest!.id)).toEqual([])
    expect(await rolesOf(id)).toEqual(['support-worker'])
    const [row] = await network.asService.$queryRawUnsafe<{ ended: Date }[]>(
      'SELECT ended_at AS ended FROM facts.role WHERE account_id = $1::uuid',
      id,
    )
    expect(row?.ended).toEqual(new Date('2026-11-24T00:00:00Z'))
  })

  it('ends roles, teams and assignments of whoever leaves, on their next request', async () => {
    const id = await staff.hire('leaver', 'Lee Ver')
    expect(await approve((await request(id)).roleRequest!.id)).toEqual([])
    const person = await network.register()
    const team = await network.seeding.createTeam({ organisation, name: 'Leavers', managerId: staff.manager })
    await network.seeding.addToTeam({ organisation, teamId: team, staffMemberId: id })
    await network.seeding.addToCaseload({ organisation, teamId: team, subjectId: person })
    await network.seeding.assign({ organisation, subjectId: person, staffMemberId: id })
    const leave = (staffMemberId: string, asker = administrator) =>
      network.ask(asker, recordLeaving, { input: { staffMemberId } })
    expect((await leave(id, { id: staff.manager, purpose: 'care' })).errors).toMatchObject([
      { extensions: { code: 'FORBIDDEN' } },
    ])
    expect((await leave(id)).data?.['recordLeaving']).toEqual({
      staffMember: { leftAt: network.clock.now().toISOString(), roles: [] },
      userErrors: [],
    })
    expect(await rolesOf(id)).toEqual([])
    const left = await network.asService.$queryRawUnsafe<object[]>(
      'SELECT FROM facts.relationship WHERE viewer_id = $1 AND (until_at IS NULL OR until_at > $2)',
      id,
      network.clock.now(),
    )
    expect(left).toEqual([])
    expect((await leave(id)).data?.['recordLeaving']).toMatchObject({ userErrors: [{ code: 'STAFF_MEMBER_LEFT' }] })
    for (const indispensable of [staff.administrator, staff.dpo])
      expect((await leave(indispensable)).data?.['recordLeaving']).toMatchObject({ userErrors: [{ code: 'LAST_OF_ROLE' }] })
  })

  it('shows an administrator what a member of staff signed and did, and what they can do about it, but not about themselves', async () => {
    const id = await newcomer()
    await record(id, 'undertaking', { title: 'Version 3' })
    await record(id, 'training', { title: 'Data protection, 2026' })
    const shown = async (asker: Asker, memberId: string) => {
      const query = `query ($id: ID!) { staffMember(id: $id) {
        name papers { kind title givenOn } viewerCan { requestRole recordEvidence recordLeaving } } }`
      return (await network.ask(asker, query, { id: memberId })).data?.['staffMember']
    }
    const all = { requestRole: true, recordEvidence: true, recordLeaving: true }
    expect(await shown(administrator, id)).toMatchObject({
      name: 'Nat Irons',
      papers: expect.arrayContaining([{ kind: 'undertaking', title: 'Version 3', givenOn: '2026-11-20' }]),
      viewerCan: all,
    })
    expect(await shown(administrator, staff.administrator)).toMatchObject({
      viewerCan: { ...all, recordEvidence: false, recordLeaving: false },
    })
    expect(await shown({ id: staff.worker, purpose: 'care' }, id)).toEqual({
      name: 'Nat Irons',
      papers: null,
      viewerCan: { requestRole: false, recordEvidence: false, recordLeaving: false },
    })
    expect(await shown(administrator, randomUUID())).toBeNull()
  })
})
