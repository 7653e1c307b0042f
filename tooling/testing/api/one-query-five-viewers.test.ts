import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestSystem, type TestSystem } from '../src/test-system.ts'

/** One federated query over all five subgraphs. */
const record = `query Record($id: ID!) {
  serviceUser(id: $id) {
    id reference status givenName familyName birthDate nhsNumber
    contact { email phone address { lines postcode } safeContact }
    physicalHealth mentalHealth ethnicity religion
    notes { nodes { text } }
    consents { item { code } state }
    assignments { worker kind }
    complaints(first: 5) { nodes { reference state } }
    retention { disposeFrom decidedBy explanation { text } }
    accessLog(includeOwn: true) { nodes { sentence } }
  }
}`

let system: TestSystem
let sam: string
beforeAll(async () => {
  system = await startTestSystem()
  sam = await system.personId('Okafor')
  const person = await system.as('dmws.service-user.1')
  const raise = 'mutation($input: RaiseComplaintInput!) { raiseComplaint(input: $input) { userErrors { code path } } }'
  const raised = await person(raise, {
    input: { serviceUserId: sam, kind: 'COMPLAINT', category: 'sharing', matter: 'Nobody rang me back.' },
  })
  expect(raised.data.raiseComplaint.userErrors).toEqual([])
})
afterAll(() => system[Symbol.asyncDispose]())

const reasons = (withheld: readonly { field: string; reason: string }[]) =>
  Object.fromEntries(withheld.map(({ field, reason }) => [field, reason]))

describe('one record, asked for with one query', () => {
  it('shows their worker what support needs, and hides what it does not [DMWS-09, DMR-14, DMR-53]', async () => {
    const worker = await system.as('dmws.support-worker', { purpose: 'care' })
    const { data, errors, withheld } = await worker(record, { id: sam })
    expect(errors).toEqual([])
    expect(data.serviceUser).toMatchObject({
      id: sam,
      familyName: 'Okafor',
      nhsNumber: '9990000018',
      physicalHealth: expect.stringContaining('knee'),
      ethnicity: null,
      religion: null,
      accessLog: null,
      assignments: null,
    })
    expect(data.serviceUser.notes.nodes).toHaveLength(3)
    expect(reasons(withheld)).toEqual({
      ethnicity: 'NOT_YOUR_ROLE',
      religion: 'NOT_YOUR_ROLE',
      accessLog: 'NOT_YOUR_ROLE',
      assignments: 'NOT_YOUR_ROLE',
      complaints: 'NOT_YOUR_ROLE',
      retention: 'NOT_YOUR_ROLE',
    })
  })

  it('asks the worker for a second factor before health and official numbers [DMR-15]', async () => {
    const worker = await system.as('dmws.support-worker', { purpose: 'care', assurance: 1 })
    const { data, withheld } = await worker(record, { id: sam })
    expect(data.serviceUser).toMatchObject({ familyName: 'Okafor', nhsNumber: null, physicalHealth: null, mentalHealth: null })
    expect(reasons(withheld)).toMatchObject({ nhsNumber: 'STEP_UP_REQUIRED', physicalHealth: 'STEP_UP_REQUIRED' })
  })

  it('does not exist for a worker who works with other people [DMWS-09, DPPC-51]', async () => {
    const colleague = await system.as('dmws.support-worker.2', { purpose: 'care' })
    const { data, errors, withheld } = await colleague(record, { id: sam })
    expect({ data, errors, withheld }).toEqual({ data: { serviceUser: null }, errors: [], withheld: [] })
  })

  it('shows the manager of the team what its work needs, and who has access', async () => {
    const manager = await system.as('dmws.team-manager', { purpose: 'care' })
    const { data, withheld } = await manager(record, { id: sam })
    expect(data.serviceUser).toMatchObject({
      physicalHealth: expect.any(String),
      nhsNumber: null,
      religion: null,
      ethnicity: null,
    })
    expect(data.serviceUser.assignments).toEqual(expect.arrayContaining([expect.objectContaining({ worker: 'Alex Reed' })]))
    expect(withheld.map(({ field }) => field).sort()).toEqual([
      'accessLog',
      'complaints',
      'ethnicity',
      'nhsNumber',
      'religion',
      'retention',
    ])
  })

  it('shows the data protection officer everything when answering a rights request, and who has looked', async () => {
    const officer = await system.as('dmws.dpo', { purpose: 'rights-request' })
    const { data, withheld } = await officer(record, { id: sam })
    expect(withheld).toEqual([])
    expect(data.serviceUser).toMatchObject({ religion: 'Catholic', ethnicity: expect.any(String), nhsNumber: '9990000018' })
    expect(data.serviceUser.accessLog.nodes.length).toBeGreaterThan(0)
    expect(data.serviceUser.complaints.nodes.length).toBeGreaterThan(0)
    expect(data.serviceUser.retention.explanation.text).not.toBe('')
  })

  it('shows the person everything that is held about them [DMWS-40, DMR-63]', async () => {
    const person = await system.as('dmws.service-user.1')
    const { data, withheld } = await person(record, { id: sam })
    expect(withheld).toEqual([])
    expect(data.serviceUser).toMatchObject({
      religion: 'Catholic',
      mentalHealth: expect.any(String),
      contact: { email: 'sam.okafor@example.com' },
      complaints: { nodes: expect.arrayContaining([{ reference: expect.any(String), state: expect.any(String) }]) },
      retention: { explanation: { text: expect.any(String) } },
    })
    const mine = await person('{ myRecord { id familyName } }')
    expect(mine.data.myRecord).toEqual({ id: sam, familyName: 'Okafor' })
  })

  it('shows somebody who acts for the person what they were given to see, and leaves no trace of the rest', async () => {
    const attorney = await system.as('dmws.parent')
    const { data, withheld } = await attorney(record, { id: sam })
    expect(data.serviceUser).toMatchObject({
      familyName: 'Okafor',
      physicalHealth: null,
      mentalHealth: null,
      religion: null,
      notes: null,
      retention: null,
    })
    expect(new Set(withheld.map(({ reason }) => reason))).toEqual(new Set(['NOT_YOUR_ROLE']))
  })

  it('shows the partner agency what was agreed with it, within its scopes', async () => {
    const agency = await system.as('dmws.partner-agency')
    const { data, withheld } = await agency(record, { id: sam })
    expect(data.serviceUser).toMatchObject({
      familyName: 'Okafor',
      contact: { phone: '+447700900101' },
      physicalHealth: expect.stringContaining('knee'),
      mentalHealth: null,
      nhsNumber: null,
      religion: null,
      notes: null,
    })
    expect(withheld.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['mentalHealth', 'nhsNumber', 'religion', 'notes', 'consents']),
    )
  })

  it('hides a person from the agency who did not agree to share with it [DMWS-28]', async () => {
    const agency = await system.as('dmws.partner-agency')
    const dawn = await system.personId('Whitaker')
    const { data, errors } = await agency(record, { id: dawn })
    expect(errors).toEqual([])
    expect(data.serviceUser).toBeNull()
    const list = await agency('{ serviceUsers { nodes { familyName } } }')
    expect(list.data.serviceUsers.nodes).toEqual([{ familyName: 'Okafor' }])
  })

  it('does not exist for a worker who is a relative, on any path', async () => {
    const relative = await system.as('dmws.support-worker', { purpose: 'care' })
    const liam = await system.personId('Reed')
    const stranger = await relative(record, { id: liam })
    const nobody = await relative(record, { id: '01900000-0000-7000-8000-000000000000' })
    expect(stranger.data).toEqual({ serviceUser: null })
    expect(stranger.text.replaceAll(liam, 'X')).toBe(nobody.text.replaceAll('01900000-0000-7000-8000-000000000000', 'X'))
    const { data } = await relative('query($id: ID!) { node(id: $id) { id } serviceUsers(first: 100) { nodes { id } } }', {
      id: liam,
    })
    expect(data.node).toBeNull()
    expect(data.serviceUsers.nodes.map(({ id }: { id: string }) => id)).not.toContain(liam)
  })

  it('is asked for in part with @include and @skip, in every subgraph', async () => {
    const person = await system.as('dmws.service-user.1')
    const partly = `query($log: Boolean!) {
      myRecord { familyName @skip(if: true) accessLog(first: 1) @include(if: $log) { nodes { id } } consents @include(if: $log) { id } }
    }`
    const without = await person(partly, { log: false })
    expect(without.errors).toEqual([])
    expect(without.data.myRecord).toEqual({})
    const withThem = await person(partly, { log: true })
    expect(Object.keys(withThem.data.myRecord).sort()).toEqual(['accessLog', 'consents'])
  })

  it('lets an administrator see no record of any person', async () => {
    const administrator = await system.as('dmws.administrator', { purpose: 'administration' })
    const { data } = await administrator(`query($id: ID!) { serviceUser(id: $id) { id } serviceUsers { nodes { id } } }`, {
      id: sam,
    })
    expect(data).toEqual({ serviceUser: null, serviceUsers: { nodes: [] } })
  })

  it('opens nothing to staff who state no purpose [DMWS-10]', async () => {
    const worker = await system.as('dmws.support-worker')
    const { data } = await worker(record, { id: sam })
    expect(data.serviceUser).toBeNull()
  })

  it('does not exist for an inspector whose inspection does not concern the person', async () => {
    const inspector = await system.as('dmws.inspector', { purpose: 'inspection' })
    const { data, errors, withheld } = await inspector(record, { id: sam })
    expect({ data, errors, withheld }).toEqual({ data: { serviceUser: null }, errors: [], withheld: [] })
  })

  it('shows a commissioner what support it pays for, and not whose [DMR-46, POL-46]', async () => {
    const commissioner = await system.as('polaris.commissioner-system', { purpose: 'contract-monitoring' })
    const [zara, theo] = [await system.personId('Iqbal'), await system.personId('Marchetti')]
    const asked = await commissioner(record.replace('reference status', 'reference status service'), { id: zara })
    const { id, service, ...rest } = asked.data.serviceUser
    expect({ id, service }).toEqual({ id: zara, service: 'family-support' })
    expect(Object.values(rest)).toEqual(Object.keys(rest).map(() => null))
    expect(new Set(asked.withheld.map(({ reason }) => reason))).toEqual(new Set(['NOT_YOUR_ROLE']))
    expect(asked.text).not.toContain('Zara')

    const nobody = '01900000-0000-7000-8000-000000000000'
    const paidByOthers = await commissioner(record, { id: theo })
    expect(paidByOthers.text).toBe((await commissioner(record, { id: nobody })).text)
    const all = '{ serviceUsers(first: 100) { nodes { id service } } myRecord { id } }'
    expect((await commissioner(all)).data).toEqual({
      serviceUsers: { nodes: [{ id: zara, service: 'family-support' }] },
      myRecord: null,
    })
    for (const purpose of ['care', 'statistics', 'rights-request']) {
      const otherwise = await system.as('polaris.commissioner-system', { purpose })
      expect((await otherwise(all)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
    }
  })

  it('shows one person nothing of another', async () => {
    const dawn = await system.as('dmws.service-user.2')
    const { data } = await dawn(record, { id: sam })
    expect(data.serviceUser).toBeNull()
  })
})
