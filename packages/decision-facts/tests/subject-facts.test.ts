import { randomUUID } from 'node:crypto'
import { createPolicy, roleNames, rowScopeWhere, type Purpose, type SubjectFacts, type Viewer } from '@candour/need-to-know'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SubjectFactsLoader } from '../src/index.ts'
import { laterOwners, startFactsDatabase } from './facts-database.ts'

const now = new Date('2026-11-21T12:00:00Z')
const [before, soon, after] = [
  new Date('2026-11-20T12:00:00Z'),
  new Date('2026-11-21T12:00:01Z'),
  new Date('2026-11-22T12:00:00Z'),
]
const viewer = { id: 'v1', organisation: 'dmws', kind: 'staff', purpose: 'care' } as const
const acting = { ...viewer, kind: 'representative', purpose: 'own-record' } as const
let database: Awaited<ReturnType<typeof startFactsDatabase>>

const register = async (): Promise<string> => {
  const id = randomUUID()
  await database.run('INSERT INTO facts.subject VALUES ($1, $2)', 'dmws', id)
  return id
}
const factsOf = (id: string, who: Pick<Viewer, 'id' | 'organisation' | 'kind' | 'purpose'> = viewer): Promise<SubjectFacts> =>
  new SubjectFactsLoader(database.sql, who, { now: () => now }).load(id)
const insert = (table: string, ...values: unknown[]) => database.insert(table, ...values)
/** Nothing but that the person is there, whoever asks. */
const tellNothing = async (id: string) => {
  for (const who of [acting, { ...viewer, purpose: 'audit' } as const])
    expect(await factsOf(id, who)).toMatchObject({
      relationships: new Set(),
      representation: null,
      workItems: new Set(),
      restricted: false,
    })
}

beforeAll(async () => {
  database = await startFactsDatabase()
  await database.install()
})
afterAll(() => database[Symbol.asyncDispose]())

describe('the facts of people, while nobody publishes more than relationships and consents', () => {
  it('are what is known, and nothing else', async () => {
    const id = await register()
    await insert('access_relationship', 'dmws', id, 'v1', 'assigned-worker', before, null)
    await insert('service_users_relationship', 'dmws', id, 'v1', 'team', before, now)
    await insert('consent_in_force', 'dmws', id, 'store-and-use')
    expect(await factsOf(id)).toEqual({
      subjectId: id,
      organisation: 'dmws',
      exists: true,
      relationships: new Set(['assigned-worker']),
      excluded: false,
      consents: new Set(['store-and-use']),
      restricted: false,
      workItems: new Set(),
      representation: null,
      breakGlass: null,
      resources: new Map(),
    })
    expect((await factsOf(id, { ...viewer, organisation: 'other' })).exists).toBe(false)
    expect((await factsOf('nobody at all')).excluded).toBe(true)
  })

  it('are put together again without harm', async () => {
    await database.install()
    const columns = await database.run(
      "SELECT table_name, count(*)::int AS columns FROM information_schema.columns WHERE table_schema = 'facts' GROUP BY 1",
    )
    expect(columns).toEqual(expect.arrayContaining([{ table_name: 'relationship', columns: 6 }]))
  })
})

describe('the facts of people, once every owner publishes', () => {
  beforeAll(async () => {
    for (const statement of laterOwners) await database.run(statement)
    await database.install()
  })

  it('are all read in one statement for a whole batch', async () => {
    const ids = await Promise.all(Array.from({ length: 50 }, register))
    const asked = database.statements.length
    const loader = new SubjectFactsLoader(database.sql, viewer, { now: () => now })
    const all = await Promise.all(ids.map((id) => loader.load(id)))
    expect(all.every(({ exists }) => exists)).toBe(true)
    expect(database.statements.length - asked).toBe(1)
  })

  it('are begun to be read before anybody asks, once, with whatever else a request names', async () => {
    const [id, stranger] = [await register(), randomUUID()]
    await insert('access_relationship', 'dmws', id, 'v1', 'team', before, null)
    const asked = database.statements.length
    const loader = new SubjectFactsLoader(database.sql, viewer, { now: () => now })
    loader.begin([])
    loader.begin([id, stranger, id])
    expect(await loader.load(id)).toEqual(await factsOf(id))
    expect((await loader.load(stranger)).exists).toBe(false)
    expect(loader.known(id)).toBe(await loader.load(id))
    // One of them is `factsOf`.
    expect(database.statements.length - asked).toBe(2)
  })

  it('that were begun and cannot be read are an error of whoever asks for them, and of nobody else', async () => {
    const outage = new Error('The database did not answer.')
    const loader = new SubjectFactsLoader({ $queryRawUnsafe: () => Promise.reject(outage) }, viewer, { now: () => now })
    const id = randomUUID()
    loader.begin([id])
    await expect(loader.load(id)).rejects.toBe(outage)
    expect(loader.known(id)).toBeUndefined()
  })

  it('are of the moment of reading, so that what a request brought about counts within it', async () => {
    const id = await register()
    let time = now
    const loader = new SubjectFactsLoader(database.sql, viewer, { now: () => time })
    expect((await loader.load(id)).relationships).toEqual(new Set())
    await insert('service_users_relationship', 'dmws', id, 'v1', 'assigned-worker', soon, after)
    time = soon
    loader.forget(id)
    expect((await loader.load(id)).relationships).toEqual(new Set(['assigned-worker']))
  })

  it('name the authority of a representative, in which what anything hides is hidden', async () => {
    const id = await register()
    await insert('access_representation', 'dmws', id, 'v1', ['identity', 'support.**'], [], before, null)
    await insert('access_representation', 'dmws', id, 'v1', ['contact'], ['support.notes'], before, after)
    await insert('access_representation', 'dmws', id, 'v1', ['special.**'], [], before, now)
    await insert('access_representation', 'dmws', id, 'v2', ['**'], [], before, null)
    const facts = await factsOf(id, acting)
    expect(facts.relationships).toEqual(new Set(['representative']))
    expect(facts.representation).toEqual({
      scopes: new Set(['identity', 'support.**', 'contact']),
      hidden: new Set(['support.notes']),
    })
  })

  it('hide everything where a hidden category is unknown or not said', async () => {
    for (const hidden of [['suport.notes'], null]) {
      const id = await register()
      await insert('access_representation', 'dmws', id, 'v9', ['**'], hidden, before, null)
      expect((await factsOf(id, { ...acting, id: 'v9' })).representation?.hidden).toEqual(new Set(['**']))
    }
  })

  it('tell a restriction, until it is lifted', async () => {
    const [restricted, lifted] = [await register(), await register()]
    await insert('rights_restriction', 'dmws', restricted, before, null)
    await insert('rights_restriction', 'dmws', lifted, before, now)
    expect((await factsOf(restricted)).restricted).toBe(true)
    expect((await factsOf(lifted)).restricted).toBe(false)
  })

  it('tell of no authority to whoever signed in as anything but a representative', async () => {
    const id = await register()
    await insert('access_representation', 'dmws', id, 'v1', ['**'], [], before, null)
    expect(await factsOf(id)).toMatchObject({ relationships: new Set(), representation: null })
    const facts = await factsOf(id, acting)
    expect(facts.representation).toEqual({ scopes: new Set(['**']), hidden: new Set() })
  })

  it('tell the work items of the viewer and of everybody, of no one else, and of the purpose stated', async () => {
    const id = await register()
    await insert('complaints_work_item', 'dmws', id, null, randomUUID(), 'complaint-handling', before, null)
    await insert('complaints_work_item', 'dmws', id, 'v1', randomUUID(), 'audit', before, after)
    await insert('complaints_work_item', 'dmws', id, 'v2', randomUUID(), 'inspection', before, null)
    await insert('complaints_work_item', 'dmws', id, 'v1', randomUUID(), 'safeguarding', soon, null)
    const itemsFor = async (purpose: Purpose | null) => [...(await factsOf(id, { ...viewer, purpose })).workItems]
    for (const stated of ['complaint-handling', 'audit'] as const) expect(await itemsFor(stated)).toEqual([stated])
    for (const none of ['inspection', 'safeguarding', 'care', null] as const) expect(await itemsFor(none)).toEqual([])
  })

  it('tell a work item from which somebody is shut out to everybody else who holds a role, and not to them', async () => {
    const id = await register()
    const [one, other] = [randomUUID(), randomUUID()]
    for (const account of [one, other]) await insert('role', 'dmws', account, 'complaints-officer', before, null)
    await insert('complaints_work_item', 'dmws', id, null, randomUUID(), 'complaint-handling', before, null, [one])
    const itemsOf = async (viewerId: string) =>
      (await factsOf(id, { ...viewer, id: viewerId, purpose: 'complaint-handling' })).workItems
    expect(await itemsOf(other)).toEqual(new Set(['complaint-handling']))
    expect(await itemsOf(one)).toEqual(new Set())
    // Where there is another they are not shut out of, that is theirs.
    await insert('complaints_work_item', 'dmws', id, null, randomUUID(), 'complaint-handling', before, null)
    expect(await itemsOf(one)).toEqual(new Set(['complaint-handling']))
  })

  it('tell emergency access with its end, and not one without', async () => {
    const [open, endless, over] = [await register(), await register(), await register()]
    await insert('access_break_glass', 'dmws', open, 'v1', before, after)
    await insert('access_break_glass', 'dmws', endless, 'v1', before, null)
    await insert('access_break_glass', 'dmws', over, 'v1', before, now)
    const facts = await factsOf(open)
    expect(facts.breakGlass).toEqual({ until: after, readAt: now })
    expect(facts.relationships).toEqual(new Set(['break-glass']))
    for (const id of [endless, over]) expect(await factsOf(id)).toMatchObject({ breakGlass: null, relationships: new Set() })
    const told = await database.sql.$queryRawUnsafe<object[]>(
      'SELECT subject_id::text AS id FROM facts.break_glass WHERE until_at IS NULL',
    )
    expect(told).toEqual([])
  })

  it('are those of each person of a batch, at this time, in this organisation', async () => {
    const [one, other] = [await register(), await register()]
    const [complaint, past, future, elsewhere] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
    await insert('access_relationship', 'dmws', one, 'v1', 'assigned-worker', before, null)
    await insert('access_relationship', 'dmws', other, 'v1', 'team', before, null)
    await insert('access_relationship', 'elsewhere', other, 'v1', 'team-manager', before, null)
    await insert('consent_in_force', 'dmws', one, 'health-information')
    await insert('consent_in_force', 'dmws', other, 'store-and-use')
    await insert('consent_in_force', 'elsewhere', other, 'sharing')
    const matter = 'complaints_resource_relationship'
    await insert(matter, 'dmws', 'Complaint', complaint, one, 'v1', 'excluded', before, null)
    await insert(matter, 'dmws', 'Complaint', past, other, 'v1', 'excluded', before, now)
    await insert(matter, 'dmws', 'Complaint', future, other, 'v1', 'excluded', after, null)
    await insert(matter, 'elsewhere', 'Complaint', elsewhere, other, 'v1', 'excluded', before, null)
    const loader = new SubjectFactsLoader(database.sql, viewer, { now: () => now })
    expect(await Promise.all([loader.load(one), loader.load(other)])).toMatchObject([
      {
        relationships: new Set(['assigned-worker']),
        consents: new Set(['health-information']),
        resources: new Map([[`Complaint:${complaint}`, { relationships: new Set(), excluded: true }]]),
      },
      { relationships: new Set(['team']), consents: new Set(['store-and-use']), resources: new Map() },
    ])
  })

  it('count from their beginning until their end', async () => {
    const [past, future] = [await register(), await register()]
    for (const [id, from, until] of [
      [past, before, now],
      [future, soon, null],
    ] as const) {
      await insert('access_relationship', 'dmws', id, 'v1', 'team', from, until)
      await insert('access_representation', 'dmws', id, 'v1', ['**'], [], from, until)
      await insert('complaints_work_item', 'dmws', id, null, randomUUID(), 'audit', from, until)
      await insert('rights_restriction', 'dmws', id, from, until)
      await tellNothing(id)
    }
  })

  it('are not those of a person of another organisation, nor of another viewer', async () => {
    const id = await register()
    await insert('subject', 'elsewhere', id)
    for (const [organisation, who] of [
      ['elsewhere', 'v1'],
      ['dmws', 'v2'],
    ] as const) {
      await insert('access_relationship', organisation, id, who, 'team', before, null)
      await insert('access_representation', organisation, id, who, ['**'], [], before, null)
      await insert('complaints_work_item', organisation, id, who, randomUUID(), 'audit', before, null)
    }
    await insert('rights_restriction', 'elsewhere', id, before, null)
    await tellNothing(id)
  })

  it('tell of no investigation to whoever is only kept out of a complaint', async () => {
    const id = await register()
    await insert('complaints_resource_relationship', 'dmws', 'Complaint', randomUUID(), id, 'v1', 'excluded', before, null)
    expect((await factsOf(id)).relationships).toEqual(new Set())
  })

  it('give nobody an authority over a person of another organisation', async () => {
    const id = await register()
    await insert('access_representation', 'elsewhere', id, 'v1', ['**'], [], before, null)
    expect(await database.run('SELECT FROM facts.representation WHERE subject_id = $1', id)).toEqual([])
  })

  it('tell how the viewer stands to one complaint, which excludes from that complaint only', async () => {
    const id = await register()
    const [own, about] = [randomUUID(), randomUUID()]
    await insert('complaints_resource_relationship', 'dmws', 'Complaint', own, id, 'v1', 'investigator', before, null)
    await insert('complaints_resource_relationship', 'dmws', 'Complaint', about, id, 'v1', 'excluded', before, null)
    await insert('complaints_resource_relationship', 'dmws', 'Complaint', about, id, 'v2', 'investigator', before, null)
    const facts = await factsOf(id)
    expect(facts.excluded).toBe(false)
    expect(facts.relationships).toEqual(new Set(['investigator']))
    expect(facts.resources).toEqual(
      new Map([
        [`Complaint:${own}`, { relationships: new Set(['investigator']), excluded: false }],
        [`Complaint:${about}`, { relationships: new Set(), excluded: true }],
      ]),
    )
  })
})

describe('the rows of facts.relationship', () => {
  const policy = createPolicy({ organisation: { id: 'dmws', roles: roleNames, consentGates: [] } })
  /** Whom the filter selects: it asks of `facts.relationship` only, which is what is tested here. */
  const listed = async (who: Viewer, category: 'identity' | 'contact'): Promise<string[]> => {
    const scope = policy.forViewer(who).rowScope('ServiceUser', category)
    if (scope === null) return []
    const where = rowScopeWhere(scope, who.id, now)
    const wanted: string[] = []
    const exists = ({ viewerId, kind }: { viewerId: string | { in: string[] }; kind: string | { in: string[] } }) => {
      const quoted = (value: string | { in: string[] }) =>
        (typeof value === 'string' ? [value] : value.in).map((each) => `'${each}'`).join(', ')
      return `EXISTS (SELECT FROM facts.relationship r WHERE r.organisation = s.organisation AND r.subject_id = s.subject_id
        AND r.viewer_id IN (${quoted(viewerId)}) AND r.kind IN (${quoted(kind)}) AND r.from_at <= $1
        AND r.until_at > $1)`
    }
    for (const each of [where, ...where.AND]) {
      if (!('relationships' in each)) continue
      if ('some' in each.relationships && each.relationships.some) wanted.push(exists(each.relationships.some))
      if ('none' in each.relationships) wanted.push(`NOT ${exists(each.relationships.none)}`)
    }
    const rows = await database.run(
      `SELECT s.subject_id::text AS id FROM facts.subject s WHERE s.organisation = 'dmws' AND ${wanted.join(' AND ')}`,
      now,
    )
    return rows.map(({ id }) => id as string).sort()
  }

  it.each<[string, Viewer]>([
    [
      'representative',
      { ...viewer, kind: 'representative', roles: ['representative'], scopes: ['**'], assurance: 2, purpose: 'own-record' },
    ],
    ['support worker', { ...viewer, kind: 'staff', roles: ['support-worker'], scopes: ['**'], assurance: 2, purpose: 'care' }],
    [
      'complaints officer',
      { ...viewer, kind: 'staff', roles: ['complaints-officer'], scopes: ['**'], assurance: 2, purpose: 'complaint-handling' },
    ],
    [
      'team manager',
      { ...viewer, kind: 'staff', roles: ['team-manager'], scopes: ['**'], assurance: 2, purpose: 'complaint-handling' },
    ],
  ])('select for a %s the people whose data the policy lets them read', async (_who, who) => {
    const complaining = await register()
    const complaint = randomUUID()
    await insert('complaints_work_item', 'dmws', complaining, null, complaint, 'complaint-handling', before, null)
    await insert(
      'complaints_resource_relationship',
      'dmws',
      'Complaint',
      complaint,
      complaining,
      'v1',
      'investigator',
      before,
      null,
    )
    const withheld = await register()
    await insert('access_representation', 'dmws', withheld, 'v1', ['**'], ['identity'], before, null)
    const restricted = await register()
    await insert('access_relationship', 'dmws', restricted, 'v1', 'assigned-worker', before, null)
    await insert('rights_restriction', 'dmws', restricted, before, null)

    const people = await database.run("SELECT subject_id::text AS id FROM facts.subject WHERE organisation = 'dmws'")
    const { decide } = policy.forViewer(who)
    for (const category of ['identity', 'contact'] as const) {
      const readable: string[] = []
      for (const { id } of people) {
        const ref = { resource: 'ServiceUser', id, organisation: 'dmws', subjectId: id }
        if (decide('read', ref, category, await factsOf(id, who)).allowed) readable.push(id)
      }
      expect(await listed(who, category)).toEqual(readable.sort())
      expect(readable.length).toBeGreaterThan(0)
      // to find the person takes no work item
      if (category === 'contact') expect(readable.length).toBeLessThan(people.length)
    }
  })
})
