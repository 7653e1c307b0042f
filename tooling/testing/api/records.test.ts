import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Answer, Persona } from '../src/api-client.ts'
import { openWork } from '../src/open-work.ts'
import { startTestSystem, type TestSystem } from '../src/test-system.ts'

let system: TestSystem
let sam: string
beforeAll(async () => {
  system = await startTestSystem()
  sam = await system.personId('Okafor')
})
afterAll(() => system[Symbol.asyncDispose]())

const register = `mutation($input: RegisterServiceUserInput!) {
  registerServiceUser(input: $input) { serviceUser { id reference familyName contact { phone } } userErrors { code path } }
}`
const newcomer = {
  givenName: 'Ola',
  familyName: 'Berg',
  birthDate: '1990-01-31',
  service: 'home-visits',
  contact: { phone: '07700 900111' },
  consentToStore: { wordingVersion: 1, method: 'IN_PERSON' },
}

describe('registering a person', () => {
  it('puts them on record, with their worker, and takes over their consent to be recorded [DMWS-13, DMWS-14]', async () => {
    const worker = await system.as('dmws.support-worker', { purpose: 'care' })
    const { data, errors } = await worker(register, { input: newcomer })
    expect(errors).toEqual([])
    expect(data.registerServiceUser).toMatchObject({
      serviceUser: { reference: 'DMWS-000007', familyName: 'Berg', contact: { phone: '+447700900111' } },
      userErrors: [],
    })
    await system.jobsDone()
    const { id } = data.registerServiceUser.serviceUser
    const record = await worker('query($id: ID!) { serviceUser(id: $id) { consents { item { code } state method } } }', { id })
    expect(record.data.serviceUser.consents).toContainEqual({
      item: { code: 'store-and-use' },
      state: 'GIVEN',
      method: 'IN_PERSON',
    })
    expect(await system.sql('SELECT kind FROM access.assignment WHERE subject_id = $1::uuid', id)).toEqual([
      { kind: 'assigned-worker' },
    ])
    const other = await system.as('dmws.support-worker.2', { purpose: 'care' })
    expect((await other('query($id: ID!) { serviceUser(id: $id) { id } }', { id })).data.serviceUser).toBeNull()
  })

  it('without their consent stores nothing at all [DMWS-13]', async () => {
    const worker = await system.as('dmws.support-worker', { purpose: 'care' })
    const before = await system.sql('SELECT count(*)::int AS rows FROM service_users.service_user')
    const { data } = await worker(register, { input: { ...newcomer, consentToStore: null } })
    expect(data.registerServiceUser).toEqual({
      serviceUser: null,
      userErrors: [{ code: 'CONSENT_TO_STORE_REQUIRED', path: ['consentToStore'] }],
    })
    expect(await system.sql('SELECT count(*)::int AS rows FROM service_users.service_user')).toEqual(before)
  })

  it('who is on record under this NHS number is refused, and no reference is lost', async () => {
    const worker = await system.as('dmws.support-worker', { purpose: 'care' })
    const { data } = await worker(register, { input: { ...newcomer, service: 'hospital-visits', nhsNumber: '999 000 0018' } })
    expect(data.registerServiceUser).toEqual({
      serviceUser: null,
      userErrors: [{ code: 'ALREADY_REGISTERED', path: ['nhsNumber'] }],
    })
    // Whoever tries numbers one after the other is found.
    expect(
      await system.sql(
        `SELECT subject_id, categories FROM access.audit WHERE service = 'service-users' AND outcome = 'refused' ORDER BY id DESC LIMIT 1`,
      ),
    ).toEqual([{ subject_id: null, categories: ['identifiers'] }])
    const next = await worker(register, { input: { ...newcomer, familyName: 'Dahl' } })
    expect(next.data.registerServiceUser.serviceUser.reference).toBe('DMWS-000008')
  })

  it('is not for those who see no records', async () => {
    for (const [who, purpose] of [
      ['dmws.administrator', 'administration'],
      ['dmws.service-user.1', 'own-record'],
      ['dmws.partner-agency', 'care'],
    ] as const) {
      const api = await system.as(who, { purpose })
      expect((await api(register, { input: newcomer })).errors[0]?.extensions['code']).toBe('FORBIDDEN')
    }
  })
})

const update = `mutation($input: UpdateContactDetailsInput!) {
  updateContactDetails(input: $input) {
    serviceUser { version contact { email phone preferredChannel address { lines postcode } safeContact } }
    userErrors { code path }
  }
}`
const contactNow = 'query($id: ID!) { serviceUser(id: $id) { version contact { email phone } } }'

describe('contact details', () => {
  it('changed by two people at once are changed once; the other is shown how they stand, and nothing is lost [DMR-06]', async () => {
    const worker = await system.as('dmws.support-worker', { purpose: 'care' })
    const person = await system.as('dmws.service-user.1')
    const { version } = (await worker(contactNow, { id: sam })).data.serviceUser
    const input = { serviceUserId: sam, version }
    const answers = await Promise.all([
      worker(update, { input: { ...input, email: 'one@example.com' } }),
      person(update, { input: { ...input, phone: '07700 900155' } }),
    ])
    const outcomes = answers.map(({ data }) => data.updateContactDetails)
    const [winner, loser] = outcomes[0].userErrors.length === 0 ? outcomes : outcomes.toReversed()
    expect(loser.userErrors).toEqual([{ code: 'CONFLICT', path: ['version'] }])
    expect(loser.serviceUser).toEqual(winner.serviceUser)
    expect(winner.serviceUser.version).toBe(version + 1)
    const manager = await system.as('dmws.team-manager', { purpose: 'care' })
    const denied = await manager(update, { input: { ...input, version: version + 1, email: 'three@example.com' } })
    expect(denied.errors[0]?.extensions['code']).toBe('FORBIDDEN')
  })

  it('that are not valid are refused field by field, and nothing changes', async () => {
    const worker = await system.as('dmws.support-worker', { purpose: 'care' })
    const before = (await worker(contactNow, { id: sam })).data.serviceUser
    const { data } = await worker(update, {
      input: { serviceUserId: sam, version: before.version, email: 'x', phone: '1', addressLines: ['1 Road'], postcode: 'NOPE' },
    })
    expect(data.updateContactDetails).toMatchObject({
      serviceUser: null,
      userErrors: [
        { code: 'INVALID', path: ['email'] },
        { code: 'INVALID', path: ['phone'] },
        { code: 'INVALID', path: ['postcode'] },
      ],
    })
    expect((await worker(contactNow, { id: sam })).data.serviceUser).toEqual(before)
  })
})

const addNote = `mutation($input: AddNoteInput!) { addNote(input: $input) { note { id text late categories author } userErrors { code path } } }`

describe('notes', () => {
  it('are seen only by those who may see everything their author says they hold', async () => {
    const worker = await system.as('dmws.support-worker', { purpose: 'care' })
    const person = await system.as('dmws.service-user.1')
    const withdraw = 'mutation($input: WithdrawConsentInput!) { withdrawConsent(input: $input) { userErrors { code } } }'
    const note = { serviceUserId: sam, kind: 'CALL', occurredAt: system.clock.now().toISOString() }
    const plain = await worker(addNote, { input: { ...note, text: 'Plain matter', categories: [] } })
    expect(plain.data.addNote).toMatchObject({
      note: { text: 'Plain matter', late: false, author: 'Alex Reed', categories: ['support.notes'] },
    })
    const silent = await worker(addNote, { input: { ...note, text: 'Unlabelled matter' } })
    expect(silent.data.addNote.note.categories).toContain('special.health.mental')
    await person(withdraw, { input: { serviceUserId: sam, itemCode: 'health-information' } })
    const { data, text } = await worker('query($id: ID!) { serviceUser(id: $id) { notes { nodes { text } } } }', { id: sam })
    expect(data.serviceUser.notes.nodes.map((each: { text: string }) => each.text)).toContain('Plain matter')
    expect(text).not.toContain('Unlabelled matter')
    const byNode = await worker('query($id: ID!) { node(id: $id) { ... on Note { text } } }', { id: silent.data.addNote.note.id })
    expect(byNode.data.node).toBeNull()
  })

  it('entered late say so, and cannot be dated in the future [DMWS-05]', async () => {
    const worker = await system.as('dmws.support-worker', { purpose: 'care' })
    const at = (hours: number) => new Date(system.clock.now().getTime() + hours * 3_600_000).toISOString()
    const note = { serviceUserId: sam, kind: 'VISIT', text: 'Text', categories: [] }
    expect((await worker(addNote, { input: { ...note, occurredAt: at(-25) } })).data.addNote.note.late).toBe(true)
    const future = await worker(addNote, { input: { ...note, occurredAt: at(1) } })
    expect(future.data.addNote).toEqual({ note: null, userErrors: [{ code: 'INVALID', path: ['occurredAt'] }] })
  })
})

interface Page {
  serviceUsers: { edges: { node: { familyName: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } }
}

describe('the caseload', () => {
  it('is paged by name, forwards and completely', async () => {
    const worker = await system.as('dmws.support-worker', { purpose: 'care' })
    const page =
      'query($after: String) { serviceUsers(first: 2, after: $after) { edges { cursor node { familyName } } pageInfo { hasNextPage endCursor } } }'
    const names: string[] = []
    let after: string | null = null
    for (let pages = 0; pages < 10; pages += 1) {
      const { data }: Answer<Page> = await worker<Page>(page, { after })
      names.push(...data.serviceUsers.edges.map(({ node }) => node.familyName))
      if (!data.serviceUsers.pageInfo.hasNextPage) break
      after = data.serviceUsers.pageInfo.endCursor
    }
    expect(names).toEqual([...names].sort())
    expect(names).toEqual(expect.arrayContaining(['Barker', 'Okafor', 'Whitaker']))
    expect(new Set(names).size).toBe(names.length)
  })
})

describe('a search of the caseload', () => {
  const query = `query($search: String, $after: String, $first: Int = 10) {
    serviceUsers(search: $search, after: $after, first: $first) { nodes { id familyName } pageInfo { hasNextPage endCursor } } }`
  interface Found {
    serviceUsers: { nodes: { id: string; familyName: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } }
  }
  const searchesAs = async (persona: Persona, purpose = 'care') => {
    const api = await system.as(persona, { purpose })
    return (search: string, more: object = {}) => api<Found>(query, { search, ...more })
  }
  const foundIn = ({ data, errors }: Answer<Found>) => {
    expect(errors).toEqual([])
    return data.serviceUsers.nodes.map(({ familyName }) => familyName)
  }

  beforeAll(async () => {
    const worker = await system.as('dmws.support-worker', { purpose: 'care' })
    for (const [givenName, familyName, preferredName] of [
      ['Siân', 'O’Brien-Żółć', null],
      ['Łukasz', 'van der Meer', 'Lou'],
      ['Ольга', 'van Dam', null],
    ]) {
      const { data } = await worker(register, { input: { ...newcomer, givenName, familyName, preferredName } })
      expect(data.registerServiceUser.userErrors).toEqual([])
    }
    await system.jobsDone()
  })

  it('finds by the beginning of any name or of the reference, however it is written', async () => {
    const search = await searchesAs('dmws.support-worker')
    const [okafor] = (await search('okafor')).data.serviceUsers.nodes
    const [{ reference } = { reference: '' }] = await system.sql<{ reference: string }>(
      'SELECT reference FROM service_users.service_user WHERE id = $1::uuid',
      okafor?.id,
    )
    for (const written of ['Okafor', 'OKA', 'sam', 'Samuel Okafor', 'okafor sam', ` ${reference.toLowerCase()} `])
      expect(foundIn(await search(written)), written).toEqual(['Okafor'])
    for (const written of ['sian', 'SIÂN', "o'brien", 'obrien zolc', 'Żółć'])
      expect(foundIn(await search(written)), written).toEqual(['O’Brien-Żółć'])
    for (const written of ['lukasz', 'Łukasz', 'lou', 'meer', 'van d l'])
      expect(foundIn(await search(written)), written).toEqual(['van der Meer'])
    expect(foundIn(await search('ольга'))).toEqual(['van Dam'])
    expect(foundIn(await search('van d'))).toEqual(['van Dam', 'van der Meer'])
    for (const nobody of ['kafor', 'okafor whitaker', 'Okaforr', '%', '_', '', '   ', '\u0000', '\u0000%'])
      expect(foundIn(await search(nobody)), JSON.stringify(nobody)).toEqual([])
    expect((await search('a'.repeat(201))).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
  })

  it('is paged as the caseload is', async () => {
    const search = await searchesAs('dmws.support-worker')
    const first = await search('van', { first: 1 })
    expect(foundIn(first)).toEqual(['van Dam'])
    expect(first.data.serviceUsers.pageInfo.hasNextPage).toBe(true)
    const second = await search('van', { first: 1, after: first.data.serviceUsers.pageInfo.endCursor })
    expect(foundIn(second)).toEqual(['van der Meer'])
    expect(second.data.serviceUsers.pageInfo.hasNextPage).toBe(false)
  })

  it('answers the same about those whom the viewer may not know of as about nobody', async () => {
    const nobody = 'Nobodyhere'
    const worker = await searchesAs('dmws.support-worker')
    const stranger = await searchesAs('dmws.support-worker.2')
    const ofAnother = await searchesAs('bct.complaints-officer', 'complaint-handling')
    for (const [search, hidden] of [
      [worker, 'Hussain'],
      [stranger, 'Okafor'],
      [ofAnother, 'Okafor'],
    ] as const) {
      const [one, other] = [await search(hidden), await search(nobody)]
      expect(foundIn(one)).toEqual([])
      expect(one.text).toBe(other.text)
    }
    // Excluded from one moment to the next, from somebody whom they have worked with.
    const [alex] = await system.sql<{ id: string }>(`SELECT id::text FROM access.staff_member WHERE name = 'Alex Reed'`)
    expect(foundIn(await worker('van Dam'))).toEqual(['van Dam'])
    const subjectId = await system.personId('van Dam')
    await system.seeding.access.exclude({
      organisation: 'dmws',
      subjectId,
      staffMemberId: alex?.id ?? '',
      reason: 'They are related.',
    })
    expect((await worker('van Dam')).text).toBe((await worker(nobody)).text)
    expect(foundIn(await worker('van d'))).toEqual(['van der Meer'])
  })

  it('looks at no name that the viewer may not read, though they may know of the person', async () => {
    const [vera] = await system.sql<{ id: string }>(`SELECT id::text FROM access.staff_member WHERE name = 'Vera Holt'`)
    await openWork(system, sam, 'inspection', { forId: vera?.id ?? '' })
    const inspector = await system.as('dmws.inspector', { purpose: 'inspection' })
    const listed = await inspector<Found>(query, { search: null })
    expect(listed.data.serviceUsers.nodes).toContainEqual({ id: sam, familyName: null })
    const [found, none] = [
      await inspector<Found>(query, { search: 'Okafor' }),
      await inspector<Found>(query, { search: 'Nobodyhere' }),
    ]
    expect(found.data.serviceUsers.nodes).toEqual([])
    expect(found.text).toBe(none.text)
  })
})
