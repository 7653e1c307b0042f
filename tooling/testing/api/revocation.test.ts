import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { partsOf } from '../src/forged-token.ts'
import type { Answer, Api } from '../src/api-client.ts'
import { tell } from '../src/figure.ts'
import { proving } from '../src/proof-scale.ts'
import { readWhile } from '../src/read-while.ts'
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

describe('under load, no read that is let through begins after the commit that revoked it', () => {
  const record = 'query ($id: ID!) { serviceUser(id: $id) { physicalHealth contact { email phone } } }'
  const rounds = proving ? 40 : 1

  /** Somebody whom the worker's team supports. */
  const newPerson = async (registeredBy: string) => {
    const id = await system.seeding.serviceUsers.addPerson('dmws', {
      source: 'PERSON',
      registeredBy,
      registration: {
        givenName: 'Nell',
        familyName: 'Ashworth',
        preferredName: null,
        nhsNumber: null,
        noContactReason: null,
        birthDate: '1971-02-03',
        service: 'hospital-visits',
        contact: { phone: '+447700900987' },
        storageConsent: { item: 'store-and-use', wordingVersion: 1, method: 'IN_PERSON', visitedOn: '2026-01-31' },
      },
      notes: [],
    })
    const [team] = await system.sql<{ id: string }>(`SELECT id::text FROM access.team WHERE organisation = 'dmws' LIMIT 1`)
    await system.seeding.access.addToCaseload({ organisation: 'dmws', teamId: team?.id ?? '', subjectId: id })
    return id
  }

  const withdrawal = async () => {
    const person = await system.as('dmws.service-user.1')
    const change = (name: string, input: object) =>
      person(
        `mutation ($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { consent { version } userErrors { code } } }`,
        { input },
      )
    const about = { serviceUserId: await system.personId('Okafor'), itemCode: 'health-information' }
    let version = 0
    return {
      of: about.serviceUserId,
      isShown: ({ text }: Answer<unknown>) => text.includes('knee'),
      revoke: async () => {
        const { data, text } = await change('withdrawConsent', about)
        expect(data.withdrawConsent.userErrors, text).toEqual([])
        version = data.withdrawConsent.consent.version
      },
      restore: async () => {
        const given = { ...about, decision: 'GIVEN', wordingVersion: 1, method: 'SELF_SERVICE', version }
        const { data, text } = await change('recordConsentDecision', given)
        expect(data.recordConsentDecision.userErrors, text).toEqual([])
      },
    }
  }
  const assignment = async () => {
    const manager = await system.as('dmws.team-manager', { purpose: 'care' })
    const worker = await system.as('dmws.support-worker', { purpose: 'care' })
    const subjectId = await newPerson(accountOf(manager))
    const restore = () => system.seeding.access.assign({ organisation: 'dmws', subjectId, staffMemberId: accountOf(worker) })
    await restore()
    return {
      of: subjectId,
      isShown: ({ text }: Answer<unknown>) => text.includes('900987'),
      restore,
      revoke: async () => {
        const { data } = await manager('query ($id: ID!) { serviceUser(id: $id) { assignments { id worker until } } }', {
          id: subjectId,
        })
        const open = data.serviceUser.assignments.find(
          ({ worker: name, until }: { worker: string; until: string | null }) => name === 'Alex Reed' && until === null,
        )
        const end = 'mutation ($input: EndAssignmentInput!) { endAssignment(input: $input) { userErrors { code } } }'
        const ended = await manager(end, { input: { assignmentId: open.id } })
        expect(ended.data.endAssignment.userErrors, ended.text).toEqual([])
      },
    }
  }
  const session = async () => {
    const worker = await system.as('dmws.support-worker', { purpose: 'care' })
    return {
      of: await system.personId('Okafor'),
      isShown: ({ text }: Answer<unknown>) => text.includes('knee'),
      revoke: async () => {
        expect(await system.network.identity.endSessionsOf(accountOf(worker))).toBeGreaterThan(0)
      },
      restore: async () => undefined,
    }
  }

  it.for([
    ['a consent withdrawn by the person', withdrawal],
    ['an assignment ended by the manager', assignment],
    ['a session ended', session],
  ] as const)('%s', { timeout: 300_000 }, async ([what, prepare], context) => {
    const { of: id, isShown, revoke, restore } = await prepare()
    let [reads, shown, nearest] = [0, 0, Number.POSITIVE_INFINITY]
    for (let round = 0; round < rounds; round += 1) {
      const worker = await system.as('dmws.support-worker', { purpose: 'care' })
      const { committed, outcomes } = await readWhile({
        read: async () => isShown(await worker(record, { id })),
        revoke,
        atOnce: 6,
        before: 12,
        after: 12,
      })
      const allowed = outcomes.filter((outcome) => outcome.shown)
      expect(allowed.filter(({ begun }) => begun > committed)).toEqual([])
      expect(allowed.length, 'reads let through before').toBeGreaterThanOrEqual(12)
      expect(outcomes.filter(({ begun }) => begun > committed).length, 'reads begun after').toBeGreaterThanOrEqual(12)
      reads += outcomes.length
      shown += allowed.length
      nearest = Math.min(nearest, committed - Math.max(...allowed.map(({ begun }) => begun)))
      await restore()
    }
    expect(shown).toBeLessThan(reads)
    tell(
      context,
      `${what}: ${reads} reads, six at a time, over ${rounds} revocations; ${shown} let through, the latest begun ${nearest.toFixed(1)} ms before the commit was acknowledged`,
    )
  })
})
