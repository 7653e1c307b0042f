import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isObjectType,
  type GraphQLField,
  type GraphQLObjectType,
} from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { analyse, demonstrationPassword, newTotpSecret, seedManyPeople } from '@candour/dev-env'
import { foundingProfiles } from '@candour/organisations'
import type { Api, Persona } from '../src/api-client.ts'
import { composedSchema } from '../src/composed-schema.ts'
import { statementsDuring } from '../src/count-statements.ts'
import { plantManyRows } from '../src/planted-rows.ts'
import { proving } from '../src/proof-scale.ts'
import { startTestNetwork, type TestNetwork } from '../src/test-network.ts'
import { wholeSelection } from '../src/whole-selection.ts'

const silent = { done: () => undefined, end: () => undefined }

const wholeRecord = `id reference version status service givenName familyName preferredName birthDate nhsNumber noContactReason
  contact { email phone preferredChannel safeContact address { lines postcode } }
  physicalHealth mentalHealth ethnicity religion provenance { section source suppliedAt }
  viewerCan { addNote updateContactDetails recordConsentDecision withdrawConsent requestCorrection }
  consents { id state since decidedAt recordedBy method wordingVersion version item { code title } viewerCan { give withdraw }
    history { id state decidedAt recordedBy } }`

const page = (fields: string) =>
  `query($first: Int!) { serviceUsers(first: $first) { edges { cursor node { ${fields} } } pageInfo { hasNextPage endCursor } } }`

describe('however many people a page holds, the services ask the database as often', () => {
  let system: TestNetwork
  let worker: Api
  let officer: Api

  beforeAll(async () => {
    system = await startTestNetwork()
    const { network, clock } = system
    const [profile] = foundingProfiles()
    const wish = { profile: profile!, count: 60, seed: 7, analyse: () => analyse(network.adminUrl) }
    const invented = await seedManyPeople(network.seeding, clock, wish, silent)
    const { id, username, name } = invented[0]!
    await network.identity.openAccount({
      id,
      organisation: 'dmws',
      kind: 'staff',
      username,
      displayName: name,
      password: demonstrationPassword,
      totpSecret: newTotpSecret(),
    })
    worker = await system.as(username as Persona, { purpose: 'care' })
    officer = await system.as('dmws.dpo', { purpose: 'rights-request' })
    await withCorrections(worker)
    await withDocuments(worker)
    await network.jobsDone()
  }, 120_000)
  afterAll(() => system[Symbol.asyncDispose]())

  /** The same question about pages of these lengths. */
  async function asked(api: Api, query: string, lengths: readonly number[]) {
    const counts: number[] = []
    let statements: readonly string[] = []
    for (const first of lengths) {
      // The first time connections are opened and plans are made.
      await api(query, { first })
      const measured = await statementsDuring(() => api(query, { first }))
      expect(measured.result.errors).toEqual([])
      expect(measured.result.data.serviceUsers.edges).toHaveLength(first)
      statements = measured.statements
      counts.push(statements.length)
    }
    return { counts, statements }
  }

  it.each([
    ['whole records with their consents', wholeRecord],
    [
      'notes',
      'notes(first: 5) { edges { cursor node { id text kind occurredAt enteredAt late lateReason author categories } } pageInfo { hasNextPage } }',
    ],
    ['the oldest notes', 'notes(last: 2) { nodes { id text } pageInfo { hasPreviousPage } }'],
    ['documents and what is in them', 'documents(first: 5) { nodes { id name size content viewerCan { remove } } }'],
    [
      'corrections',
      'corrections(first: 5, state: REQUESTED) { nodes { id field previous proposed reason state requestedBy viewerCanDecide version } pageInfo { hasNextPage } }',
    ],
    [
      'notes and corrections of a whole record',
      `${wholeRecord} notes { nodes { id text } } corrections { nodes { id proposed } }`,
    ],
  ])('for %s', async (_, fields) => {
    const { counts, statements } = await asked(worker, page(fields), [3, 25])
    expect(counts[0], statements.join('\n')).toBe(counts[1])
    expect(counts[0]).toBeGreaterThan(0)
  })

  it.each([
    [
      'who has seen each record',
      'accessLog(first: 5, includeOwn: true) { nodes { id at who role what purpose action sentence own } pageInfo { hasNextPage } }',
    ],
    ['who works with each person', 'assignments { id worker kind from until }'],
  ])('for %s', async (_, fields) => {
    const { counts, statements } = await asked(officer, page(`id ${fields}`), [3, 25])
    expect(counts[0], statements.join('\n')).toBe(counts[1])
  })

  it('and the pages hold what each person has, under their own cursors', async () => {
    const all = page('id notes { edges { cursor node { id text } } }')
    const answer = await worker(all, { first: 25 })
    const people = answer.data.serviceUsers.edges.map(({ node }: { node: object }) => node) as {
      id: string
      notes: { edges: { cursor: string; node: { id: string; text: string } }[] } | null
    }[]
    const several = people.find(({ notes }) => notes !== null && notes.edges.length > 1)!
    const [first, second] = several.notes!.edges
    const one =
      'query($id: ID!, $after: String, $before: String, $n: Int) { serviceUser(id: $id) { a: notes(first: $n, after: $after) { edges { cursor node { id text } } pageInfo { hasNextPage } } b: notes(last: $n, before: $before) { edges { node { id } } } } }'
    const next = await worker(one, { id: several.id, after: first!.cursor, before: second!.cursor, n: 1 })
    expect(next.data.serviceUser.a.edges[0]).toEqual(second)
    expect(next.data.serviceUser.a.pageInfo.hasNextPage).toBe(several.notes!.edges.length > 2)
    expect(next.data.serviceUser.b.edges).toEqual([{ node: { id: first!.node.id } }])
    // A cursor into somebody else's notes leads nowhere.
    const foreign = people.find(({ id, notes }) => id !== several.id && notes !== null && notes.edges.length > 0)!
    const elsewhere = await worker(one, { id: several.id, after: foreign.notes!.edges[0]!.cursor, before: null, n: 5 })
    expect(elsewhere.data.serviceUser.a.edges).toEqual([])
  })
})

type Field = GraphQLField<unknown, unknown>
const schema = composedSchema()
const typed = (name: string) => schema.getType(name) as GraphQLObjectType
const isConnection = (type: unknown): type is GraphQLObjectType => isObjectType(type) && 'pageInfo' in type.getFields()

/** The fields of a type that hold rows: a page of them, or a plain list. */
const listsOf = (type: GraphQLObjectType): Field[] =>
  Object.values(type.getFields()).filter(({ type: held }) => {
    const inner = getNamedType(held)
    if (!isCompositeType(inner)) return false
    return isConnection(inner) || isListType(getNullableType(held))
  })

/** A list with everything that can be asked of its rows. */
function wholeList({ name, args, type }: Field, of: readonly string[], given = 'first: 15'): string {
  const inner = getNamedType(type) as GraphQLObjectType
  const row = isConnection(inner) ? (getNamedType(inner.getFields()['nodes']!.type) as GraphQLObjectType) : inner
  const fields = wholeSelection(row, { without: of })
  const paged = args.some((arg) => arg.name === 'first')
  return `${name}${paged ? `(${given})` : ''} { ${isConnection(inner) ? `nodes { ${fields} }` : fields} }`
}

/** So many rows, and ten or five times as many. */
const [few, many] = proving ? [5, 50] : [2, 10]

describe(`however many rows any list holds, ${few} or ${many}, the services ask the database as often`, () => {
  let system: TestNetwork
  beforeAll(async () => {
    system = await startTestNetwork()
    await plantManyRows(system, many)
    await system.jobsDone()
    await system.sql(`DELETE FROM service_users.message WHERE recipient_kind <> 'service-user'`)
    await system.sql(`UPDATE service_users.message SET state = 'NOT_SENT'`)
  }, 120_000)
  afterAll(() => system[Symbol.asyncDispose]())

  async function asksAsOften(
    api: Api,
    ask: (rows: number) => string,
    rowsIn: (data: unknown) => number,
    most = many,
  ): Promise<void> {
    const counts: Record<number, number> = {}
    let said = ''
    for (const rows of [few, most]) {
      // The first time connections are opened and plans are made.
      await api(ask(rows))
      const { result, statements } = await statementsDuring(() => api(ask(rows)))
      expect(result.errors, result.text.slice(0, 500)).toEqual([])
      expect(rowsIn(result.data)).toBe(rows)
      counts[rows] = statements.length
      said = statements.join('\n')
    }
    expect(counts[few], said).toBe(counts[most])
    expect(counts[few]).toBeGreaterThan(0)
  }

  const ofPeople = listsOf(typed('ServiceUser'))
  it.each(ofPeople.map((field) => [field.name, field] as const))('with the %s of each person', async (name, field) => {
    const officer = await system.as('dmws.dpo', { purpose: 'rights-request' })
    let filled = 0
    await asksAsOften(
      officer,
      (rows) => `{ serviceUsers(first: ${rows}) { nodes { id ${wholeList(field, ['ServiceUser'], 'first: 3')} } } }`,
      (data) => {
        const { nodes } = (data as { serviceUsers: { nodes: Record<string, { nodes?: unknown[] } & unknown[]>[] } }).serviceUsers
        filled = nodes.filter((node) => (node[name]?.nodes ?? node[name] ?? []).length > 0).length
        return nodes.length
      },
      // More of these than that, with all that was ever said of each, is more than one request may ask for.
      name === 'consents' ? Math.min(many, 15) : many,
    )
    // An empty list asks for nothing about its rows. What is told later has a test of its own for what it holds.
    if (name !== 'delayedTellings') expect(filled).toBeGreaterThan(few)
  })

  const pages = {
    complaints: ['dmws.dpo', 'complaint-handling'],
    corrections: ['dmws.dpo', 'rights-request'],
    staffMembers: ['dmws.administrator', 'administration'],
    roleRequests: ['dmws.dpo', 'administration'],
    auditEntries: ['dmws.dpo', 'audit'],
    retentionDue: ['dmws.records-officer', 'retention-review'],
    disposals: ['dmws.records-officer', 'retention-review'],
    workItems: ['dmws.dpo', 'rights-request'],
  } as const
  it.each(Object.entries(pages))('of %s', async (name, [persona, purpose]) => {
    const api = await system.as(persona, { purpose })
    const field = typed('Query').getFields()[name]!
    const outcome = name === 'auditEntries' ? 'outcome: DISCLOSED, ' : ''
    await asksAsOften(
      api,
      (rows) => `{ ${wholeList(field, ['ServiceUser'], `${outcome}first: ${rows}`)} }`,
      (data) => (data as Record<string, { nodes: unknown[] }>)[name]!.nodes.length,
    )
  })

  const whole = {
    accessRequests: ['dmws.team-manager', 'care', 'access.access_request'],
    breakGlassToReview: ['dmws.dpo', 'audit', 'access.break_glass'],
    securityAlerts: ['dmws.dpo', 'audit', 'access.security_alert'],
    messagesNotSent: ['dmws.dpo', 'rights-request', 'service_users.message'],
  } as const
  it.each(Object.entries(whole))('of %s, which come all at once', async (name, [persona, purpose, table]) => {
    const api = await system.as(persona, { purpose })
    const query = `{ ${wholeList(typed('Query').getFields()[name]!, ['ServiceUser'])} }`
    const ask = async () => {
      await api(query)
      const { result, statements } = await statementsDuring(() => api(query))
      expect(result.errors, result.text.slice(0, 500)).toEqual([])
      return { rows: (result.data as Record<string, unknown[]>)[name]!.length, statements }
    }
    const all = await ask()
    expect(all.rows).toBeGreaterThanOrEqual(many)
    await system.sql(`DELETE FROM ${table} WHERE id NOT IN (SELECT id FROM ${table} ORDER BY id DESC LIMIT ${few})`)
    const left = await ask()
    expect(left.rows).toBe(few)
    expect(all.statements.length, all.statements.join('\n')).toBe(left.statements.length)
  })

  it('and no list is left out but those of reference data, which are in no table', () => {
    const reference = ['dataCategories', 'dataUses', 'needToKnowMatrix']
    const lists = listsOf(typed('Query')).map(({ name }) => name)
    expect(lists.toSorted()).toEqual(['serviceUsers', ...Object.keys(pages), ...Object.keys(whole), ...reference].toSorted())
  })
})

/** The people whose contact details the worker may read: those assigned to them. */
async function assignedTo(worker: Api): Promise<{ id: string }[]> {
  const { data } = await worker('{ serviceUsers(first: 25) { nodes { id contact { preferredChannel } } } }')
  const own = (data.serviceUsers.nodes as { id: string; contact: object | null }[])
    .filter(({ contact }) => contact !== null)
    .slice(0, 4)
  expect(own).toHaveLength(4)
  return own
}

/** Some people of the worker have documents, one of them several. */
async function withDocuments(worker: Api): Promise<void> {
  const attach = `mutation($input: AttachDocumentInput!) { attachDocument(input: $input) { document { id } } }`
  const content = Buffer.from('A letter.').toString('base64')
  for (const [index, { id }] of (await assignedTo(worker)).entries())
    for (let times = 0; times <= index; times += 1) {
      const { data } = await worker(attach, { input: { serviceUserId: id, name: 'x.txt', content, categories: [] } })
      expect(data.attachDocument.document).not.toBeNull()
    }
}

/** Some people of the worker asked for corrections, one of them for several. */
async function withCorrections(worker: Api): Promise<void> {
  const request = `mutation($input: RequestCorrectionInput!) { requestCorrection(input: $input) { userErrors { code } } }`
  for (const [index, { id }] of (await assignedTo(worker)).entries())
    for (let times = 0; times <= index; times += 1)
      await worker(request, {
        input: { serviceUserId: id, field: 'PREFERRED_NAME', proposed: `Name ${times}`, reason: 'It is wrong.' },
      })
}
