import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { partsOf } from '../src/forged-token.ts'
import type { Answer, Api } from '../src/api-client.ts'
import { startTestNetwork, type TestNetwork } from '../src/test-network.ts'

// Each test takes something away from a persona of its own.
let system: TestNetwork
beforeAll(async () => {
  system = await startTestNetwork()
})
afterAll(() => system[Symbol.asyncDispose]())

const people = '{ serviceUsers { nodes { id familyName } } }'
const names = ({ data }: Answer<{ serviceUsers: { nodes: { familyName: string }[] } }>) =>
  data.serviceUsers.nodes.map(({ familyName }) => familyName)
const accountOf = (api: Api) => String(partsOf(api.token).claims['sub'])

function expectTurnedAway({ status, errors, data, text }: Answer<unknown>): void {
  expect({ status, code: errors[0]?.extensions['code'], data }, text).toEqual({
    status: 401,
    code: 'UNAUTHENTICATED',
    data: undefined,
  })
}

/** What the subgraphs themselves say to a context signed for this viewer, as a gateway that noticed nothing would send it. */
async function askSubgraphs(api: Api): Promise<Set<number>> {
  const { claims } = partsOf(api.token)
  const viewer = {
    id: String(claims['sub']),
    kind: claims['kind'] as 'staff',
    organisation: 'dmws',
    clientId: String(claims['client_id']),
    sessionId: claims['kind'] === 'integrator' ? null : String(claims['sid']),
    assurance: 2,
    authenticatedAt: Number(claims['auth_time']),
    purpose: 'care',
    requestId: crypto.randomUUID(),
    operation: 'query',
    operationName: null,
  } as const
  const body = JSON.stringify({ query: '{ __typename }' })
  const answers = await Promise.all(
    Object.entries(system.network.subgraphs).map(async ([name, subgraph]) => {
      const answer = await subgraph.execute({ body, signedViewer: await system.network.signViewer(viewer, name, body) })
      return answer.status
    }),
  )
  return new Set(answers)
}

describe('on the very next request, at the gateway and in each subgraph alone', () => {
  it('a session that was ended opens nothing, while the same person’s next one does', async () => {
    const manager = await system.as('dmws.team-manager', { purpose: 'care' })
    expect(names(await manager(people))).toContain('Okafor')
    expect(await askSubgraphs(manager)).toEqual(new Set([200]))
    expect(await system.network.identity.endSessionsOf(accountOf(manager))).toBe(1)
    expectTurnedAway(await manager(people))
    expect(await askSubgraphs(manager)).toEqual(new Set([403]))
    const again = await system.as('dmws.team-manager', { purpose: 'care' })
    expect(names(await again(people))).toContain('Okafor')
  })

  it('a session that ran out opens nothing, although the token’s own end is later', async () => {
    const person = await system.as('dmws.service-user.4')
    await system.sql(
      'UPDATE identity.session SET expires_at = $1 WHERE account_id = $2::uuid',
      new Date(system.clock.now().getTime() - 1_000),
      accountOf(person),
    )
    expectTurnedAway(await person('{ myRecord { id } }'))
    expect(await askSubgraphs(person)).toEqual(new Set([403]))
  })

  it('an account that was closed opens nothing', async () => {
    const person = await system.as('dmws.service-user.3')
    expect((await person('{ myRecord { familyName } }')).data.myRecord).toEqual({ familyName: 'Reed' })
    await system.network.identity.closeAccount(accountOf(person))
    expectTurnedAway(await person('{ myRecord { familyName } }'))
    expect(await askSubgraphs(person)).toEqual(new Set([403]))
    await expect(system.as('dmws.service-user.3')).rejects.toThrow('no account')
  })

  it('a client that was closed opens nothing', async () => {
    const agency = await system.as('dmws.partner-agency')
    expect(names(await agency(people))).toEqual(['Okafor'])
    await system.network.identity.closeClient('dmws.partner-agency')
    expectTurnedAway(await agency(people))
    expect(await askSubgraphs(agency)).toEqual(new Set([403]))
    await expect(system.as('dmws.partner-agency')).rejects.toThrow('no client')
  })

  it('a role that was ended lets nobody in', async () => {
    const worker = await system.as('dmws.support-worker.2', { purpose: 'care' })
    expect(names(await worker(people))).toContain('Hussain')
    const officer = await system.as('dmws.dpo', { purpose: 'administration' })
    const administrator = await system.as('dmws.administrator', { purpose: 'administration' })
    const endRole = 'mutation ($input: EndRoleInput!) { endRole(input: $input) { userErrors { code } } }'
    const input = { staffMemberId: accountOf(worker), role: 'support-worker' }
    const ended = await Promise.all([officer(endRole, { input }), administrator(endRole, { input })])
    expect(ended.some(({ errors, data }) => errors.length === 0 && data.endRole.userErrors.length === 0)).toBe(true)
    const after = await worker(people)
    expect({ status: after.status, code: after.errors[0]?.extensions['code'] }).toEqual({ status: 403, code: 'FORBIDDEN' })
    expect(after.text).not.toContain('Hussain')
  })

  it('an assignment that was ended takes the person away, and an exclusion does so whatever else lets in', async () => {
    const worker = await system.as('dmws.support-worker', { purpose: 'care' })
    const manager = await system.as('dmws.team-manager', { purpose: 'care' })
    const barker = await system.personId('Barker')
    const whitaker = await system.personId('Whitaker')
    expect(names(await worker(people))).toEqual(expect.arrayContaining(['Barker', 'Whitaker']))
    const before = await manager('query ($id: ID!) { serviceUser(id: $id) { assignments { id worker } } }', { id: barker })
    const [assignment] = before.data.serviceUser.assignments.filter(
      ({ worker: name }: { worker: string }) => name === 'Alex Reed',
    )
    const ended = await manager(
      'mutation ($input: EndAssignmentInput!) { endAssignment(input: $input) { userErrors { code } } }',
      { input: { assignmentId: assignment.id } },
    )
    expect(ended.data.endAssignment.userErrors).toEqual([])
    const contact = 'query ($id: ID!) { serviceUser(id: $id) { contact { email phone } } }'
    expect((await worker(contact, { id: barker })).data.serviceUser).toEqual({ contact: { email: null, phone: null } })
    const excluded = await manager(
      'mutation ($input: ExcludeStaffInput!) { excludeStaff(input: $input) { excluded userErrors { code } } }',
      { input: { serviceUserId: whitaker, staffMemberId: accountOf(worker), reason: 'A neighbour.' } },
    )
    expect(excluded.data.excludeStaff, excluded.text).toMatchObject({ excluded: true, userErrors: [] })
    expect((await worker(contact, { id: whitaker })).data.serviceUser).toBeNull()
    expect(names(await worker(people))).not.toContain('Whitaker')
  })
})
