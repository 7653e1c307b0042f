import { randomUUID } from 'node:crypto'
import { newId } from '@candour/database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startAccessNetwork, type AccessNetwork, type Asker } from './support/access-network.ts'
import { answered } from './support/answered.ts'
import { hireStaff } from './support/staff-of-dmws.ts'

const organisation = 'dmws'
const day = 86_400_000
const log = `query ($people: [_Any!]!, $first: Int, $after: String) { _entities(representations: $people) { ... on ServiceUser {
  accessLog(first: $first, after: $after) { nodes { id sentence toldLater viewerCanDelay } pageInfo { hasNextPage endCursor } }
  delayedTellings { id who reason until } } } }`
const delayTelling = `mutation ($input: DelayTellingInput!) { delayTelling(input: $input) { delayedTelling { id until } userErrors { code } } }`
const tellNow = `mutation ($id: ID!) { tellNow(input: { delayedTellingId: $id }) { userErrors { code } } }`
const entries = `query ($outcome: AuditOutcome!, $by: ID, $first: Int, $after: String) {
  auditEntries(outcome: $outcome, by: $by, first: $first, after: $after) {
    nodes { who role purpose what outcome person { id } } pageInfo { hasNextPage endCursor } } }`
const exportAudit = `mutation ($input: ExportAuditInput!) { exportAudit(input: $input) { csv entries userErrors { code path } } }`
const alerts = `{ securityAlerts { id kind who count viewerCanSettle settledBy } }`
const settle = `mutation ($id: ID!) { settleSecurityAlert(input: { securityAlertId: $id }) { userErrors { code } } }`

interface Told {
  readonly accessLog: {
    readonly nodes: {
      readonly id: string
      readonly sentence: string
      readonly toldLater: string | null
      readonly viewerCanDelay: boolean
    }[]
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
  }
  readonly delayedTellings: { readonly id: string; readonly who: string; readonly reason: string }[]
}

let network: AccessNetwork
let staff: Awaited<ReturnType<typeof hireStaff>>
let dpo: Asker
beforeAll(async () => {
  network = await startAccessNetwork()
  staff = await hireStaff(network)
  dpo = { id: staff.dpo, purpose: 'audit' }
}, 120_000)
afterAll(() => network?.[Symbol.asyncDispose]())

const personWithAccount = async () => {
  const subjectId = await network.register()
  const account = randomUUID()
  await network.signIn(account, 'service-user')
  await network.seeding.linkPersonAccount({ organisation, accountId: account, subjectId })
  return { subjectId, person: { id: account, kind: 'service-user', purpose: 'own-record', assurance: 1 } as const }
}
/** An entry as another service writes it. */
const record = async (
  entry: { subjectId?: string | null; outcome?: string; viewerId?: string; purpose?: string; of?: string } = {},
) => {
  network.clock.advance(1_000)
  const id = newId(network.clock)
  await network.asService.$executeRawUnsafe(
    `INSERT INTO access.audit VALUES ($1::uuid, $8, $2, $3::uuid, 'service-users', 'query', $4, 'ServiceUser', 'staff', $5, '{support-worker}', $6, '{}', $7::uuid, '{contact}')`,
    id,
    network.clock.now(),
    randomUUID(),
    entry.outcome ?? 'disclosed',
    entry.viewerId ?? staff.worker,
    entry.purpose ?? 'care',
    entry.subjectId ?? null,
    entry.of ?? organisation,
  )
  return id
}
/** Lets time pass during which nobody is signed out. */
const pass = async (milliseconds: number) => {
  network.clock.advance(milliseconds)
  await network.admin.$executeRawUnsafe('UPDATE facts.session SET expires_at = $1', new Date(network.clock.now().getTime() + day))
}
const told = async (asker: Asker, id: string, page: object = {}) =>
  answered<Told[]>(await network.ask(asker, log, { people: [{ __typename: 'ServiceUser', id }], ...page }), '_entities')[0]!
const idsTold = async (asker: Asker, id: string) => (await told(asker, id)).accessLog.nodes.map((node) => node.id)
const delay = (asker: Asker, serviceUserId: string, entryId: string, more: object = {}) =>
  network.ask(asker, delayTelling, { input: { serviceUserId, entryId, days: 30, reason: 'An inquiry by the police', ...more } })

describe('telling later, where telling now would warn somebody', () => {
  it('leaves no gap in what the person reads, in no page and no count, and reveals all of it when it is over', async () => {
    const { subjectId, person } = await personWithAccount()
    await network.openWork(subjectId, 'audit')
    const care = [await record({ subjectId }), await record({ subjectId })]
    const concern = await record({ subjectId, purpose: 'safeguarding' })
    const after = [await record({ subjectId, viewerId: staff.manager }), await record({ subjectId, purpose: 'safeguarding' })]
    expect((await delay(dpo, subjectId, concern)).data?.['delayTelling']).toMatchObject({ userErrors: [] })
    const later = await record({ subjectId, purpose: 'safeguarding' })
    const seen = async () => (await idsTold(person, subjectId)).filter((id) => [...care, concern, ...after, later].includes(id))
    expect(await seen()).toEqual([after[0], care[1], care[0]])
    const first = await told(person, subjectId, { first: 100 })
    expect(first.delayedTellings).toEqual([])
    // Neither that something was put off nor by whom.
    expect(JSON.stringify(first)).not.toMatch(/safe|decided when/)
    const pages: string[] = []
    for (let cursor: string | null = null; ;) {
      const { accessLog }: Told = await told(person, subjectId, { first: 1, after: cursor })
      expect(accessLog.nodes).toHaveLength(1)
      pages.push(...accessLog.nodes.map(({ id }) => id))
      cursor = accessLog.pageInfo.endCursor
      if (!accessLog.pageInfo.hasNextPage) break
    }
    expect(pages).toEqual(first.accessLog.nodes.map(({ id }) => id))
    await pass(30 * day)
    expect(await seen()).toEqual([later, after[1], after[0], concern, care[1], care[0]])
    expect((await told(person, subjectId)).accessLog.nodes.map(({ sentence }) => sentence)).toContain(
      'Dee Peters, data protection officer, decided when you are told of a look at your record.',
    )
  })

  it('hides the emergency that it is about as well', async () => {
    const { subjectId, person } = await personWithAccount()
    await network.openWork(subjectId, 'audit')
    const entry = await record({ subjectId, purpose: 'safeguarding' })
    await delay(dpo, subjectId, entry)
    const reference = `T-${subjectId.slice(0, 8)}`.toUpperCase()
    const input = { reference, purpose: 'safeguarding', reason: 'heard screams' }
    await network.ask(
      { id: staff.worker, purpose: 'safeguarding', assurance: 3 },
      'mutation ($input: BreakGlassInput!) { breakGlass(input: $input) { userErrors { code } } }',
      { input },
    )
    const query = `query ($people: [_Any!]!) { _entities(representations: $people) { ... on ServiceUser { breakGlass { id } accessLog { nodes { id } } } } }`
    const people = [{ __typename: 'ServiceUser', id: subjectId }]
    const ofPerson = answered<{ breakGlass: object[] }[]>(await network.ask(person, query, { people }), '_entities')
    expect(ofPerson).toMatchObject([{ breakGlass: [], accessLog: { nodes: [] } }])
    const ofOfficer = answered<{ breakGlass: object[] }[]>(await network.ask(dpo, query, { people }), '_entities')
    expect(ofOfficer[0]?.breakGlass).toHaveLength(1)
  })

  it('is decided by the data protection officer, with a ground and an end, who sees until when and can tell now', async () => {
    const { subjectId, person } = await personWithAccount()
    await network.openWork(subjectId, 'audit')
    const entry = await record({ subjectId, purpose: 'safeguarding' })
    await network.seeding.assign({ organisation, subjectId, staffMemberId: staff.worker })
    for (const asker of [person, { id: staff.worker }, { ...dpo, purpose: 'care' as const }])
      expect((await delay(asker, subjectId, entry)).errors?.length).toBe(1)
    const codes = async (more: object) =>
      answered<{ userErrors: { code: string }[] }>(await delay(dpo, subjectId, entry, more), 'delayTelling').userErrors
    expect(await codes({ reason: ' ' })).toMatchObject([{ code: 'REASON_MISSING' }])
    expect(await codes({ days: 91 })).toMatchObject([{ code: 'BAD_DURATION' }])
    expect(await codes({ entryId: await record({ subjectId: await network.register() }) })).toMatchObject([
      { code: 'UNKNOWN_ENTRY' },
    ])
    // What nobody was shown there is nothing to tell of.
    expect(await codes({ entryId: await record({ subjectId, outcome: 'withheld' }) })).toMatchObject([{ code: 'UNKNOWN_ENTRY' }])
    await told(person, subjectId)
    const own = await network.asService.$queryRawUnsafe<{ id: string }[]>(
      `SELECT id::text FROM access.audit WHERE subject_id = $1::uuid AND viewer_id = $2 AND outcome = 'disclosed' LIMIT 1`,
      subjectId,
      person.id,
    )
    expect(await codes({ entryId: own[0]!.id })).toMatchObject([{ code: 'OWN_DOING' }])
    expect(await codes({})).toEqual([])
    const officers = await told(dpo, subjectId)
    expect(officers.accessLog.nodes.find(({ id }) => id === entry)).toMatchObject({
      toldLater: expect.any(String),
      viewerCanDelay: false,
    })
    expect(officers.delayedTellings).toMatchObject([{ who: 'Alex Reed', reason: 'An inquiry by the police' }])
    expect(await idsTold(person, subjectId)).not.toContain(entry)
    const { id } = officers.delayedTellings[0]!
    expect((await network.ask({ id: staff.worker }, tellNow, { id })).errors).toMatchObject([
      { extensions: { code: 'NOT_FOUND' } },
    ])
    expect((await network.ask(dpo, tellNow, { id })).data?.['tellNow']).toEqual({ userErrors: [] })
    expect((await network.ask(dpo, tellNow, { id })).data?.['tellNow']).toMatchObject({ userErrors: [{ code: 'CONFLICT' }] })
    expect(await idsTold(person, subjectId)).toContain(entry)
    network.clock.advance(1_000)
    expect((await told(dpo, subjectId)).delayedTellings).toEqual([])
  })
})

describe('the log of the whole organisation', () => {
  it('shows the data protection officer who was denied what, in pages, and that they looked is on record', async () => {
    const subjectId = await network.register()
    await record({ subjectId, outcome: 'refused', viewerId: staff.otherWorker })
    // An id of nobody here, though of somebody elsewhere.
    await record({ subjectId: await network.register('other'), outcome: 'refused', viewerId: staff.otherWorker })
    // Nor is the log of another organisation theirs.
    await record({ of: 'other', subjectId, outcome: 'refused', viewerId: staff.otherWorker })
    const by = staff.otherWorker
    const first = await network.ask(dpo, entries, { outcome: 'REFUSED', by, first: 1 })
    const page = answered<{ nodes: object[]; pageInfo: { hasNextPage: boolean; endCursor: string } }>(first, 'auditEntries')
    expect(page).toMatchObject({
      nodes: [{ who: 'Kim Vale', role: 'support worker', person: null }],
      pageInfo: { hasNextPage: true },
    })
    const second = await network.ask(dpo, entries, { outcome: 'REFUSED', by, first: 1, after: page.pageInfo.endCursor })
    expect(answered<object>(second, 'auditEntries')).toMatchObject({
      nodes: [{ who: 'Kim Vale', what: null, outcome: 'refused', person: { id: subjectId } }],
    })
    expect(second.extensions?.['withheld']).toMatchObject([{ field: 'what', reason: 'NO_WORK_ITEM', remedy: 'OPEN_A_WORK_ITEM' }])
    // What was looked at is the person's own, and shown for work that concerns them.
    await network.openWork(subjectId, 'audit')
    const third = await network.ask(dpo, entries, { outcome: 'REFUSED', by, first: 1, after: page.pageInfo.endCursor })
    expect(answered<object>(third, 'auditEntries')).toMatchObject({ nodes: [{ what: ['Contact details'] }] })
    expect(
      await network.asService.$queryRawUnsafe(
        `SELECT DISTINCT outcome FROM access.audit WHERE viewer_id = $1 AND resource = 'AuditEntry' AND subject_id IS NULL`,
        staff.dpo,
      ),
    ).toEqual([{ outcome: 'disclosed' }])
  })

  it('does not show what is about people from whom the officer is excluded', async () => {
    const subjectId = await network.register()
    await network.seeding.exclude({ organisation, subjectId, staffMemberId: staff.dpo, reason: 'is the sister' })
    await record({ subjectId, outcome: 'refused', viewerId: staff.manager })
    const answer = await network.ask(dpo, entries, { outcome: 'REFUSED', by: staff.manager, first: 10 })
    expect(answered<{ nodes: object[] }>(answer, 'auditEntries').nodes).toEqual([])
  })

  it('is withheld from everybody else', async () => {
    for (const asker of [{ id: staff.worker }, { id: staff.administrator, purpose: 'administration' as const }]) {
      const { data, extensions } = await network.ask(asker, entries, { outcome: 'REFUSED', first: 1 })
      expect(data).toEqual({ auditEntries: null })
      expect(extensions?.['withheld']).toMatchObject([{ field: 'auditEntries', category: 'audit' }])
      expect((await network.ask(asker, alerts)).data).toEqual({ securityAlerts: null })
      expect((await network.ask(asker, '{ auditStanding { size } }')).data).toEqual({ auditStanding: null })
    }
  })

  it('says how far it is under a signed checkpoint', async () => {
    await network.auditCaughtUp()
    const { data } = await network.ask(dpo, '{ auditStanding { size at waiting } }')
    expect(data?.['auditStanding']).toMatchObject({ size: expect.any(Number), waiting: expect.any(Number) })
  })
})

describe('an alert', () => {
  const open = async () => {
    await network.lookForPatterns()
    return answered<
      { id: string; kind: string; who: string; count: number; viewerCanSettle: boolean; settledBy: string | null }[]
    >(await network.ask(dpo, alerts), 'securityAlerts').filter(({ settledBy }) => settledBy === null)
  }

  it('is raised once about whoever is refused about many people in ten minutes, and again only for what is new', async () => {
    await pass(day)
    const nosy = await staff.hire('nosy', 'Nick Pryor')
    for (let nth = 0; nth < 9; nth += 1) await record({ subjectId: randomUUID(), outcome: 'refused', viewerId: nosy })
    const same = randomUUID()
    for (let nth = 0; nth < 20; nth += 1) await record({ subjectId: same, outcome: 'withheld', viewerId: nosy })
    expect(await open()).toEqual([])
    await record({ outcome: 'refused', viewerId: nosy })
    await open()
    const [alert, ...others] = await open()
    expect([alert, others]).toMatchObject([{ kind: 'ENUMERATION', who: 'Nick Pryor', count: 10, viewerCanSettle: true }, []])
    expect((await network.ask({ id: nosy }, settle, { id: alert!.id })).errors?.length).toBe(1)
    network.clock.advance(1_000)
    expect((await network.ask(dpo, settle, { id: alert!.id })).data?.['settleSecurityAlert']).toEqual({ userErrors: [] })
    expect((await network.ask(dpo, settle, { id: alert!.id })).data?.['settleSecurityAlert']).toMatchObject({
      userErrors: [{ code: 'CONFLICT' }],
    })
    expect(await open()).toEqual([])
  })

  it('is raised about an account that two browsers use in turn, not about one that moved from one to another', async () => {
    await pass(day)
    const [moved, shared] = [await staff.hire('moved', 'Mo Ved'), await staff.hire('shared', 'Sha Red')]
    const minutes = (ago: number) => new Date(network.clock.now().getTime() - ago * 60_000)
    const session = (account: string, started: Date, used: Date) =>
      network.admin.$executeRawUnsafe(
        `INSERT INTO facts.session VALUES ($1, $2::uuid, 'dmws', 'staff', $3, NULL, $4, $5)`,
        randomUUID(),
        account,
        minutes(-60),
        started,
        used,
      )
    await session(moved, minutes(50), minutes(30))
    await session(moved, minutes(25), minutes(1))
    await session(shared, minutes(50), minutes(5))
    await session(shared, minutes(25), minutes(1))
    expect(await open()).toMatchObject([{ kind: 'CONCURRENT_USE', who: 'Sha Red', count: 2 }])
  })
})

describe('a part of the log as a file', () => {
  const today = () => network.clock.now().toISOString().slice(0, 10)
  const wish = (more: object = {}) => ({
    input: { outcome: 'DISCLOSED', from: today(), to: today(), ground: 'REGULATOR', ...more },
  })
  const fresh = () => ({ ...dpo, assurance: 3 as const, authenticatedAt: network.clock.now() })

  it('is given to the data protection officer after a fresh step-up only, and to nobody else [DMWS-07]', async () => {
    await record({ subjectId: await network.register() })
    const challenge = [{ extensions: { code: 'INSUFFICIENT_USER_AUTHENTICATION', acrValues: '3', maxAge: 300 } }]
    const stale = { ...fresh(), authenticatedAt: new Date(network.clock.now().getTime() - 301_000) }
    for (const asker of [dpo, stale]) expect(await network.ask(asker, exportAudit, wish())).toMatchObject({ errors: challenge })
    for (const asker of [
      { id: staff.worker, purpose: 'care' },
      { id: staff.manager, purpose: 'care' },
      { ...fresh(), purpose: 'administration' },
    ] as const)
      expect((await network.ask({ ...asker, assurance: 3 }, exportAudit, wish())).errors).toMatchObject([
        { extensions: { code: 'FORBIDDEN' } },
      ])
    const can = 'query { viewer { viewerCan { exportAudit } } }'
    expect((await network.ask(dpo, can)).data).toEqual({ viewer: { viewerCan: { exportAudit: true } } })
    expect((await network.ask({ id: staff.worker, purpose: 'care' }, can)).data).toEqual({
      viewer: { viewerCan: { exportAudit: false } },
    })
    expect(answered<{ entries: number }>(await network.ask(fresh(), exportAudit, wish()), 'exportAudit').entries).toBeGreaterThan(
      0,
    )
  })

  it('holds the entries of those days, and no others, in a form that a spreadsheet reads and does not run', async () => {
    const subjectId = await network.register()
    await record({ subjectId })
    await pass(day)
    await record({ subjectId, viewerId: staff.manager })
    const file = async (more: object) =>
      answered<{ csv: string; entries: number }>(await network.ask(fresh(), exportAudit, wish(more)), 'exportAudit')
    const { csv, entries: count } = await file({})
    const lines = csv.trimEnd().split('\r\n')
    expect(lines[0]).toBe('"At","Who","Role","Purpose","What","Outcome","Person"')
    expect(lines).toHaveLength(count + 1)
    expect(lines.filter((line) => line.includes(subjectId))).toEqual([
      `"${network.clock.now().toISOString()}","Mo Tanner","support worker","care","Contact details","disclosed","${subjectId}"`,
    ])
    const { csv: none } = await file({ outcome: 'WITHHELD' })
    expect(none).not.toContain(subjectId)
  })

  it('is on the log itself: who took it and why, and that each person’s part was looked at', async () => {
    const subjectId = await network.register()
    await record({ subjectId })
    const asker = fresh()
    await network.ask(asker, exportAudit, wish({ ground: 'COURT_OR_POLICE' }))
    const rows = await network.asService.$queryRawUnsafe(
      `SELECT outcome, resource, subject_id::text AS "subjectId", categories FROM access.audit
       WHERE at = $1 AND viewer_id = $2 AND (subject_id = $3::uuid OR subject_id IS NULL) ORDER BY outcome`,
      network.clock.now(),
      staff.dpo,
      subjectId,
    )
    expect(rows).toEqual([
      { outcome: 'changed', resource: 'AuditExport/court-or-police', subjectId: null, categories: ['audit'] },
      { outcome: 'disclosed', resource: 'AuditEntry', subjectId, categories: ['audit'] },
    ])
  })

  it('is refused for days that are none, or before there was a log of them', async () => {
    const codes = async (more: object) =>
      answered<{ csv: string | null; userErrors: object[] }>(await network.ask(fresh(), exportAudit, wish(more)), 'exportAudit')
    expect(await codes({ to: '2020-01-01' })).toEqual({
      csv: null,
      entries: null,
      userErrors: [{ code: 'BAD_PERIOD', path: ['to'] }],
    })
    expect(await codes({ from: '2001-01-01', to: '2001-12-31' })).toMatchObject({ entries: 0, userErrors: [] })
  })
})
