import { randomBytes, randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { jobSender } from '@candour/database'
import type { Api } from '../src/api-client.ts'
import { betrays, newCanary } from '../src/canary.ts'
import { attachFile, downloadFile, pdfSaying, type DocumentAnswer } from '../src/document-client.ts'
import { strangerIdTo } from '../src/stranger-id.ts'
import { startTestNetwork, type TestNetwork } from '../src/test-network.ts'
import { storedState } from '../src/stored-state.ts'

const largest = 10_000_000

let system: TestNetwork
let sam: string
let worker: Api
let manager: Api
let person: Api
beforeAll(async () => {
  system = await startTestNetwork()
  sam = await system.personId('Okafor')
  worker = await system.as('dmws.support-worker', { purpose: 'care' })
  manager = await system.as('dmws.team-manager', { purpose: 'care' })
  person = await system.as('dmws.service-user.1')
})
afterAll(() => system?.[Symbol.asyncDispose]())

const attach = (api: Api, file: Partial<Parameters<typeof attachFile>[2]> & { readonly content: Uint8Array }) =>
  attachFile(system.url, api, { serviceUserId: sam, ...file })
const download = (api: Api, id: string) => downloadFile(system.url, api, id)

/** Attaches a file that has to be taken, and hands back its id. */
async function attached(api: Api, file: Parameters<typeof attach>[1]): Promise<string> {
  const { status, json } = await attach(api, file)
  expect({ status, userErrors: json.userErrors }).toEqual({ status: 201, userErrors: [] })
  return json.document?.id ?? ''
}

const fields = 'id name mediaType size categories attachedAt attachedBy viewerCan { remove }'
async function listed(api: Api): Promise<{ id: string; name: string }[]> {
  const { data, text } = await api(
    `query ($id: ID!) { serviceUser(id: $id) { documents(first: 100) { nodes { ${fields} } } } }`,
    { id: sam },
  )
  expect(data?.serviceUser, text).toBeTruthy()
  return data.serviceUser.documents?.nodes ?? []
}
const remove = async (api: Api, documentId: string) => {
  const { data, errors } = await api(
    'mutation ($input: RemoveDocumentInput!) { removeDocument(input: $input) { removed userErrors { code } } }',
    { input: { documentId } },
  )
  return data?.removeDocument?.removed ?? errors[0]?.extensions['code']
}

/** A refusal without what differs from request to request. */
const told = ({ status, headers, bytes }: DocumentAnswer) => ({
  status,
  type: headers.get('content-type'),
  text: bytes.toString().replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id'),
})
const notFound = { status: 404, code: 'NOT_FOUND' }
const refusalOf = ({ status, json }: DocumentAnswer) => ({ status, code: json.errors?.[0]?.extensions.code })

describe('a document', () => {
  it('comes back as it was, to be saved and not shown, and nobody may keep a copy on the way', async () => {
    const content = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), randomBytes(20_000)])
    const id = await attached(worker, { content, name: 'Brief — 結 "x".png' })
    const [entry] = await listed(worker)
    expect(entry).toEqual({
      id,
      name: 'Brief — 結 "x".png',
      mediaType: 'image/png',
      size: content.length,
      categories: ['support.notes'],
      attachedAt: system.clock.now().toISOString(),
      attachedBy: 'Alex Reed',
      viewerCan: { remove: true },
    })
    const { status, bytes, headers } = await download(worker, id)
    expect({ status, same: bytes.equals(content) }).toEqual({ status: 200, same: true })
    expect(headers.get('content-type')).toBe('image/png')
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename=.*filename\*=UTF-8''Brief%20%E2%80%94%20%E7%B5%90/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
  })

  it('is read by the person it is about, and every reading is on record before a byte leaves [DMWS-40]', async () => {
    const id = await attached(worker, { content: pdfSaying('For Sam.') })
    expect((await listed(person)).map((each) => each.id)).toContain(id)
    const looks = () =>
      system.sql<{ outcome: string; categories: string[]; viewer_id: string }>(
        `SELECT outcome, categories, viewer_id FROM access.audit WHERE operation = 'DownloadDocument' AND subject_id = $1::uuid`,
        sam,
      )
    const before = await looks()
    expect((await download(person, id)).bytes.equals(pdfSaying('For Sam.'))).toBe(true)
    const after = await looks()
    expect(after).toHaveLength(before.length + 1)
    expect(after.every(({ outcome, categories }) => outcome === 'disclosed' && categories.includes('support.notes'))).toBe(true)
    await system.sql('ALTER TABLE access.audit_pending RENAME TO audit_pending_away')
    try {
      // What cannot be put on record is not sent.
      const refused = await download(person, id)
      expect({ status: refused.status, sent: betrays(refused.bytes.toString(), 'For Sam.') }).toEqual({
        status: 503,
        sent: false,
      })
    } finally {
      await system.sql('ALTER TABLE access.audit_pending_away RENAME TO audit_pending')
    }
  })

  it.each([
    ['a program with the name of a letter', Buffer.from('4d5a90000300000004000000', 'hex'), 'letter.pdf'],
    ['an archive', Buffer.from('504b03041400060008000000', 'hex'), 'letter.docx'],
    ['nothing', Buffer.alloc(0), 'letter.pdf'],
    ['text in no known encoding', Buffer.from('Dear Sam', 'utf16le'), 'letter.txt'],
  ])('is not taken when it is %s, and nothing is kept of it', async (_, content, name) => {
    const before = await storedState(system)
    const { status, json } = await attach(worker, { content, name })
    expect({ status, document: json.document, userErrors: json.userErrors }).toEqual({
      status: 422,
      document: null,
      userErrors: [expect.objectContaining({ code: 'WRONG_TYPE', path: ['content'] })],
    })
    expect(await storedState(system)).toEqual(before)
  })

  it('is what is in it and not what it is called', async () => {
    const id = await attached(worker, { content: Buffer.from('<script>alert(1)</script>'), name: '../../page.html' })
    expect((await listed(worker)).find((each) => each.id === id)).toMatchObject({
      name: 'page.html.txt',
      mediaType: 'text/plain',
    })
    expect((await download(worker, id)).headers.get('content-type')).toBe('text/plain; charset=utf-8')
  })

  it('may have ten million bytes and not one more', async () => {
    const content = Buffer.concat([pdfSaying('Long.'), randomBytes(largest)])
    const id = await attached(worker, { content: content.subarray(0, largest) })
    expect((await download(worker, id)).bytes.equals(content.subarray(0, largest))).toBe(true)
    expect(refusalOf(await attach(worker, { content: content.subarray(0, largest + 1) }))).toEqual({
      status: 413,
      code: 'LIMIT_EXCEEDED',
    })
    expect((await listed(worker))[0]?.id).toBe(id)
    // One answer carries no more than that, however many documents it asks for.
    await attached(worker, { content: pdfSaying('Short.') })
    const both = await worker('query ($id: ID!) { serviceUser(id: $id) { documents(first: 2) { nodes { id content } } } }', {
      id: sam,
    })
    expect(both.data.serviceUser.documents.nodes.map(({ content: sent }: { content: string | null }) => sent === null)).toEqual([
      false,
      true,
    ])
    expect(both.errors.map(({ extensions }) => extensions['code'])).toEqual(['LIMIT_EXCEEDED'])
    expect(await remove(worker, id)).toBe(true)
  })

  it.each([
    ['without a name', { 'content-disposition': undefined }, 400, 'BAD_REQUEST'],
    ['with a name in another form', { 'content-disposition': 'attachment; filename="a.pdf"' }, 400, 'BAD_REQUEST'],
    ['for nobody', { 'candour-person': undefined }, 400, 'BAD_REQUEST'],
    ['as what a form would send', { 'content-type': 'multipart/form-data; boundary=x' }, 415, 'BAD_REQUEST'],
    ['by a page of another site', { origin: 'https://elsewhere.example' }, 403, 'FORBIDDEN'],
    ['by nobody', { authorization: undefined }, 401, 'UNAUTHENTICATED'],
    ['for a purpose that nobody has', { 'candour-purpose': 'curiosity' }, 400, 'BAD_REQUEST'],
  ])('is refused when it is sent %s', async (_, headers, status, code) => {
    const answer = await attachFile(system.url, worker, { serviceUserId: sam, content: pdfSaying('x') }, headers)
    expect(refusalOf(answer)).toEqual({ status, code })
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.json.errors?.[0]?.extensions.requestId).toBe(answer.headers.get('x-request-id'))
  })

  it('cannot be labelled as holding what does not exist, and unlabelled holds the most restricted', async () => {
    const wrong = await attach(worker, { content: pdfSaying('x'), categories: ['special'] })
    expect(wrong.json.userErrors).toEqual([expect.objectContaining({ code: 'INVALID', path: ['categories'] })])
    const unlabelled = await attachFile(
      system.url,
      worker,
      { serviceUserId: sam, content: pdfSaying('x') },
      { 'candour-categories': undefined },
    )
    const [row] = await system.sql<{ categories: string[] }>(
      'SELECT categories FROM service_users.document WHERE id = $1::uuid',
      unlabelled.json.document?.id,
    )
    expect(row?.categories).toEqual(['support.notes', 'special.health.physical', 'special.health.mental'])
  })
})

describe('who may know of a document', () => {
  it('are those who may read all that it holds, and for everybody else there is none', async () => {
    const canary = newCanary()
    const id = await attached(worker, {
      content: pdfSaying(canary),
      name: `${canary}.pdf`,
      categories: ['special.health.mental', 'special.religion'],
    })
    const nothing = told(await download(worker, randomUUID()))
    expect(nothing).toMatchObject({ status: 404, type: 'application/json; charset=utf-8' })
    const officer = await system.as('dmws.dpo', { purpose: 'rights-request' })
    for (const reader of [person, officer]) expect((await download(reader, id)).bytes.toString()).toContain(canary)
    const others = [
      worker,
      manager,
      await system.as('dmws.dpo', { purpose: 'rights-request', assurance: 1 }),
      await system.as('dmws.records-officer', { purpose: 'retention-review' }),
      await system.as('dmws.service-user.2'),
      await system.as('bct.support-worker', { purpose: 'care' }),
    ]
    const tried = async () =>
      (
        await system.sql(
          `SELECT FROM access.audit WHERE outcome = 'refused' AND resource = 'Document' AND subject_id = $1::uuid`,
          sam,
        )
      ).length
    let ofThisOrganisation = 0
    for (const other of others) {
      expect(told(await download(other, id))).toEqual(nothing)
      const direct = await other(`query ($id: ID!) { node(id: $id) { id ... on Document { ${fields} content } } }`, { id })
      expect(direct.data?.node).toBeNull()
      const before = await tried()
      expect(await remove(other, id)).toBe('NOT_FOUND')
      ofThisOrganisation += (await tried()) - before
    }
    // Whoever tried is on record with whose document it is; to another organisation it is nobody's.
    expect(ofThisOrganisation).toBe(others.length - 1)
    expect(JSON.stringify(await listed(worker))).not.toContain(canary)
  })

  it('need a second factor for what is about health', async () => {
    const id = await attached(worker, { content: pdfSaying('x'), categories: ['special.health.physical'] })
    const weakly = await system.as('dmws.support-worker', { purpose: 'care', assurance: 1 })
    expect(refusalOf(await download(weakly, id))).toEqual(notFound)
    expect((await download(worker, id)).status).toBe(200)
  })

  it('do not count whoever is shut out from the person', async () => {
    const id = await attached(worker, { content: pdfSaying('x') })
    const [priya] = await system.sql<{ id: string }>(`SELECT id::text FROM access.staff_member WHERE name = 'Priya Shah'`)
    const colleague = await system.as('dmws.support-worker.2', { purpose: 'care' })
    await system.seeding.access.assign({ organisation: 'dmws', subjectId: sam, staffMemberId: priya?.id ?? '' })
    expect((await download(colleague, id)).status).toBe(200)
    await system.seeding.access.exclude({
      organisation: 'dmws',
      subjectId: sam,
      staffMemberId: priya?.id ?? '',
      reason: 'They are related.',
    })
    expect(refusalOf(await download(colleague, id))).toEqual(notFound)
  })

  it('leave out whoever acts for the person where the document is kept from them', async () => {
    const [kept, shown] = [
      await attached(worker, { content: pdfSaying('x') }),
      await attached(worker, { content: pdfSaying('y') }),
    ]
    const [hugh] = await system.sql<{ id: string }>(`SELECT id::text FROM identity.account WHERE username = 'dmws.advocate'`)
    const acting = { organisation: 'dmws', subjectId: sam, representativeId: hugh?.id ?? '' }
    await system.seeding.access.grantRepresentation({
      ...acting,
      name: 'Hugh Carver',
      kind: 'advocate',
      evidence: 'A letter.',
      givenOn: '2026-01-01',
      lastDay: '2027-06-30',
      scopes: ['identity', 'support.**'],
    })
    const advocate = await system.as('dmws.advocate')
    expect((await download(advocate, kept)).status).toBe(200)
    await system.seeding.access.hideFromRepresentative({ ...acting, resource: 'Document', resourceId: kept })
    expect(refusalOf(await download(advocate, kept))).toEqual(notFound)
    const seen = (await listed(advocate)).map(({ id }) => id)
    expect({ kept: seen.includes(kept), shown: seen.includes(shown) }).toEqual({ kept: false, shown: true })
    expect((await download(person, kept)).status).toBe(200)
  })

  it('tell nobody who is on record: a stranger, somebody of another organisation and nobody at all are refused alike', async () => {
    const foreign = await system.sql<{ id: string }>(
      `SELECT id::text FROM service_users.service_user WHERE organisation = 'bct' ORDER BY id LIMIT 1`,
    )
    const ids = [foreign[0]?.id, await strangerIdTo(system.sql, 'Alex Reed'), randomUUID(), 'nobody'].filter(
      (id) => id !== undefined,
    )
    expect(ids).toHaveLength(4)
    const answers = await Promise.all(
      ids.map(async (serviceUserId) => told(await attach(worker, { serviceUserId, content: pdfSaying('x') }))),
    )
    expect(answers[0]).toMatchObject({ status: 404 })
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  })

  it('do not attach without the right to write about the person', async () => {
    for (const api of [manager, person]) {
      expect(refusalOf(await attach(api, { content: pdfSaying('x') }))).toEqual({ status: 403, code: 'FORBIDDEN' })
    }
  })
})

describe('taking a document away', () => {
  const rows = (id: string) =>
    system.sql(
      'SELECT 1 FROM service_users.document WHERE id = $1::uuid UNION ALL SELECT 1 FROM service_users.document_content WHERE document_id = $1::uuid',
      id,
    )

  it('puts a mistake right within a day, for good; putting it there, looking and taking it away each left a trace [DPPC-08]', async () => {
    const traces = async () => {
      const kept = await system.sql<{ outcome: string; looks: number }>(
        `SELECT outcome, count(*)::int AS looks FROM access.audit WHERE resource = 'Document' AND viewer_id = $1 AND subject_id = $2::uuid GROUP BY 1`,
        alex?.id,
        sam,
      )
      return Object.fromEntries(kept.map(({ outcome, looks }) => [outcome, looks]))
    }
    const [alex] = await system.sql<{ id: string }>(`SELECT id::text FROM access.staff_member WHERE name = 'Alex Reed'`)
    const { changed = 0, disclosed = 0 } = await traces()
    const id = await attached(worker, { content: pdfSaying('Of somebody else.') })
    expect(await traces()).toMatchObject({ changed: changed + 1, disclosed })
    expect((await download(worker, id)).status).toBe(200)
    expect(await traces()).toMatchObject({ changed: changed + 1, disclosed: disclosed + 1 })
    expect(await rows(id)).toHaveLength(2)
    expect(await remove(worker, id)).toBe(true)
    expect(await traces()).toMatchObject({ changed: changed + 2 })
    expect(await rows(id)).toEqual([])
    expect(refusalOf(await download(worker, id))).toEqual(notFound)
    expect(await remove(worker, id)).toBe('NOT_FOUND')
  })

  it('is for the manager to decide after that, and never for the person or a colleague', async () => {
    const id = await attached(worker, { content: pdfSaying('x') })
    expect(await remove(person, id)).toBe('FORBIDDEN')
    system.clock.advance(25 * 60 * 60 * 1000)
    const later = await system.as('dmws.support-worker', { purpose: 'care' })
    expect(await remove(later, id)).toBe('FORBIDDEN')
    expect((await listed(later)).find((each) => each.id === id)).toMatchObject({ viewerCan: { remove: false } })
    const decides = await system.as('dmws.team-manager', { purpose: 'care' })
    expect((await listed(decides)).find((each) => each.id === id)).toMatchObject({ viewerCan: { remove: true } })
    expect(await remove(decides, id)).toBe(true)
    expect(await rows(id)).toEqual([])
  })

  it('puts it out of sight only while a hold forbids that anything goes, which nobody can tell, and it goes when nothing does', async () => {
    const records = await system.as('dmws.records-officer', { purpose: 'retention-review' })
    const placed = await records(
      'mutation ($input: PlaceHoldInput!) { placeHold(input: $input) { hold { id } userErrors { code } } }',
      { input: { serviceUserId: sam, kind: 'COMPLAINT', reason: 'It may be looked into.' } },
    )
    expect(placed.data?.placeHold?.hold, placed.text).toBeTruthy()
    const hand = await system.as('dmws.support-worker', { purpose: 'care' })
    const [id, stays] = [
      await attached(hand, { content: pdfSaying('What happened.') }),
      await attached(hand, { content: pdfSaying('What is on record.') }),
    ]
    expect(await remove(hand, id)).toBe(true)
    // It is for each organisation to say what its own holds keep.
    const [elsewhere] = await system.sql<{ id: string }>(
      `WITH held AS (INSERT INTO retention.hold (id, organisation, service_user_id, kind, reason_sealed, placed_at, placed_by_id, placed_by_name)
         SELECT gen_random_uuid(), organisation, id, 'CLAIM', '', now(), 'x', 'x' FROM service_users.service_user
         WHERE organisation = 'bct' ORDER BY id LIMIT 1 RETURNING organisation, service_user_id)
       INSERT INTO service_users.document (id, organisation, service_user_id, name_sealed, media_type, size, categories, attached_at, attached_by,
         attached_by_name, removed_at)
       SELECT gen_random_uuid(), organisation, service_user_id, '', 'text/plain', 1, '{support.notes}', now(), 'x', 'x', now() FROM held RETURNING id::text`,
    )
    const reader = await system.as('dmws.service-user.1')
    for (const api of [hand, reader]) {
      expect(refusalOf(await download(api, id))).toEqual(notFound)
      expect((await listed(api)).map((each) => each.id)).not.toContain(id)
    }
    expect(await remove(hand, id)).toBe('NOT_FOUND')
    await nightFalls()
    expect(await rows(id)).toHaveLength(2)
    const lifted = await records(
      'mutation ($input: ReleaseHoldInput!) { releaseHold(input: $input) { hold { id } userErrors { code } } }',
      { input: { holdId: placed.data.placeHold.hold.id, reason: 'It was looked into.' } },
    )
    expect(lifted.data?.releaseHold?.userErrors, lifted.text).toEqual([])
    await nightFalls()
    expect(await rows(id)).toEqual([])
    expect([await rows(stays), await rows(elsewhere?.id ?? '')].map(({ length }) => length)).toEqual([2, 1])
  })
})

/** Sends what is sent to this organisation every night, and waits until it is done. */
async function nightFalls(): Promise<void> {
  await using jobs = jobSender(system.serviceUrl('service-users'))
  const client = new pg.Client({ connectionString: system.serviceUrl('service-users') })
  await client.connect()
  const tx = {
    $queryRawUnsafe: async <Rows>(statement: string, ...values: unknown[]) =>
      (await client.query(statement, values)).rows as Rows,
  }
  await jobs.send(tx, 'service-users/delete-removed-documents', { organisation: 'dmws' })
  await client.end()
  await system.jobsDone()
}
