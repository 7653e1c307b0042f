import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { referenceOf, startAccessNetwork, type AccessNetwork, type Asker } from './support/access-network.ts'
import { answered } from './support/answered.ts'
import { hireStaff } from './support/staff-of-dmws.ts'

const organisation = 'dmws'
const hour = 3_600_000
const breakGlass = `mutation ($input: BreakGlassInput!) {
  breakGlass(input: $input) { breakGlass { id person { id } purpose from until } userErrors { code message path } } }`
const endBreakGlass = `mutation ($id: ID!) { endBreakGlass(input: { breakGlassId: $id }) { breakGlass { until } userErrors { code } } }`
const reviewBreakGlass = `mutation ($input: ReviewBreakGlassInput!) {
  reviewBreakGlass(input: $input) { breakGlass { reviewedBy justified finding viewerCanReview } userErrors { code path } } }`
const toReview = '{ breakGlassToReview { id person { id } staffMember purpose reason read viewerCanReview } }'
const offers = '{ viewer { breakGlass { id } viewerCan { breakGlass reviewBreakGlass } } }'
const ofPerson = `query ($people: [_Any!]!) { _entities(representations: $people) { ... on ServiceUser {
  breakGlass { staffMember purpose reason reviewedBy justified finding } accessLog { nodes { sentence emergency } } } } }`

interface Outcome {
  readonly breakGlass: { readonly id: string; readonly until: string } | null
  readonly userErrors: readonly { readonly code: string }[]
}

describe('breaking the glass', () => {
  let network: AccessNetwork
  let staff: Awaited<ReturnType<typeof hireStaff>>
  let dpo: Asker

  beforeAll(async () => {
    network = await startAccessNetwork()
    staff = await hireStaff(network)
    dpo = { id: staff.dpo, purpose: 'audit' }
  }, 120_000)
  afterAll(() => network?.[Symbol.asyncDispose]())

  const stranger = async () => {
    const id = await staff.hire(`worker-${randomUUID()}`, 'Robin Frey')
    const approval = { requestedById: staff.administrator, approvedById: staff.dpo }
    await network.seeding.grantRole({ organisation, staffMemberId: id, role: 'support-worker', approval })
    return { id, purpose: 'care', assurance: 3 } as const
  }
  /** Lets time pass during which nobody is signed out. */
  const pass = async (milliseconds: number) => {
    network.clock.advance(milliseconds)
    await network.admin.$executeRawUnsafe(
      `UPDATE facts.session SET expires_at = $1`,
      new Date(network.clock.now().getTime() + hour),
    )
  }
  const declare = (asker: Asker, personId: string, more: object = {}) => {
    network.clock.advance(1000)
    const input = { reference: referenceOf(personId), purpose: 'care', reason: 'found on the floor', ...more }
    return network.ask(asker, breakGlass, { input })
  }
  const opened = async (asker: Asker, personId: string, more: object = {}) =>
    answered<Outcome>(await declare(asker, personId, more), 'breakGlass').breakGlass!
  const codes = async (asker: Asker, personId: string, more: object = {}) =>
    answered<Outcome>(await declare(asker, personId, more), 'breakGlass').userErrors.map(({ code }) => code)
  const standing = async (personId: string, viewerId: string) => {
    const rows = await network.asService.$queryRawUnsafe<{ kind: string }[]>(
      `SELECT kind FROM facts.relationship WHERE subject_id = $1::uuid AND viewer_id = $2 AND from_at <= $3 AND until_at > $3`,
      personId,
      viewerId,
      network.clock.now(),
    )
    return rows.map(({ kind }) => kind)
  }
  const audited = (viewerId: string, outcome: string) =>
    network.asService.$queryRawUnsafe<{ subject_id: string | null; resource: string }[]>(
      `SELECT subject_id::text, resource FROM access.audit WHERE viewer_id = $1 AND outcome = $2 ORDER BY id`,
      viewerId,
      outcome,
    )
  const review = (asker: Asker, breakGlassId: string, more: object = {}) =>
    network.ask(asker, reviewBreakGlass, { input: { breakGlassId, justified: true, finding: 'Rang us; was right.', ...more } })

  it('opens one record from the next read on, for four hours and not a moment longer [DMR-20]', async () => {
    const worker = await stranger()
    const [person, other] = [await network.register(), await network.register()]
    expect(await standing(person, worker.id)).toEqual([])
    const access = await opened(worker, person)
    expect(access).toMatchObject({ person: { id: person }, purpose: 'care' })
    expect(Date.parse(access.until) - network.clock.now().getTime()).toBe(4 * hour)
    expect(await standing(person, worker.id)).toEqual(['break-glass'])
    expect(await standing(other, worker.id)).toEqual([])
    await pass(4 * hour - 1)
    expect(await standing(person, worker.id)).toEqual(['break-glass'])
    await pass(1)
    expect(await standing(person, worker.id)).toEqual([])
    expect(answered<object>(await network.ask(worker, offers), 'viewer')).toMatchObject({ breakGlass: [] })
    expect(await audited(worker.id, 'changed')).toEqual([{ subject_id: person, resource: 'BreakGlass' }])
  })

  it('is for roles that work with people, and asks of everybody else’s nothing but to go', async () => {
    const person = await network.register()
    for (const asker of [
      { id: staff.administrator, purpose: 'administration', assurance: 3 },
      { id: staff.dpo, purpose: 'audit', assurance: 3 },
    ] as const) {
      expect((await declare(asker, person)).errors).toMatchObject([
        { extensions: { code: 'FORBIDDEN', reason: 'NOT_YOUR_ROLE' } },
      ])
      expect(await audited(asker.id, 'refused')).toContainEqual({ subject_id: null, resource: 'BreakGlass' })
    }
    const account = randomUUID()
    await network.signIn(account, 'service-user')
    const self = { id: account, kind: 'service-user', purpose: 'own-record', assurance: 3 } as const
    expect((await declare(self, person)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
    expect(answered<object>(await network.ask({ id: staff.worker }, offers), 'viewer')).toMatchObject({
      viewerCan: { breakGlass: true, reviewBreakGlass: false },
    })
    expect(answered<object>(await network.ask(dpo, offers), 'viewer')).toMatchObject({
      viewerCan: { breakGlass: false, reviewBreakGlass: true },
    })
  })

  it('asks for a step-up that is fresh, by the challenge of RFC 9470, and for another one each time [DMWS-07]', async () => {
    const worker = await stranger()
    const [person, second] = [await network.register(), await network.register()]
    const challenge = [
      { extensions: { code: 'INSUFFICIENT_USER_AUTHENTICATION', acrValues: '3', maxAge: 300, requestId: expect.any(String) } },
    ]
    expect((await declare({ ...worker, assurance: 2 }, person)).errors).toMatchObject(challenge)
    expect(await audited(worker.id, 'refused')).toEqual([{ subject_id: null, resource: 'BreakGlass' }])
    const stale = { ...worker, authenticatedAt: new Date(network.clock.now().getTime() - 301_000) }
    expect((await declare(stale, person)).errors).toMatchObject(challenge)
    expect(await standing(person, worker.id)).toEqual([])
    const once = { ...worker, authenticatedAt: network.clock.now() }
    expect(await opened(once, person)).toMatchObject({ id: expect.any(String) })
    expect((await declare(once, second)).errors).toMatchObject(challenge)
    expect(await codes(worker, second)).toEqual([])
  })

  it('needs a reason, which is kept sealed, and a purpose that is an emergency', async () => {
    const worker = await stranger()
    const person = await network.register()
    expect(await codes(worker, person, { reason: ' ' })).toEqual(['REASON_MISSING'])
    expect(await codes(worker, person, { purpose: 'administration' })).toEqual(['UNKNOWN_PURPOSE'])
    expect(await codes(worker, person, { reference: '%' })).toEqual(['REFERENCE_MISSING'])
    expect(await codes(worker, person, { reason: 'a neighbour heard screams' })).toEqual([])
    const rows = await network.asService.$queryRawUnsafe<{ reason: Uint8Array }[]>(
      'SELECT reason_sealed AS reason FROM access.break_glass',
    )
    for (const { reason } of rows) expect(Buffer.from(reason).includes('screams')).toBe(false)
  })

  it('does not open with the reason of another emergency of the same person', async () => {
    const [first, second] = [await stranger(), await stranger()]
    const person = await network.register()
    await network.openWork(person, 'rights-request')
    const accesses = [await opened(first, person), await opened(second, person)]
    await network.admin.$executeRawUnsafe(
      `UPDATE access.break_glass b SET reason_sealed = o.reason_sealed FROM access.break_glass o
       WHERE b.id = $1::uuid AND o.id = $2::uuid`,
      accesses[0]!.id,
      accesses[1]!.id,
    )
    const { data, errors } = await network.ask(
      { ...dpo, purpose: 'rights-request' },
      `query ($people: [_Any!]!) { _entities(representations: $people) { ... on ServiceUser { breakGlass { id reason } } } }`,
      { people: [{ __typename: 'ServiceUser', id: person }] },
    )
    expect(errors).toMatchObject([{ extensions: { code: 'INTERNAL' } }])
    expect(data?.['_entities']).toMatchObject([
      {
        breakGlass: [
          { id: accesses[1]!.id, reason: 'found on the floor' },
          { id: accesses[0]!.id, reason: null },
        ],
      },
    ])
  })

  it('tells the excluded what it tells of nobody, and has whom they tried on record', async () => {
    const worker = await stranger()
    const person = await network.register()
    await network.seeding.exclude({ organisation, subjectId: person, staffMemberId: worker.id, reason: 'is the brother' })
    const without = (answer: object) => JSON.stringify(answer).replace(/"requestId":"[^"]+"/, '')
    const excluded = await declare(worker, person)
    expect(without(excluded)).toBe(without(await declare(worker, person, { reference: 'T-NOBODY0' })))
    expect(answered<Outcome>(excluded, 'breakGlass').userErrors).toMatchObject([{ code: 'NOBODY' }])
    expect(await codes(worker, await network.register('other'))).toEqual(['NOBODY'])
    expect((await audited(worker.id, 'refused')).map(({ subject_id }) => subject_id)).toEqual([person, null, null])
  })

  it('is not made longer by declaring it again: not while it is open, and not before it was reviewed', async () => {
    const worker = await stranger()
    const person = await network.register()
    const { id } = await opened(worker, person)
    expect(await codes(worker, person)).toEqual(['ALREADY_OPEN'])
    await pass(4 * hour)
    expect(await codes(worker, person)).toEqual(['REVIEW_FIRST'])
    await review(dpo, id)
    expect(await codes(worker, person)).toEqual([])
  })

  it('cannot last longer by anybody’s hand', async () => {
    const worker = await stranger()
    const { id } = await opened(worker, await network.register())
    await expect(
      network.asService.$executeRawUnsafe(
        `UPDATE access.break_glass SET until_at = until_at + interval '1 second' WHERE id = $1::uuid`,
        id,
      ),
    ).rejects.toThrow(/four_hours/)
  })

  it('is ended by whoever has it, and by nobody else', async () => {
    const worker = await stranger()
    const person = await network.register()
    const { id } = await opened(worker, person)
    expect(answered<object>(await network.ask(worker, offers), 'viewer')).toMatchObject({ breakGlass: [{ id }] })
    expect((await network.ask(dpo, endBreakGlass, { id })).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }])
    expect((await network.ask(worker, endBreakGlass, { id: randomUUID() })).errors).toMatchObject([
      { extensions: { code: 'NOT_FOUND' } },
    ])
    expect(answered<Outcome>(await network.ask(worker, endBreakGlass, { id }), 'endBreakGlass').userErrors).toEqual([])
    expect(await standing(person, worker.id)).toEqual([])
    expect(answered<object>(await network.ask(worker, offers), 'viewer')).toMatchObject({ breakGlass: [] })
    expect(answered<Outcome>(await network.ask(worker, endBreakGlass, { id }), 'endBreakGlass').userErrors).toMatchObject([
      { code: 'CONFLICT' },
    ])
  })

  it('has a review that the data protection officer closes once, with what was read and why [DMR-20]', async () => {
    const worker = await stranger()
    const person = await network.register()
    const { id } = await opened(worker, person)
    await network.ask(worker, ofPerson, { people: [{ __typename: 'ServiceUser', id: person }] })
    const assignments = `query ($p: [_Any!]!) { _entities(representations: $p) { ... on ServiceUser { representatives { id } } } }`
    await network.ask(worker, assignments, { p: [{ __typename: 'ServiceUser', id: person }] })
    const other = await network.register()
    const signIns = 'query ($p: [_Any!]!) { _entities(representations: $p) { ... on ServiceUser { signIn { state } } } }'
    await network.seeding.assign({ organisation, subjectId: other, staffMemberId: worker.id })
    await network.ask(worker, signIns, { p: [{ __typename: 'ServiceUser', id: other }] })
    const mine = async () =>
      answered<{ id: string; viewerCanReview: boolean }[]>(await network.ask(dpo, toReview), 'breakGlassToReview').filter(
        (access) => access.id === id,
      )
    expect(await mine()).toEqual([
      {
        id,
        person: { id: person },
        staffMember: 'Robin Frey',
        purpose: 'care',
        reason: 'found on the floor',
        read: ['Who acts for the person'],
        viewerCanReview: false,
      },
    ])
    for (const asker of [worker, { id: staff.manager }]) {
      const { data, extensions } = await network.ask(asker, toReview)
      expect([data, extensions?.['withheld']]).toMatchObject([{ breakGlassToReview: [] }, [{ field: 'breakGlassToReview' }]])
    }
    // Who may read the log for what they administer reviews nothing for it.
    const administering = await network.ask({ ...dpo, purpose: 'administration' }, toReview)
    expect(answered<object[]>(administering, 'breakGlassToReview')).toEqual([])
    expect((await review(dpo, id)).data?.['reviewBreakGlass']).toMatchObject({ userErrors: [{ code: 'NOT_OVER' }] })
    await network.ask(worker, endBreakGlass, { id })
    // What they read of the record afterwards, or others meanwhile, is nothing of it.
    network.clock.advance(1000)
    await network.seeding.assign({ organisation, subjectId: person, staffMemberId: worker.id })
    await network.ask(worker, signIns, { p: [{ __typename: 'ServiceUser', id: person }] })
    expect(await mine()).toMatchObject([{ viewerCanReview: true, read: ['Who acts for the person'] }])
    expect((await review(worker, id)).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }])
    expect((await review({ ...dpo, purpose: 'administration' }, id)).errors).toMatchObject([
      { extensions: { code: 'NOT_FOUND' } },
    ])
    expect(await audited(worker.id, 'refused')).toEqual([{ subject_id: person, resource: 'BreakGlass' }])
    // Nor is their own emergency theirs to look at who hold that role as well.
    const approval = { requestedById: staff.administrator, approvedById: staff.dpo }
    await network.seeding.grantRole({ organisation, staffMemberId: worker.id, role: 'data-protection-officer', approval })
    expect((await review({ ...worker, purpose: 'audit' }, id)).data?.['reviewBreakGlass']).toMatchObject({
      userErrors: [{ code: 'OWN_ACCESS' }],
    })
    expect(await audited(worker.id, 'refused')).toHaveLength(2)
    expect((await review(dpo, id, { finding: '' })).data?.['reviewBreakGlass']).toMatchObject({
      userErrors: [{ code: 'REASON_MISSING', path: ['finding'] }],
    })
    expect((await review(dpo, id)).data?.['reviewBreakGlass']).toEqual({
      breakGlass: { reviewedBy: 'Dee Peters', justified: true, finding: 'Rang us; was right.', viewerCanReview: false },
      userErrors: [],
    })
    expect(await mine()).toEqual([])
    expect((await review(dpo, id)).data?.['reviewBreakGlass']).toMatchObject({ userErrors: [{ code: 'CONFLICT' }] })
  })

  it('is told to the person, in their log and apart from it, and to nobody who acts for them', async () => {
    const worker = await stranger()
    const person = await network.register()
    const account = randomUUID()
    await network.signIn(account, 'service-user')
    await network.seeding.linkPersonAccount({ organisation, accountId: account, subjectId: person })
    const { id } = await opened(worker, person)
    await network.ask(worker, endBreakGlass, { id })
    await review(dpo, id, { justified: false, finding: 'There was no emergency.' })
    const self: Asker = { id: account, kind: 'service-user', purpose: 'own-record' }
    const people = [{ __typename: 'ServiceUser', id: person }]
    const [told] = answered<{ accessLog: { nodes: object[] } }[]>(await network.ask(self, ofPerson, { people }), '_entities')
    expect(told).toMatchObject({
      breakGlass: [
        {
          staffMember: 'Robin Frey',
          purpose: 'care',
          reason: 'found on the floor',
          reviewedBy: 'Dee Peters',
          justified: false,
          finding: 'There was no emergency.',
        },
      ],
    })
    expect(told?.accessLog.nodes).toEqual([
      {
        sentence: 'Dee Peters, data protection officer, read who has seen your record to check that it is used rightly.',
        emergency: false,
      },
      {
        sentence: 'Dee Peters, data protection officer, looked at whether emergency access to your record was right.',
        emergency: false,
      },
      { sentence: 'Robin Frey, support worker, ended emergency access to your record.', emergency: true },
      { sentence: 'Robin Frey, support worker, opened your record in an emergency.', emergency: true },
    ])
    const parent: Asker = { id: randomUUID(), kind: 'representative', purpose: 'own-record' }
    await network.signIn(parent.id, 'representative')
    await network.seeding.grantRepresentation({
      organisation,
      subjectId: person,
      representativeId: parent.id,
      name: 'Pat Quill',
      kind: 'advocate',
      evidence: 'Letter signed by the person',
      givenOn: '2026-01-10',
      lastDay: '2030-01-10',
      scopes: ['identity', 'audit', 'support.**'],
    })
    // With authority over who looked they are told of what they may read themselves, and neither of this nor why.
    expect(answered<object[]>(await network.ask(parent, ofPerson, { people }), '_entities')).toEqual([
      { breakGlass: null, accessLog: { nodes: [] } },
    ])
    const messages = await network.asService.$queryRawUnsafe<{ kind: string }[]>(
      `SELECT kind FROM service_users.message WHERE recipient_id = $1::uuid`,
      person,
    )
    expect(messages).toEqual([{ kind: 'emergency-access' }])
  })

  it('stands with the person it is about, once, among several people', async () => {
    const people = [await network.register(), await network.register()]
    const expected: object[] = []
    for (const person of people) {
      const { id } = await opened(await stranger(), person)
      await network.openWork(person, 'rights-request')
      expected.push({ breakGlass: [{ id }] })
    }
    const answer = await network.ask(
      { ...dpo, purpose: 'rights-request' },
      `query ($people: [_Any!]!) { _entities(representations: $people) { ... on ServiceUser { breakGlass { id } } } }`,
      { people: people.map((id) => ({ __typename: 'ServiceUser', id })) },
    )
    expect(answered<object[]>(answer, '_entities')).toEqual(expected)
  })

  it('is the work of safeguarding for whoever declared it, for as long as it lasts', async () => {
    const worker = { ...(await stranger()), purpose: 'safeguarding' } as const
    const person = await network.register()
    const { id } = await opened(worker, person, { purpose: 'safeguarding' })
    expect((await standing(person, worker.id)).toSorted()).toEqual(['break-glass', 'work-item:safeguarding'])
    await network.ask(worker, endBreakGlass, { id })
    expect(await standing(person, worker.id)).toEqual([])
    const other = { ...(await stranger()), purpose: 'safeguarding' } as const
    await opened(other, person, { purpose: 'safeguarding' })
    await pass(4 * hour - 1)
    expect(await standing(person, other.id)).toHaveLength(2)
    await pass(1)
    expect(await standing(person, other.id)).toEqual([])
  })

  it('sends no message where it is about safeguarding: it could reach whoever does the harm', async () => {
    const worker = await stranger()
    const person = await network.register()
    expect(await codes({ ...worker, purpose: 'safeguarding' }, person, { purpose: 'safeguarding' })).toEqual([])
    expect(
      await network.asService.$queryRawUnsafe(`SELECT FROM service_users.message WHERE recipient_id = $1::uuid`, person),
    ).toEqual([])
  })
})
