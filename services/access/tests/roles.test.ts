import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SeedingRefused } from '../src/index.ts'
import { startAccessNetwork, type AccessNetwork, type Asker } from './support/access-network.ts'
import { answered } from './support/answered.ts'
import { hireStaff } from './support/staff-of-dmws.ts'

const requestRole = `mutation ($input: RequestRoleInput!) {
  requestRole(input: $input) { roleRequest { id state role staffMember { name roles } requestedBy viewerCanDecide } userErrors { code path } }
}`
const decideRoleRequest = `mutation ($input: DecideRoleRequestInput!) {
  decideRoleRequest(input: $input) { roleRequest { id state } userErrors { code message } }
}`
const endRole = `mutation ($input: EndRoleInput!) {
  endRole(input: $input) { staffMember { name roles } userErrors { code } }
}`

describe('who has which role', () => {
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

  const ask = async (staffMemberId: string, role = 'support-worker', asker = administrator) => {
    const { data } = await network.ask(asker, requestRole, { input: { staffMemberId, role } })
    return (data?.['requestRole'] as { roleRequest: { id: string } | null; userErrors: { code: string }[] } | undefined) ?? null
  }
  const requestId = async (staffMemberId: string, role?: string) => (await ask(staffMemberId, role))!.roleRequest!.id
  const decide = (asker: Asker, roleRequestId: string, approve = true, reason?: string) =>
    network.ask(asker, decideRoleRequest, { input: { roleRequestId, approve, reason } })
  const rolesOf = async (id: string) =>
    (await network.ask({ id }, '{ viewer { roles } }')).data?.['viewer'] as { roles: string[] } | undefined

  it('is asked for by an administrator, approved by the data protection officer, and in force on the next request [DMWS-08]', async () => {
    const newcomer = await staff.hire('newcomer', 'Nat Irons')
    expect(await rolesOf(newcomer)).toEqual({ roles: [] })
    const asked = await network.ask(administrator, requestRole, { input: { staffMemberId: newcomer, role: 'support-worker' } })
    expect(asked.data?.['requestRole']).toMatchObject({
      roleRequest: {
        state: 'REQUESTED',
        role: 'support-worker',
        staffMember: { name: 'Nat Irons', roles: [] },
        requestedBy: 'Ada Marsh',
        viewerCanDecide: false,
      },
      userErrors: [],
    })
    expect(await rolesOf(newcomer)).toEqual({ roles: [] })
    const { id } = answered<{ roleRequest: { id: string } }>(asked, 'requestRole').roleRequest
    expect((await decide(dpo, id)).data?.['decideRoleRequest']).toEqual({
      roleRequest: { id, state: 'APPROVED' },
      userErrors: [],
    })
    expect(await rolesOf(newcomer)).toEqual({ roles: ['support-worker'] })
  })

  it('is not decided by an administrator, a manager or a worker [DMWS-08]', async () => {
    const id = await requestId(await staff.hire('undecided', 'Una Dell'))
    for (const [asker, purpose] of [
      [staff.administrator, 'administration'],
      [staff.manager, 'care'],
      [staff.worker, 'care'],
    ] as const) {
      const { data, errors } = await decide({ id: asker, purpose }, id)
      expect(data?.['decideRoleRequest']).toBeUndefined()
      expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
    }
    expect(
      await network.asService.$queryRawUnsafe('SELECT state::text FROM access.role_request WHERE id = $1::uuid', id),
    ).toEqual([{ state: 'REQUESTED' }])
  })

  it('is not decided by the data protection officer who asked for it, or who would receive it [DMWS-08]', async () => {
    const second = await staff.hire('second-dpo', 'Sam Orr')
    const approval = { requestedById: staff.administrator, approvedById: staff.dpo }
    await network.seeding.grantRole({ organisation: 'dmws', staffMemberId: second, role: 'data-protection-officer', approval })
    await network.seeding.grantRole({ organisation: 'dmws', staffMemberId: second, role: 'administrator', approval })

    const forMyself = await requestId(staff.dpo, 'team-manager')
    const { data } = await decide(dpo, forMyself)
    expect(data?.['decideRoleRequest']).toMatchObject({ roleRequest: null, userErrors: [{ code: 'OWN_REQUEST' }] })
    const refused = await network.asService.$queryRawUnsafe(
      `SELECT categories FROM access.audit WHERE outcome = 'refused' AND resource = 'RoleRequest' AND viewer_id = $1`,
      staff.dpo,
    )
    expect(refused).toEqual([{ categories: ['access'] }])

    const asked = await ask(staff.worker, 'team-manager', { id: second, purpose: 'administration' })
    const own = await decide({ id: second, purpose: 'administration' }, asked!.roleRequest!.id)
    expect(own.data?.['decideRoleRequest']).toMatchObject({ roleRequest: null, userErrors: [{ code: 'OWN_REQUEST' }] })
    expect((await decide(dpo, asked!.roleRequest!.id, false)).data?.['decideRoleRequest']).toMatchObject({ userErrors: [] })
    expect(await rolesOf(staff.worker)).toEqual({ roles: ['support-worker'] })
  })

  it('is decided once: the second decision is told of the first', async () => {
    const someone = await staff.hire('decided', 'Di Cole')
    const id = await requestId(someone)
    const answers = await Promise.all([decide(dpo, id, true), decide(dpo, id, false)])
    const outcomes = answers.map(
      ({ data }) => data?.['decideRoleRequest'] as { roleRequest: { state: string }; userErrors: { code: string }[] },
    )
    expect(outcomes.map(({ userErrors }) => userErrors.map(({ code }) => code)).sort()).toEqual([[], ['CONFLICT']])
    expect(new Set(outcomes.map(({ roleRequest }) => roleRequest.state)).size).toBe(1)
  })

  it('keeps why it was decided sealed', async () => {
    const id = await requestId(await staff.hire('reasoned', 'Rae Sonn'))
    await decide(dpo, id, false, 'still in training')
    const [row] = await network.asService.$queryRawUnsafe<{ reason: Uint8Array }[]>(
      'SELECT reason_sealed AS reason FROM access.role_request WHERE id = $1::uuid',
      id,
    )
    expect(row?.reason.length).toBeGreaterThan(20)
    expect(Buffer.from(row!.reason).includes('training')).toBe(false)
  })

  it('cannot be asked for twice, nor when unknown, nor for people and agencies whose role is not granted', async () => {
    const someone = await staff.hire('asked', 'Ash Kidd')
    expect(await ask(someone, 'support-worker', { ...administrator, id: staff.worker })).toBeNull()
    await requestId(someone)
    expect(await ask(someone)).toMatchObject({ roleRequest: null, userErrors: [{ code: 'ALREADY_REQUESTED', path: ['role'] }] })
    expect(await ask(someone, 'wizard')).toMatchObject({ userErrors: [{ code: 'UNKNOWN_ROLE' }] })
    expect(await ask(someone, 'service-user')).toMatchObject({ userErrors: [{ code: 'UNKNOWN_ROLE' }] })
    expect(await ask(staff.worker)).toMatchObject({ userErrors: [{ code: 'ALREADY_HAS_ROLE' }] })
    expect(await ask(randomUUID())).toMatchObject({ userErrors: [{ code: 'UNKNOWN_STAFF_MEMBER' }] })
    expect(await ask('no id at all')).toMatchObject({ userErrors: [{ code: 'UNKNOWN_STAFF_MEMBER' }] })
  })

  it('ends when an administrator ends it, on the next request', async () => {
    const leaver = await staff.hire('leaver', 'Lee Ver')
    await decide(dpo, await requestId(leaver))
    expect(await rolesOf(leaver)).toEqual({ roles: ['support-worker'] })
    const input = { staffMemberId: leaver, role: 'support-worker' }
    const worker = { ...administrator, id: leaver }
    expect((await network.ask(worker, endRole, { input })).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
    const { data } = await network.ask(administrator, endRole, { input: { staffMemberId: leaver, role: 'support-worker' } })
    expect(data?.['endRole']).toEqual({ staffMember: { name: 'Lee Ver', roles: [] }, userErrors: [] })
    expect(await rolesOf(leaver)).toEqual({ roles: [] })
    const again = await network.ask(administrator, endRole, { input: { staffMemberId: leaver, role: 'support-worker' } })
    expect(again.data?.['endRole']).toEqual({ staffMember: null, userErrors: [{ code: 'HAS_NOT_ROLE' }] })
  })

  it('is not taken from the last who could give roles', async () => {
    const other = await startOtherOrganisation()
    const { data } = await network.ask(other.administrator, endRole, {
      input: { staffMemberId: other.administrator.id, role: 'administrator' },
    })
    expect(data?.['endRole']).toEqual({ staffMember: null, userErrors: [{ code: 'LAST_OF_ROLE' }] })
  })

  it('is named without approval only for an organisation’s first administrator and data protection officer [DMWS-08]', async () => {
    const { seeding } = network
    const stranger = await staff.hire('stranger', 'Stu Range')
    const wish = { organisation: 'dmws', staffMemberId: stranger }
    await expect(seeding.grantRole({ ...wish, role: 'administrator' })).rejects.toThrow(SeedingRefused)
    await expect(seeding.grantRole({ ...wish, role: 'data-protection-officer' })).rejects.toThrow(/NEEDS_APPROVAL/)
    await expect(seeding.grantRole({ ...wish, role: 'support-worker' })).rejects.toThrow(/NEEDS_APPROVAL/)
    const approval = { requestedById: staff.dpo, approvedById: staff.administrator }
    await expect(seeding.grantRole({ ...wish, role: 'support-worker', approval })).rejects.toThrow(
      /NOT_THE_DATA_PROTECTION_OFFICER/,
    )
    expect(await rolesOf(stranger)).toEqual({ roles: [] })
  })

  it('is listed to those who administer it, in pages, and withheld from everybody else', async () => {
    const query = '{ roleRequests(first: 2) { nodes { id role } pageInfo { hasNextPage endCursor } } }'
    const first = (await network.ask(dpo, query)).data?.['roleRequests'] as {
      nodes: { id: string; role: string }[]
      pageInfo: { hasNextPage: boolean; endCursor: string }
    }
    expect(first.nodes).toHaveLength(2)
    expect(first.pageInfo.hasNextPage).toBe(true)
    const next = await network.ask(dpo, `query ($after: String) { roleRequests(first: 100, after: $after) { nodes { id } } }`, {
      after: first.pageInfo.endCursor,
    })
    const ids = answered<{ nodes: { id: string }[] }>(next, 'roleRequests').nodes.map(({ id }) => id)
    expect(ids.length).toBeGreaterThan(0)
    expect(ids).not.toContain(first.nodes[1]!.id)
    const open = await network.ask(dpo, '{ roleRequests(state: REQUESTED, first: 100) { nodes { state viewerCanDecide } } }')
    const states = answered<{ nodes: { state: string }[] }>(open, 'roleRequests').nodes.map(({ state }) => state)
    expect(new Set(states)).toEqual(new Set(['REQUESTED']))

    const answer = await network.ask({ id: staff.worker }, query)
    expect(answer.data).toEqual({ roleRequests: null })
    expect(answer.extensions).toEqual({
      withheld: [
        {
          on: 'Query',
          id: 'dmws',
          field: 'roleRequests',
          category: 'access',
          reason: 'NOT_YOUR_ROLE',
          remedy: expect.any(String),
        },
      ],
    })
  })

  it('shows colleagues to staff, by name, and to nobody without a role', async () => {
    const query = '{ staffMembers(first: 100) { nodes { name username roles } } }'
    const { nodes } = answered<{ nodes: { name: string }[] }>(await network.ask({ id: staff.worker }, query), 'staffMembers')
    expect(nodes).toContainEqual({ name: 'Mo Tanner', username: 'manager', roles: ['team-manager'] })
    expect(nodes.map(({ name }) => name)).toEqual(nodes.map(({ name }) => name).toSorted())
    const unassigned = await staff.hire('roleless', 'Ro Less')
    expect((await network.ask({ id: unassigned }, query)).data).toEqual({ staffMembers: null })
    const one = 'query ($id: ID!) { staffMember(id: $id) { id } }'
    expect((await network.ask({ id: staff.worker }, one, { id: staff.manager })).data).toEqual({
      staffMember: { id: staff.manager },
    })
    expect((await network.ask({ id: unassigned }, one, { id: staff.manager })).data).toEqual({ staffMember: null })
    expect(await network.ask({ id: staff.worker }, one, { id: 'nobody' })).toEqual({ data: { staffMember: null } })
  })

  it('stays within its organisation', async () => {
    const other = await startOtherOrganisation()
    const names = (await network.ask(other.dpo, '{ staffMembers(first: 100) { nodes { name username } } }')).data?.[
      'staffMembers'
    ]
    expect(JSON.stringify(names)).not.toContain('newcomer')
    const id = await requestId(await staff.hire(`wanted-${randomUUID()}`, 'Wan Ted'))
    expect((await decide(other.dpo, id)).data?.['decideRoleRequest']).toMatchObject({
      userErrors: [{ code: 'UNKNOWN_ROLE_REQUEST' }],
    })
    expect(await ask(staff.worker, 'team-manager', other.administrator)).toMatchObject({
      userErrors: [{ code: 'UNKNOWN_STAFF_MEMBER' }],
    })
  })

  let other: Promise<{ administrator: Asker; dpo: Asker }> | undefined
  const startOtherOrganisation = () =>
    (other ??= hireStaff(network, 'other').then((hired) => ({
      administrator: { id: hired.administrator, organisation: 'other', purpose: 'administration' as const },
      dpo: { id: hired.dpo, organisation: 'other', purpose: 'administration' as const },
    })))

  it('leaves an entry in the audit log, written with the change', async () => {
    const id = await requestId(await staff.hire('audited', 'Au Dit'))
    const before = await audited()
    await decide(dpo, id)
    expect(await audited()).toBe(before + 1)
    // A decision that is refused writes no change.
    await decide(dpo, id)
    expect(await audited()).toBe(before + 1)
  })

  const audited = async () => {
    const [row] = await network.asService.$queryRawUnsafe<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM access.audit WHERE resource = 'RoleRequest' AND outcome = 'changed' AND categories = '{access}'`,
    )
    return row!.count
  }
})
