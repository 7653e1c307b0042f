import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startAccessNetwork, type AccessNetwork, type Asker } from './support/access-network.ts'
import { answered } from './support/answered.ts'
import { hireStaff } from './support/staff-of-dmws.ts'

const organisation = 'dmws'
const day = 86_400_000
const openWorkItem = `mutation ($input: OpenWorkItemInput!) {
  openWorkItem(input: $input) { workItem { id purpose reason openedBy until closedAt viewerCanClose } userErrors { code } } }`
const closeWorkItem = `mutation ($input: CloseWorkItemInput!) {
  closeWorkItem(input: $input) { workItem { closedAt viewerCanClose } userErrors { code } } }`
const record = `query ($people: [_Any!]!) { _entities(representations: $people) { ... on ServiceUser {
  assignments { id } workItems { id purpose reason for } accessActions { openWorkItem lacksWorkItem } } } }`
const offered = `query ($people: [_Any!]!) { _entities(representations: $people) { ... on ServiceUser { workItems { viewerCanClose } } } }`

interface Opened {
  readonly workItem: { readonly id: string; readonly until: string } | null
  readonly userErrors: readonly { readonly code: string }[]
}
interface Seen {
  readonly assignments: object[] | null
  readonly workItems: {
    readonly id: string
    readonly purpose: string
    readonly reason: string
    readonly for: string | null
    readonly viewerCanClose: boolean
  }[]
  readonly accessActions: { readonly openWorkItem: boolean; readonly lacksWorkItem: boolean }
}

describe('a work item', () => {
  let network: AccessNetwork
  let staff: Awaited<ReturnType<typeof hireStaff>>
  let dpo: Asker
  let lead: Asker
  beforeAll(async () => {
    network = await startAccessNetwork()
    staff = await hireStaff(network)
    dpo = { id: staff.dpo, purpose: 'rights-request' }
    lead = { id: await staff.hire('lead', 'Sol Park'), purpose: 'safeguarding' }
    const approval = { requestedById: staff.administrator, approvedById: staff.dpo }
    await network.seeding.grantRole({ organisation, staffMemberId: lead.id, role: 'safeguarding-lead', approval })
  }, 120_000)
  afterAll(() => network?.[Symbol.asyncDispose]())

  const open = async (asker: Asker, serviceUserId: string, more: object = {}) =>
    network.ask(asker, openWorkItem, {
      input: { serviceUserId, purpose: 'rights-request', days: 30, reason: 'Asked for a copy on paper', ...more },
    })
  const opened = async (asker: Asker, id: string, more: object = {}) =>
    answered<Opened>(await open(asker, id, more), 'openWorkItem')
  const close = (asker: Asker, workItemId: string) => network.ask(asker, closeWorkItem, { input: { workItemId } })
  const seen = async (asker: Asker, id: string) =>
    answered<Seen[]>(await network.ask(asker, record, { people: [{ __typename: 'ServiceUser', id }] }), '_entities')[0]!

  it('opens a record for its purpose from the next read on, and closing it ends that on the next', async () => {
    const person = await network.register()
    const before = await network.ask(dpo, record, { people: [{ __typename: 'ServiceUser', id: person }] })
    expect(answered<Seen[]>(before, '_entities')[0]).toEqual({
      assignments: null,
      workItems: [],
      accessActions: { openWorkItem: true, lacksWorkItem: true },
    })
    expect(before.extensions?.['withheld']).toMatchObject([
      { field: 'assignments', reason: 'NO_WORK_ITEM', remedy: 'OPEN_A_WORK_ITEM' },
    ])
    const { workItem } = await opened(dpo, person)
    expect(workItem).toMatchObject({
      purpose: 'rights-request',
      reason: 'Asked for a copy on paper',
      openedBy: 'Dee Peters',
      closedAt: null,
      viewerCanClose: true,
    })
    expect(await seen(dpo, person)).toMatchObject({
      assignments: [],
      workItems: [{ id: workItem!.id, reason: 'Asked for a copy on paper' }],
      accessActions: { lacksWorkItem: false },
    })
    // For another purpose it counts nothing.
    expect(await seen({ ...dpo, purpose: 'audit' }, person)).toMatchObject({ assignments: null, workItems: [] })
    expect(answered<object>(await close(dpo, workItem!.id), 'closeWorkItem')).toMatchObject({
      workItem: { closedAt: expect.any(String), viewerCanClose: false },
      userErrors: [],
    })
    expect(await seen(dpo, person)).toMatchObject({ assignments: null, workItems: [] })
    expect(answered<object>(await close(dpo, workItem!.id), 'closeWorkItem')).toMatchObject({
      userErrors: [{ code: 'CONFLICT' }],
    })
    const [row] = await network.asService.$queryRawUnsafe<{ reason: Uint8Array }[]>(
      'SELECT reason_sealed AS reason FROM access.work_item WHERE id = $1::uuid',
      workItem!.id,
    )
    expect(Buffer.from(row!.reason).includes('paper')).toBe(false)
    expect(
      await network.asService.$queryRawUnsafe(
        `SELECT purpose, categories FROM access.audit WHERE subject_id = $1::uuid AND outcome = 'changed' AND resource LIKE 'WorkItem%'`,
        person,
      ),
    ).toEqual([
      { purpose: 'rights-request', categories: ['rights'] },
      { purpose: 'rights-request', categories: ['rights'] },
    ])
  })

  it('is needed for the purposes that are an errand, and the viewer is told so', async () => {
    const needs = async (purpose: 'rights-request' | 'administration') =>
      answered<{ needsWorkItem: boolean }>(await network.ask({ ...dpo, purpose }, '{ viewer { needsWorkItem } }'), 'viewer')
    expect(await needs('rights-request')).toEqual({ needsWorkItem: true })
    expect(await needs('administration')).toEqual({ needsWorkItem: false })
  })

  it('is listed for its purpose to those who may know of the person, the first to end first', async () => {
    const [person, kept] = [await network.register(), await network.register()]
    await opened(dpo, person, { days: 20 })
    const { workItem } = await opened(dpo, kept, { days: 10 })
    const listed = async (asker: Asker) => {
      const { nodes } = answered<{ nodes: { person: { id: string } }[] }>(
        await network.ask(asker, '{ workItems(first: 100) { nodes { person { id } } } }'),
        'workItems',
      )
      return nodes.map((item) => item.person.id).filter((id) => [person, kept].includes(id))
    }
    expect(await listed(dpo)).toEqual([kept, person])
    expect(await listed({ ...dpo, purpose: 'audit' })).toEqual([])
    // Who may not state the purpose, and does not know the people.
    expect(await listed({ id: staff.worker, purpose: 'care' })).toEqual([])
    expect(await listed({ id: staff.worker, purpose: 'rights-request' })).toEqual([])
    await close(dpo, workItem!.id)
    expect(await listed(dpo)).toEqual([person])
    await network.seeding.exclude({ organisation, subjectId: person, staffMemberId: staff.dpo, reason: 'is the sister' })
    expect(await listed(dpo)).toEqual([])
  })

  it('is on a list that goes on from page to page, each full but the last, whoever is left out of it', async () => {
    const people: string[] = []
    for (let days = 40; days < 45; days += 1) {
      const person = await network.register()
      people.push(person)
      await opened(dpo, person, { days })
    }
    const [, , kept = ''] = people
    await network.seeding.exclude({ organisation, subjectId: kept, staffMemberId: staff.dpo, reason: 'is the sister' })
    const query = `query ($after: String) { workItems(first: 2, after: $after) {
      nodes { person { id } } pageInfo { hasNextPage endCursor } } }`
    interface Page {
      readonly nodes: readonly { readonly person: { readonly id: string } }[]
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
    }
    const found: string[] = []
    for (let after: string | null = null, more = true; more;) {
      const page: Page = answered<Page>(await network.ask(dpo, query, { after }), 'workItems')
      if (page.pageInfo.hasNextPage) expect(page.nodes).toHaveLength(2)
      found.push(...page.nodes.map(({ person }) => person.id))
      after = page.pageInfo.endCursor
      more = page.pageInfo.hasNextPage
    }
    expect(found.filter((id) => people.includes(id))).toEqual(people.filter((id) => id !== kept))
    expect(new Set(found).size).toBe(found.length)
  })

  it('stands with the person it is about, once, among several people', async () => {
    const people = [await network.register(), await network.register()]
    const expected: object[] = []
    for (const person of people) expected.push({ workItems: [{ id: (await opened(dpo, person)).workItem!.id }] })
    const answer = await network.ask(
      dpo,
      'query ($people: [_Any!]!) { _entities(representations: $people) { ... on ServiceUser { workItems { id } } } }',
      { people: people.map((id) => ({ __typename: 'ServiceUser', id })) },
    )
    expect(answered<object[]>(answer, '_entities')).toEqual(expected)
  })

  it('ends by itself', async () => {
    const person = await network.register()
    const { workItem } = await opened(dpo, person, { days: 2 })
    expect(Date.parse(workItem!.until) - network.clock.now().getTime()).toBe(2 * day)
    await network.admin.$executeRawUnsafe(
      `UPDATE access.work_item SET opened_at = opened_at - interval '3 days', until_at = until_at - interval '3 days' WHERE id = $1::uuid`,
      workItem!.id,
    )
    expect(await seen(dpo, person)).toMatchObject({ assignments: null, workItems: [] })
    const { nodes } = answered<{ nodes: { id: string }[] }>(
      await network.ask(dpo, '{ workItems(first: 100) { nodes { id } } }'),
      'workItems',
    )
    expect(nodes.map(({ id }) => id)).not.toContain(workItem!.id)
    await expect(
      network.admin.$executeRawUnsafe(
        `UPDATE access.work_item SET until_at = opened_at + interval '185 days' WHERE id = $1::uuid`,
        workItem!.id,
      ),
    ).rejects.toThrow('work_item_ends')
  })

  it('says why and for how long, within what its purpose allows', async () => {
    const person = await network.register()
    const codes = async (more: object) => (await opened(dpo, person, more)).userErrors.map(({ code }) => code)
    expect(await codes({ reason: ' ' })).toEqual(['REASON_MISSING'])
    expect(await codes({ days: 0 })).toEqual(['BAD_DURATION'])
    expect(await codes({ days: 93 })).toEqual(['BAD_DURATION'])
    expect(await codes({ purpose: 'care' })).toEqual(['UNKNOWN_PURPOSE'])
    expect(await codes({ purpose: 'complaint-handling' })).toEqual(['UNKNOWN_PURPOSE'])
    expect(await codes({ forId: randomUUID() })).toEqual(['NOT_FOR_ONE'])
  })

  it('is opened by those whose role has the errand, of people they may know of, and closed by its lead', async () => {
    const person = await network.register()
    await network.seeding.assign({ organisation, subjectId: person, staffMemberId: staff.worker })
    const refusal = async (asker: Asker, more: object = {}) =>
      ((await open(asker, person, more)).errors as { extensions: { code: string } }[] | undefined)?.[0]?.extensions.code
    // Somebody who works with the person, for another purpose than those they may state.
    expect(await refusal({ id: staff.worker, purpose: 'care' })).toBe('FORBIDDEN')
    expect(await refusal({ id: staff.otherWorker, purpose: 'care' }, { purpose: 'safeguarding' })).toBe('NOT_FOUND')
    expect(await refusal({ ...lead, assurance: 1 }, { purpose: 'safeguarding' })).toBe('INSUFFICIENT_USER_AUTHENTICATION')
    expect(await refusal(lead)).toBe('FORBIDDEN')
    const request = await opened(dpo, person)
    const ended = await close({ id: staff.worker, purpose: 'care' }, request.workItem!.id)
    expect(ended.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
    await network.seeding.exclude({ organisation, subjectId: person, staffMemberId: staff.dpo, reason: 'is the sister' })
    expect(await refusal(dpo)).toBe('NOT_FOUND')

    const concern = await opened({ id: staff.worker, purpose: 'care' }, person, { purpose: 'safeguarding' })
    expect(concern).toMatchObject({ workItem: { purpose: 'safeguarding' }, userErrors: [] })
    // Its reason is for those who may read of such concerns.
    expect((await seen({ id: staff.worker, purpose: 'safeguarding' }, person)).workItems).toMatchObject([{ reason: null }])
    expect((await seen(lead, person)).workItems).toMatchObject([{ reason: 'Asked for a copy on paper' }])
    const closing = await close(dpo, concern.workItem!.id)
    expect(closing.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }])
    expect((await close(lead, concern.workItem!.id)).data?.['closeWorkItem']).toMatchObject({ userErrors: [] })
    expect((await close(lead, randomUUID())).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }])
  })

  it('is ended by whoever opened it or leads such work, not by others who may open one, and that is what they are offered', async () => {
    const person = await network.register()
    const colleague: Asker = { id: await staff.hire('colleague', 'Kit Moss'), purpose: 'safeguarding' }
    const worker: Asker = { id: staff.worker, purpose: 'safeguarding' }
    const approval = { requestedById: staff.administrator, approvedById: staff.dpo }
    await network.seeding.grantRole({ organisation, staffMemberId: colleague.id, role: 'support-worker', approval })
    for (const { id } of [worker, colleague]) await network.seeding.assign({ organisation, subjectId: person, staffMemberId: id })
    const canClose = async (asker: Asker) => {
      const asked = await network.ask(asker, offered, { people: [{ __typename: 'ServiceUser', id: person }] })
      return answered<Seen[]>(asked, '_entities')[0]!.workItems.map(({ viewerCanClose }) => viewerCanClose)
    }
    const concern = await opened(worker, person, { purpose: 'safeguarding' })
    const id = concern.workItem!.id
    expect(await canClose(colleague)).toEqual([false])
    expect((await close(colleague, id)).errors).toMatchObject([
      { extensions: { code: 'FORBIDDEN', reason: 'NOT_YOUR_ROLE', remedy: 'NONE' } },
    ])
    expect(await canClose({ ...lead, assurance: 1 })).toEqual([false])
    expect(await canClose(lead)).toEqual([true])
    expect(await canClose(worker)).toEqual([true])
    expect((await close(worker, id)).data?.['closeWorkItem']).toMatchObject({ userErrors: [] })

    // What the lead looks into is for nobody who works with the person to end.
    const looked = await opened(lead, person, { purpose: 'safeguarding' })
    expect(await canClose(worker)).toEqual([false])
    expect((await close(worker, looked.workItem!.id)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
    expect(await canClose(lead)).toEqual([true])
  })

  it('of an inspection is one inspector’s, named by the data protection officer', async () => {
    const person = await network.register()
    const [one, other] = [randomUUID(), randomUUID()]
    for (const [at, id] of [one, other].entries()) {
      await network.seeding.admitInspector({
        ...{ organisation, id, username: `inspector.${at}`, name: `Frank ${at}` },
        until: new Date(network.clock.now().getTime() + 60 * day),
      })
      await network.signIn(id, 'inspector')
    }
    const audit: Asker = { ...dpo, purpose: 'audit' }
    const codes = async (more: object) =>
      (await opened(audit, person, { purpose: 'inspection', ...more })).userErrors.map(({ code }) => code)
    const choices = async (asker: Asker) => {
      const query = `query ($people: [_Any!]!) { _entities(representations: $people) { ... on ServiceUser {
        accessActions { inspectors { id name } } } } }`
      const answer = await network.ask(asker, query, { people: [{ __typename: 'ServiceUser', id: person }] })
      return answered<{ accessActions: { inspectors: object[] } }[]>(answer, '_entities')[0]!.accessActions.inspectors
    }
    expect(await choices(audit)).toEqual([
      { id: one, name: 'Frank 0' },
      { id: other, name: 'Frank 1' },
    ])
    for (const asker of [dpo, lead, { id: one, kind: 'inspector', purpose: 'inspection' } as const])
      expect(await choices(asker)).toEqual([])
    expect(await codes({})).toEqual(['NOT_AN_INSPECTOR'])
    expect(await codes({ forId: staff.worker })).toEqual(['NOT_AN_INSPECTOR'])
    expect(await codes({ forId: one })).toEqual([])
    const facts = await network.asService.$queryRawUnsafe<{ viewer: string }[]>(
      `SELECT viewer_id AS viewer FROM facts.relationship WHERE subject_id = $1::uuid AND kind = 'work-item:inspection'`,
      person,
    )
    expect(facts).toEqual([{ viewer: one }])
    const [{ id }] = await network.asService.$queryRawUnsafe<[{ id: string }]>(
      `SELECT id::text FROM access.work_item WHERE subject_id = $1::uuid`,
      person,
    )
    await network.openWork(person, 'audit')
    expect((await seen(audit, person)).workItems).toMatchObject([{ purpose: 'audit' }, { purpose: 'inspection', for: 'Frank 0' }])
    // Inspectors may go before their time; each ends their own inspection only, and the others cannot tell that there is one.
    const inspecting = (inspector: string): Asker => ({ id: inspector, kind: 'inspector', purpose: 'inspection' })
    expect((await close(inspecting(other), id)).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }])
    expect((await close({ ...inspecting(one), purpose: null }, id)).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }])
    expect((await close(inspecting(one), id)).data?.['closeWorkItem']).toMatchObject({ userErrors: [] })
    // Whose visit is over is given no inspection.
    await network.admin.$executeRawUnsafe(
      `UPDATE access.role_grant SET ended_at = $2 WHERE account_id = $1::uuid`,
      other,
      network.clock.now(),
    )
    expect(await codes({ forId: other })).toEqual(['NOT_AN_INSPECTOR'])
  })
})
