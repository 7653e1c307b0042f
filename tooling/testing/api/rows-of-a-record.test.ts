import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Api } from '../src/api-client.ts'
import { strangerIdTo } from '../src/stranger-id.ts'
import { startTestNetwork, type TestNetwork } from '../src/test-network.ts'

const organisation = 'dmws'

let system: TestNetwork
let sam: string
/** Somebody else whom the worker supports, and somebody of whom the worker may not even know. */
let other: string
let stranger: string
let worker: Api
let advocate: Api
beforeAll(async () => {
  system = await startTestNetwork()
  ;[sam, other] = [await system.personId('Okafor'), await system.personId('Barker')]
  stranger = await strangerIdTo(system.sql, 'Alex Reed')
  worker = await system.as('dmws.support-worker', { purpose: 'care' })
  await system.seeding.access.grantRepresentation({
    ...(await advocacy()),
    name: 'Hugh Carver',
    kind: 'advocate',
    evidence: 'A letter.',
    givenOn: '2026-01-01',
    lastDay: '2027-06-30',
    scopes: ['identity', 'support.**'],
  })
  advocate = await system.as('dmws.advocate')
})
afterAll(() => system?.[Symbol.asyncDispose]())

async function advocacy() {
  const [hugh] = await system.sql<{ id: string }>(`SELECT id::text FROM identity.account WHERE username = 'dmws.advocate'`)
  return { organisation, subjectId: sam, representativeId: hugh?.id ?? '' }
}

interface Row {
  readonly of: string
  readonly at: Date
  readonly categories: readonly string[]
}

/** Puts a row on record past the API, sealed so that nobody opens it: whether it is there is all that is asked. */
type Plant = (row: Row) => Promise<string>

const planting =
  (statement: string, own: readonly string[]): Plant =>
  async ({ of, at, categories }) => {
    const id = randomUUID()
    await system.sql(statement, id, of, at, [...own, ...categories])
    return id
  }

const lists: Readonly<Record<'notes' | 'documents' | 'messages', { readonly plant: Plant; readonly kept: string }>> = {
  notes: {
    kept: 'special.religion',
    plant: planting(
      `INSERT INTO service_users.note (id, organisation, service_user_id, kind, text_sealed, categories, occurred_at, entered_at, late, author_id,
         author_name) VALUES ($1::uuid, 'dmws', $2::uuid, 'CALL', '', $4, $3, $3, false, 'x', 'x')`,
      ['support.notes'],
    ),
  },
  documents: {
    kept: 'special.religion',
    plant: planting(
      `INSERT INTO service_users.document (id, organisation, service_user_id, name_sealed, media_type, size, categories, attached_at, attached_by,
         attached_by_name) VALUES ($1::uuid, 'dmws', $2::uuid, '', 'text/plain', 1, $4, $3, 'x', 'x')`,
      ['support.notes'],
    ),
  },
  messages: {
    kept: 'complaint.matter',
    plant: planting(
      `INSERT INTO service_users.message (id, organisation, recipient_kind, recipient_id, kind, state, categories, queued_at, queued_by)
       VALUES ($1::uuid, 'dmws', 'service-user', $2::uuid, 'correction-decided', 'SENT', $4, $3, 'x')`,
      ['contact'],
    ),
  },
}

/** Later than all that is on record. */
const minute = (nth: number) => new Date(system.clock.now().getTime() + nth * 60_000)

interface Page {
  readonly nodes: readonly { readonly id: string }[]
  readonly edges: readonly { readonly cursor: string }[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly hasPreviousPage: boolean }
}

async function pageOf(api: Api, list: string, args: string): Promise<Page> {
  const { data, errors, text } = await api(
    `query ($id: ID!) { serviceUser(id: $id) { ${list}(${args}) { nodes { id } edges { cursor } pageInfo { hasNextPage hasPreviousPage } } } }`,
    { id: sam },
  )
  expect([list, args, errors]).toEqual([list, args, []])
  expect(data.serviceUser?.[list], text).toBeTruthy()
  return data.serviceUser[list]
}
const idsOf = async (api: Api, list: string, args: string) => (await pageOf(api, list, args)).nodes.map(({ id }) => id)

/** The cursor of another row, made of one that was given out. */
const madeUp = (cursor: string, known: string, id: string): string =>
  Buffer.from(Buffer.from(cursor, 'base64').toString().replace(known, id)).toString('base64')

const nodeOf = async (api: Api, id: string) => {
  const { data, errors } = await api('query ($id: ID!) { node(id: $id) { id } }', { id })
  expect(errors).toEqual([])
  return data.node
}

describe.each(Object.entries(lists))('the %s of a person', (list, { plant, kept }) => {
  it('are those of this person of which the viewer may know, page by page, the latest first, and nothing stands at any other cursor', async () => {
    const own = (nth: number, ...categories: string[]) => plant({ of: sam, at: minute(nth), categories })
    const rows = [await own(1), await own(2), await own(3)]
    const hidden = await own(4, kept)
    const foreign = await plant({ of: other, at: minute(5), categories: [] })
    const [latest, ...more] = [await own(6), ...rows.toReversed()]
    const first = await pageOf(worker, list, 'first: 2')
    expect(first.nodes.map(({ id }) => id)).toEqual([latest, more[0]])
    expect(first.pageInfo.hasNextPage).toBe(true)
    const [given = '', end = ''] = first.edges.map(({ cursor }) => cursor)
    expect((await idsOf(worker, list, `first: 2, after: "${end}"`)).slice(0, 2)).toEqual(more.slice(1))
    const last = madeUp(given, latest, more[2] ?? '')
    expect(await idsOf(worker, list, `last: 2, before: "${last}"`)).toEqual(more.slice(0, 2))
    for (const id of [hidden, foreign, randomUUID()]) {
      const cursor = madeUp(given, latest, id)
      expect(await idsOf(worker, list, `first: 3, after: "${cursor}"`)).toEqual([])
      expect(await idsOf(worker, list, `last: 3, before: "${cursor}"`)).toEqual([])
    }
  })
})

describe.each([
  ['notes', 'Note'],
  ['documents', 'Document'],
] as const)('%s that are kept from whoever acts for a person', (list, resource) => {
  it('are in no page, at no cursor and at no id of theirs, and are there for everybody else', async () => {
    const { plant } = lists[list]
    const [shown, hidden, latest] = [
      await plant({ of: sam, at: minute(11), categories: [] }),
      await plant({ of: sam, at: minute(12), categories: [] }),
      await plant({ of: sam, at: minute(13), categories: [] }),
    ]
    await system.seeding.access.hideFromRepresentative({ ...(await advocacy()), resource, resourceId: hidden })
    const { nodes, edges } = await pageOf(advocate, list, 'first: 2')
    expect(nodes.map(({ id }) => id)).toEqual([latest, shown])
    const cursor = madeUp(edges[0]?.cursor ?? '', latest, hidden)
    expect(await idsOf(advocate, list, `first: 3, after: "${cursor}"`)).toEqual([])
    expect([await nodeOf(advocate, shown), await nodeOf(advocate, hidden)]).toEqual([{ id: shown }, null])
    expect((await idsOf(worker, list, 'first: 3')).slice(0, 3)).toEqual([latest, hidden, shown])
    expect(await nodeOf(worker, hidden)).toEqual({ id: hidden })
  })
})

describe('a document that was taken away', () => {
  it('is in no page, at no cursor and at no id, also while a hold keeps it', async () => {
    const { plant } = lists.documents
    const [gone, latest] = [
      await plant({ of: sam, at: minute(21), categories: [] }),
      await plant({ of: sam, at: minute(22), categories: [] }),
    ]
    await system.sql('UPDATE service_users.document SET removed_at = $2 WHERE id = $1::uuid', gone, system.clock.now())
    const { nodes, edges } = await pageOf(worker, 'documents', 'first: 2')
    expect([nodes[0]?.id, nodes.some(({ id }) => id === gone)]).toEqual([latest, false])
    expect(await idsOf(worker, 'documents', `first: 3, after: "${madeUp(edges[0]?.cursor ?? '', latest, gone)}"`)).toEqual([])
    expect(await nodeOf(worker, gone)).toBeNull()
  })
})

describe('what is asked for to be put right', () => {
  it('is that of this person, in the state that is asked for, and for whoever may know of it', async () => {
    const plant = async (of: string, nth: number, state: string) => {
      const id = randomUUID()
      await system.sql(
        `INSERT INTO service_users.correction (id, organisation, service_user_id, field, proposed_sealed, state, requested_at, requested_by,
           requested_by_name) VALUES ($1::uuid, 'dmws', $2::uuid, 'EMAIL', '', $4::service_users."CorrectionState", $3, 'x', 'x')`,
        id,
        of,
        minute(nth),
        state,
      )
      return id
    }
    const [asked, refused] = [await plant(sam, 1, 'REQUESTED'), await plant(sam, 2, 'REFUSED')]
    const foreign = await plant(other, 3, 'REQUESTED')
    const latest = await plant(sam, 4, 'REQUESTED')
    const { nodes, edges } = await pageOf(worker, 'corrections', 'first: 3')
    expect(nodes.map(({ id }) => id)).toEqual([latest, refused, asked])
    expect((await idsOf(worker, 'corrections', 'state: REQUESTED, first: 2')).slice(0, 2)).toEqual([latest, asked])
    const [given = ''] = edges.map(({ cursor }) => cursor)
    expect((await idsOf(worker, 'corrections', `first: 2, after: "${given}"`)).slice(0, 2)).toEqual([refused, asked])
    for (const id of [foreign, randomUUID()])
      expect(await idsOf(worker, 'corrections', `first: 3, after: "${madeUp(given, latest, id)}"`)).toEqual([])
    // Whoever acts for the person may know them, and of nothing that they asked for.
    expect([await nodeOf(worker, asked), await nodeOf(advocate, asked)]).toEqual([{ id: asked }, null])
    const unknown = await plant(stranger, 5, 'REQUESTED')
    expect(await nodeOf(worker, unknown)).toBeNull()
  })
})

describe('what is kept about somebody of whom the viewer may not know', () => {
  it('is at no id, and whoever is on the staff has no record of their own', async () => {
    for (const { plant } of [lists.notes, lists.documents])
      expect(await nodeOf(worker, await plant({ of: stranger, at: minute(1), categories: [] }))).toBeNull()
    expect(await nodeOf(worker, 'nobody')).toBeNull()
    const hidden = await lists.notes.plant({ of: sam, at: minute(1), categories: [lists.notes.kept] })
    expect(await nodeOf(worker, hidden)).toBeNull()
    const { data } = await worker(
      'query ($id: ID!) { serviceUser(id: $id) { id } myRecord { id } serviceUsers(first: 100) { nodes { id } } }',
      {
        id: stranger,
      },
    )
    expect({ found: data.serviceUser, own: data.myRecord }).toEqual({ found: null, own: null })
    const both = await worker(
      'query ($one: ID!, $other: ID!) { one: serviceUser(id: $one) { id } other: serviceUser(id: $other) { id } }',
      {
        one: sam,
        other: stranger,
      },
    )
    expect(both.data).toEqual({ one: { id: sam }, other: null })
    const listed: string[] = data.serviceUsers.nodes.map(({ id }: { id: string }) => id)
    expect([listed.includes(sam), listed.includes(stranger)]).toEqual([true, false])
    const administrator = await system.as('dmws.administrator', { purpose: 'administration' })
    const nobody = await administrator(
      '{ serviceUsers(first: 1) { nodes { id } } corrections(first: 1) { nodes { id } } messagesNotSent { id } }',
    )
    expect(nobody.errors).toEqual([])
    expect(nobody.data).toEqual({ serviceUsers: { nodes: [] }, corrections: { nodes: [] }, messagesNotSent: [] })
  })
})

describe('what is kept about somebody of whom only that may be read, and not who they are', () => {
  it('is at no id, as the person is', async () => {
    await system.seeding.access.grantRepresentation({
      ...{ ...(await advocacy()), subjectId: other, name: 'Hugh Carver', kind: 'advocate', evidence: 'A letter.' },
      ...{ givenOn: '2026-01-01', lastDay: '2027-06-30', scopes: ['support.**'] },
    })
    for (const { plant } of [lists.notes, lists.documents]) {
      const id = await plant({ of: other, at: minute(1), categories: [] })
      expect(await nodeOf(advocate, id)).toBeNull()
      expect(await nodeOf(worker, id)).toEqual({ id })
    }
    expect(await nodeOf(advocate, other)).toBeNull()
  })
})

describe('where a record came from', () => {
  it('is told of the sections of which the viewer may read all', async () => {
    for (const section of ['identity', 'health', 'background'])
      await system.sql(
        `INSERT INTO service_users.provenance VALUES (gen_random_uuid(), 'dmws', $1::uuid, $2, 'PERSON', $3)`,
        sam,
        section,
        minute(1),
      )
    const { data } = await worker('query ($id: ID!) { serviceUser(id: $id) { provenance { section } } }', { id: sam })
    const sections: (string | null)[] = data.serviceUser.provenance.map(({ section }: { section: string | null }) => section)
    expect(sections).toContain('identity')
    expect(new Set(sections).difference(new Set(['identity', 'contact', 'identifiers', 'health']))).toEqual(new Set())
  })
})

describe('the messages that did not arrive', () => {
  it('are those of the last four weeks after which none of the same kind did', async () => {
    const ago = (days: number) => new Date(system.clock.now().getTime() - days * 86_400_000)
    const send = async (of: string, days: number, state: string, ...more: string[]) => {
      const id = await lists.messages.plant({ of, at: ago(days), categories: more })
      await system.sql('UPDATE service_users.message SET state = $2::service_users."MessageState" WHERE id = $1::uuid', id, state)
      return id
    }
    await system.sql(`DELETE FROM service_users.message WHERE organisation = 'dmws'`)
    await send(sam, 30, 'SENT')
    await send(sam, 29, 'NOT_SENT')
    const notSent = await send(sam, 8, 'NOT_SENT')
    const failed = await send(sam, 7, 'FAILED')
    await send(sam, 6, 'QUEUED')
    // It would be told by its being left out that more was sent than they may know of.
    await send(sam, 5, 'SENT', lists.messages.kept)
    await send(other, 8, 'NOT_SENT')
    await send(other, 4, 'SENT')
    await send(stranger, 3, 'NOT_SENT')
    await send(sam, 2, 'NOT_SENT', lists.messages.kept)
    const list = async (api: Api) =>
      (await api('{ messagesNotSent { id } }')).data.messagesNotSent.map(({ id }: { id: string }) => id)
    expect(await list(worker)).toEqual([failed, notSent])
    expect(await list(await system.as('dmws.service-user.1'))).toEqual([])
  })
})
