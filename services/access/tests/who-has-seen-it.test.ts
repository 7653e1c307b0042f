import { randomUUID } from 'node:crypto'
import { newId } from '@candour/database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startAccessNetwork, type AccessNetwork, type Asker } from './support/access-network.ts'
import { answered } from './support/answered.ts'
import { hireStaff } from './support/staff-of-dmws.ts'

const organisation = 'dmws'
const query = `query ($people: [_Any!]!, $first: Int, $after: String, $includeOwn: Boolean, $onlyOwn: Boolean) {
  _entities(representations: $people) { ... on ServiceUser { accessLog(first: $first, after: $after, includeOwn: $includeOwn, onlyOwn: $onlyOwn) {
    nodes { id at who role what purpose action sentence own } edges { cursor } pageInfo { hasNextPage endCursor }
  } } }
}`

interface Log {
  readonly nodes: {
    readonly id: string
    readonly sentence: string
    readonly at: string
    readonly who: string
    readonly own: boolean
  }[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

describe('who has seen it', () => {
  let network: AccessNetwork
  let staff: Awaited<ReturnType<typeof hireStaff>>

  beforeAll(async () => {
    network = await startAccessNetwork()
    staff = await hireStaff(network)
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
    subjectId: string,
    entry: {
      outcome?: string
      viewerId?: string
      kind?: string
      roles?: string[]
      purpose?: string
      categories?: string[]
      resource?: string
    } = {},
  ) => {
    network.clock.advance(60_000)
    const id = newId(network.clock)
    await network.asService.$executeRawUnsafe(
      `INSERT INTO access.audit VALUES ($1::uuid, 'dmws', $2, $3::uuid, 'service-users', 'query', $4, $11, $5, $6, $7, $8, '{}', $9::uuid, $10)`,
      id,
      network.clock.now(),
      randomUUID(),
      entry.outcome ?? 'disclosed',
      entry.kind ?? 'staff',
      entry.viewerId ?? staff.worker,
      entry.roles ?? ['support-worker'],
      entry.purpose ?? 'care',
      subjectId,
      entry.categories ?? ['contact'],
      entry.resource ?? 'ServiceUser',
    )
    return id
  }
  const logOf = async (asker: Asker, subjectId: string, page: object = {}): Promise<Log | null> => {
    const answer = await network.ask(asker, query, { people: [{ __typename: 'ServiceUser', id: subjectId }], ...page })
    return answered<{ accessLog: Log | null }[]>(answer, '_entities')[0]!.accessLog
  }

  it('is told to the person in plain sentences, the latest first', async () => {
    const { subjectId, person } = await personWithAccount()
    await record(subjectId)
    await record(subjectId, { outcome: 'changed', viewerId: staff.manager, roles: ['team-manager'], categories: ['access'] })
    await network.seeding.registerIntegrator({ organisation, clientId: 'agency', name: 'Harbour Trust' })
    await record(subjectId, {
      viewerId: 'agency',
      kind: 'integrator',
      roles: ['integrator'],
      categories: ['contact', 'identity'],
    })
    const log = await logOf(person, subjectId)
    expect(log?.nodes.map(({ sentence }) => sentence)).toEqual([
      'Harbour Trust, partner organisation, read your contact details and name and date of birth to support you.',
      'Mo Tanner, team manager, changed who may see your record to support you.',
      'Alex Reed, support worker, read your contact details to support you.',
    ])
    expect(log?.nodes.at(-1)).toMatchObject({
      who: 'Alex Reed',
      role: 'support worker',
      what: ['Contact details'],
      purpose: 'Support',
      action: 'Read',
      own: false,
    })
  })

  it('tells neither what was withheld or refused, nor what somebody else’s record saw', async () => {
    const { subjectId, person } = await personWithAccount()
    await record(subjectId, { outcome: 'withheld' })
    await record(subjectId, { outcome: 'refused' })
    await record(await network.register())
    expect((await logOf(person, subjectId))?.nodes).toEqual([])
  })

  it('leaves one’s own reading out unless asked for it; reading the log is itself on record', async () => {
    const { subjectId, person } = await personWithAccount()
    expect((await logOf(person, subjectId))?.nodes).toEqual([])
    const own = await logOf(person, subjectId, { includeOwn: true })
    expect(own?.nodes).toMatchObject([{ who: 'You', own: true, sentence: 'You read who has seen your record.' }])
    await record(subjectId)
    expect((await logOf(person, subjectId, { onlyOwn: true }))?.nodes.every(({ own: mine }) => mine)).toBe(true)
    const dpo = { id: staff.dpo, purpose: 'rights-request' } as const
    await network.openWork(subjectId, 'rights-request')
    expect((await logOf(dpo, subjectId))?.nodes[0]).toMatchObject({ who: 'The person', own: false })
    expect((await logOf(person, subjectId))?.nodes[0]).toMatchObject({
      sentence: 'Dee Peters, data protection officer, read who has seen your record to answer a question about your data.',
    })
  })

  it('comes in pages that neither repeat nor miss an entry while new ones are written', async () => {
    const { subjectId, person } = await personWithAccount()
    const ids: string[] = []
    for (let entry = 0; entry < 7; entry += 1) ids.unshift(await record(subjectId))
    const seen: string[] = []
    let after: string | null = null
    do {
      const page: Log | null = await logOf(person, subjectId, { first: 3, after })
      seen.push(...page!.nodes.map(({ id }) => id))
      after = page!.pageInfo.hasNextPage ? page!.pageInfo.endCursor : null
      await record(subjectId)
    } while (after !== null)
    expect(seen).toEqual(ids)
  })

  it('gives each of many people their own log', async () => {
    const subjects = await Promise.all([network.register(), network.register()])
    for (const id of subjects) await network.openWork(id, 'rights-request')
    const expected = [await record(subjects[0]), await record(subjects[1])]
    const { data } = await network.ask({ id: staff.dpo, purpose: 'rights-request' }, query, {
      people: subjects.map((id) => ({ __typename: 'ServiceUser', id })),
    })
    const logs = data?.['_entities'] as { accessLog: Log }[]
    expect(logs.map(({ accessLog }) => accessLog.nodes.map(({ id }) => id))).toEqual(expected.map((id) => [id]))
  })

  it('is told to whoever acts for the person as far as they may read the same themselves, and of nobody else who acts for them', async () => {
    const { subjectId, person } = await personWithAccount()
    const acting = async (scopes: string[]): Promise<Asker> => {
      const id = randomUUID()
      await network.signIn(id, 'representative')
      const proof = { kind: 'attorney', evidence: 'Registered power of attorney', givenOn: '2026-01-10' } as const
      await network.seeding.grantRepresentation({
        organisation,
        subjectId,
        representativeId: id,
        name: 'Pat Quill',
        scopes,
        ...proof,
      })
      return { id, kind: 'representative', purpose: 'own-record', assurance: 2 }
    }
    const [one, other, without] = [
      await acting(['identity', 'contact', 'support.**', 'complaint.**', 'audit']),
      await acting(['contact', 'audit']),
      await acting(['identity', 'contact']),
    ]
    const told = await record(subjectId, { categories: ['contact', 'special.religion', 'support.notes'] })
    const own = await record(subjectId, { viewerId: one.id, kind: 'representative', purpose: 'own-record' })
    await record(subjectId, { categories: ['special.religion'] })
    await record(subjectId, { categories: ['support.notes', 'contact'], resource: 'Note' })
    await record(subjectId, { categories: ['complaint.matter'], resource: 'Complaint' })
    await record(subjectId, { categories: ['contact'], resource: 'Document' })
    await record(subjectId, { purpose: 'safeguarding' })
    await record(subjectId, { viewerId: person.id, kind: 'service-user' })
    await record(subjectId, { viewerId: other.id, kind: 'representative' })
    const log = await logOf(one, subjectId, { includeOwn: true })
    expect(log?.nodes.map(({ id }) => id)).toEqual([own, told])
    expect(log?.nodes.map(({ sentence }) => sentence)).toEqual([
      'You read the person’s contact details.',
      'Alex Reed, support worker, read the person’s contact details to support them.',
    ])
    expect((await logOf(one, subjectId))?.nodes.map(({ id }) => id)).toEqual([told])
    expect(await logOf(without, subjectId)).toBeNull()
    // What is hidden from one of them was never looked at, as far as they are told.
    const [representation] = await network.asService.$queryRawUnsafe<{ id: string }[]>(
      'SELECT id::text FROM access.representation WHERE representative_id = $1::uuid',
      one.id,
    )
    const input = { representationId: representation?.id, hidden: true, categoryPattern: 'contact' }
    const hide =
      'mutation ($input: HideFromRepresentativeInput!) { hideFromRepresentative(input: $input) { userErrors { code } } }'
    expect((await network.ask(person, hide, { input })).data?.['hideFromRepresentative']).toEqual({ userErrors: [] })
    expect((await logOf(one, subjectId, { includeOwn: true }))?.nodes).toEqual([])
    expect((await logOf(other, subjectId))?.nodes.map(({ id }) => id)).toEqual([told])
  })

  it('is withheld from everybody but the person and the data protection officer answering a request', async () => {
    const { subjectId } = await personWithAccount()
    await network.seeding.assign({ organisation, subjectId, staffMemberId: staff.worker })
    const team = await network.seeding.createTeam({ organisation, name: 'Team of one', managerId: staff.manager })
    await network.seeding.addToCaseload({ organisation, teamId: team, subjectId })
    const { person: someoneElse } = await personWithAccount()
    const askers: Asker[] = [
      { id: staff.worker },
      { id: staff.manager },
      { id: staff.administrator, purpose: 'administration' },
      { id: staff.dpo, purpose: 'care' },
      someoneElse,
    ]
    for (const asker of askers) {
      const answer = await network.ask(asker, query, { people: [{ __typename: 'ServiceUser', id: subjectId }] })
      expect([asker, answer.data]).toEqual([asker, { _entities: [{ accessLog: null }] }])
      expect(answer.extensions?.['withheld']).toMatchObject([
        { on: 'ServiceUser', id: subjectId, field: 'accessLog', category: 'audit' },
      ])
    }
  })

  it('refuses a cursor that is none of ours', async () => {
    const { subjectId, person } = await personWithAccount()
    const { errors } = await network.ask(person, query, {
      people: [{ __typename: 'ServiceUser', id: subjectId }],
      after: 'bm9uc2Vuc2U',
    })
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
  })

  it('cannot be changed, deleted or emptied, not even by the service that owns it or the database’s administrator', async () => {
    const { subjectId } = await personWithAccount()
    const id = await record(subjectId)
    for (const db of [network.asService, network.admin]) {
      const attempts = [
        db.$executeRawUnsafe(`UPDATE access.audit SET viewer_id = 'nobody' WHERE id = $1::uuid`, id),
        db.$executeRawUnsafe('DELETE FROM access.audit WHERE id = $1::uuid', id),
        db.$executeRawUnsafe('TRUNCATE access.audit'),
      ]
      for (const attempt of attempts) await expect(attempt).rejects.toThrow(/append-only/)
    }
    expect(await network.asService.$queryRawUnsafe('SELECT viewer_id FROM access.audit WHERE id = $1::uuid', id)).toEqual([
      { viewer_id: staff.worker },
    ])
  })
})
