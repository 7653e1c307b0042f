import { randomUUID } from 'node:crypto'
import { withOrganisation } from '@candour/database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { caseLoader } from '../src/data/case-loader.ts'
import { connect } from '../src/data/database.ts'
import { startComplaintsNetwork, type Asker, type ComplaintsNetwork } from './support/complaints-network.ts'
import { requestsOf, type StepName } from './support/requests.ts'

describe('who knows of a case and who acts in it', () => {
  let network: ComplaintsNetwork
  let requests: ReturnType<typeof requestsOf>
  let officer: Asker
  let colleague: Asker
  let intake: Asker

  beforeAll(async () => {
    network = await startComplaintsNetwork()
    requests = requestsOf(network)
    officer = await network.hire('Ola Finch', 'data-protection-officer')
    colleague = await network.hire('Kim Vale', 'data-protection-officer')
    intake = await network.hire('Ina Shaw', 'complaints-officer')
  }, 120_000)
  afterAll(() => network?.[Symbol.asyncDispose]())

  const findsNothing = async (asker: Asker, person: { readonly subjectId: string }, id: string) => {
    expect(await requests.find(asker, id)).toBeNull()
    expect((await requests.list(asker, '(first: 100)')).ids).not.toContain(id)
    expect((await requests.ofPerson(asker, person.subjectId)).complaints ?? []).toEqual([])
    expect(await requests.forbidden(asker, 'acknowledgeComplaint', { id, version: 1 } as never)).toEqual(['NOT_FOUND']) // id and version are all it takes
  }

  /** How a member of staff stands to the cases of a person, as every service reads it. */
  const standings = async (subjectId: string, staffId: string) =>
    (await network.facts('complaints_resource_relationship', subjectId)).filter((row) => row['viewer_id'] === staffId)

  it('is not whom it is about: they find nothing of it on any path, and are not given it', async () => {
    const person = await network.register()
    const raised = await requests.raised(intake, person.subjectId, { complainedAbout: [colleague.id] })
    expect(raised.complainedAbout).toEqual(['Kim Vale'])
    await findsNothing(colleague, person, raised.id)
    const self = { staffMemberId: colleague.id }
    expect(await requests.forbidden(colleague, 'allocateComplaint', raised, self)).toEqual(['NOT_FOUND'])
    expect(await requests.refused(officer, 'allocateComplaint', raised, self)).toEqual(['COMPLAINED_ABOUT'])
    expect((await requests.list(officer, '(first: 100)')).ids).toContain(raised.id)
    expect(await standings(person.subjectId, colleague.id)).toMatchObject([
      { resource: 'Complaint', resource_id: raised.id, viewer_id: colleague.id, kind: 'excluded', until_at: null },
    ])
    // Nor is it a work item of theirs: what that opens would tell them that there is a case.
    const theirs = (await network.facts('work_item', person.subjectId)).map((item) => item['viewer_id'])
    expect(theirs).toContain(officer.id)
    expect(theirs).not.toContain(colleague.id)
    expect(theirs).not.toContain(null)
  })

  it('backs nothing that they do for the person, and everything that others do, or they for anybody else', async () => {
    const [person, other] = [await network.register(), await network.register()]
    await requests.raised(intake, person.subjectId, { complainedAbout: [colleague.id] })
    await requests.raised(intake, other.subjectId)
    const notFor = async ({ subjectId }: { subjectId: string }) =>
      (await network.facts('complaints_work_item', subjectId)).map((item) => item['not_for'])
    expect(await notFor(person)).toEqual([[colleague.id]])
    expect(await notFor(other)).toEqual([null])
  })

  it('loses whoever handles it as soon as it turns out to be about them', async () => {
    const person = await network.register()
    const raised = await requests.raised(person, person.subjectId)
    const allocated = await requests.step(officer, 'allocateComplaint', raised, { staffMemberId: colleague.id })
    const relationships = await standings(person.subjectId, colleague.id)
    const investigating = { kind: 'investigator', until_at: null }
    expect(relationships).toMatchObject([investigating, investigating])
    const named = await requests.step(officer, 'nameComplainedAbout', allocated, { staffMemberId: colleague.id })
    expect(named).toMatchObject({ handler: null, state: 'RECEIVED', complainedAbout: ['Kim Vale'] })
    await findsNothing(colleague, person, raised.id)
    const ended = { kind: 'investigator', until_at: network.clock.now() }
    const twice = await requests.refused(officer, 'nameComplainedAbout', named, { staffMemberId: colleague.id })
    expect(twice).toEqual(['ALREADY_NAMED'])
    expect(await standings(person.subjectId, colleague.id)).toMatchObject([ended, ended, { kind: 'excluded', until_at: null }])
  })

  it('is not who turned out to be whom it is about while they waited for their turn', async () => {
    const person = await network.register()
    const raised = await requests.raised(person, person.subjectId)
    let step: Promise<unknown> | undefined
    await network.admin.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT FROM complaints.complaint_case WHERE id = ${raised.id}::uuid FOR UPDATE`
      await tx.$executeRaw`INSERT INTO complaints.case_party (id, organisation, case_id, staff_id, kind, name, from_at)
        VALUES (gen_random_uuid(), 'dmws', ${raised.id}::uuid, ${colleague.id}::uuid, 'COMPLAINED_ABOUT', 'Kim Vale', ${network.clock.now()})`
      step = requests.forbidden(colleague, 'acknowledgeComplaint', raised)
      const waiting = () => tx.$queryRaw<object[]>`SELECT FROM pg_locks WHERE NOT granted`
      await expect.poll(waiting, { timeout: 20_000 }).not.toEqual([])
    })
    expect(await step).toEqual(['NOT_FOUND'])
    expect(await requests.find(officer, raised.id)).toMatchObject({ state: 'RECEIVED', version: raised.version })
  })

  it('is not somebody shut out of the person’s record, and does not tell that of them', async () => {
    const person = await network.register()
    const relative = await network.hire('Rae Hill', 'data-protection-officer')
    await network.relate(person.subjectId, relative.id, 'excluded')
    const raised = await requests.raised(person, person.subjectId)
    for (const staffMemberId of [relative.id, randomUUID(), 'nobody']) {
      expect(await requests.refused(officer, 'allocateComplaint', raised, { staffMemberId })).toEqual(['CANNOT_HANDLE'])
    }
    await findsNothing(relative, person, raised.id)
  })

  it('is the first recipient of the organisation before anybody else [DMWS-47]', async () => {
    const person = await network.register()
    const manager = await network.hire('Mo Tanner', 'team-manager')
    const raised = await requests.raised(person, person.subjectId)
    expect(await requests.find(intake, raised.id)).toMatchObject({
      viewerCan: { allocate: false, acknowledge: false, extend: false },
    })
    expect(await requests.refused(intake, 'acknowledgeComplaint', raised)).toEqual(['NOT_YOUR_QUEUE'])
    const toManager = { staffMemberId: manager.id }
    expect(await requests.refused(intake, 'allocateComplaint', raised, toManager)).toEqual(['NOT_YOUR_QUEUE'])
    await findsNothing(manager, person, raised.id)
    expect(await requests.find(officer, raised.id)).toMatchObject({ viewerCan: { allocate: true, acknowledge: true } })
    const allocated = await requests.step(officer, 'allocateComplaint', raised, { staffMemberId: manager.id })
    expect(allocated).toMatchObject({ handler: 'Mo Tanner' })
    expect(await requests.step(manager, 'acknowledgeComplaint', allocated)).toMatchObject({ state: 'IN_PROGRESS' })
  })

  it('is whoever stands in where it is about the only one to whom it would go first, who loses sight of it [DMWS-47]', async () => {
    network.serve({ ...network.dmws, id: 'small', name: 'Small' })
    const only = await network.hire('Di Vale', 'data-protection-officer', 'small')
    const standIn = await network.hire('Cam Doyle', 'complaints-officer', 'small')
    const manager = await network.hire('Mo Reid', 'team-manager', 'small')
    const toManager = { staffMemberId: manager.id }
    const person = await network.register('small')

    const raised = await requests.raised(person, person.subjectId)
    expect(raised.queue).toBe('data protection officer')
    expect(await requests.refused(standIn, 'allocateComplaint', raised, toManager)).toEqual(['NOT_YOUR_QUEUE'])
    const named = await requests.step(standIn, 'nameComplainedAbout', raised, { staffMemberId: only.id })
    expect(named).toMatchObject({ queue: 'complaints officer', viewerCan: { allocate: true, acknowledge: true } })
    await findsNothing(only, person, raised.id)
    const acknowledged = await requests.step(standIn, 'acknowledgeComplaint', named)
    expect(acknowledged.timeline?.at(-1)?.text).toContain('It goes to our complaints officer first')
    expect(await requests.step(standIn, 'allocateComplaint', acknowledged, toManager)).toMatchObject({ handler: 'Mo Reid' })

    const told = await requests.raised(standIn, person.subjectId, { complainedAbout: [only.id] })
    expect(told).toMatchObject({ queue: 'complaints officer', viewerCan: { allocate: true } })
    await findsNothing(only, person, told.id)

    // About both, it waits in the first queue, out of the hands of either.
    const another = await network.register('small')
    const about = await requests.raised(another, another.subjectId)
    const other = await requests.step(standIn, 'nameComplainedAbout', about, { staffMemberId: only.id })
    const { id: complaintId, version } = other
    await requests.mutate(standIn, 'nameComplainedAbout', { complaintId, version, staffMemberId: standIn.id })
    for (const each of [only, standIn]) await findsNothing(each, another, other.id)
    expect((await requests.find(another, other.id))?.queue).toBe('data protection officer')
  })

  it('waits where the profile names nobody who stands in', async () => {
    const { standIn: _, ...complaints } = network.dmws.complaints
    network.serve({ ...network.dmws, id: 'tiny', name: 'Tiny', complaints })
    const only = await network.hire('Di Hart', 'data-protection-officer', 'tiny')
    const officer = await network.hire('Cam Hart', 'complaints-officer', 'tiny')
    const person = await network.register('tiny')
    const told = await requests.raised(officer, person.subjectId, { complainedAbout: [only.id] })
    expect(told).toMatchObject({ queue: 'data protection officer', viewerCan: { allocate: false } })
    expect(await requests.refused(officer, 'acknowledgeComplaint', told)).toEqual(['NOT_YOUR_QUEUE'])
  })

  it('is explained to everybody, with whom to turn to at any time [DMWS-46, DMWS-47, POL-81]', async () => {
    const person = await network.register()
    const query =
      '{ complaintsProcess { kinds categories { name } procedures { name } firstRecipient placesToTurn { name address phone url } } }'
    const { data, errors } = await network.ask({ ...person, purpose: null }, query)
    expect(errors).toBeUndefined()
    const { regulator } = network.dmws
    expect(data!['complaintsProcess']).toMatchObject({ kinds: ['COMPLAINT'], firstRecipient: 'our data protection officer' })
    const { categories, placesToTurn } = data!['complaintsProcess'] as { categories: object[]; placesToTurn: object[] }
    expect(categories).toHaveLength(4)
    expect(placesToTurn).toEqual([
      { name: regulator.name, address: regulator.address, phone: regulator.phone, url: regulator.url },
    ])
  })

  it('takes down a case for somebody they work with, and not for strangers', async () => {
    const person = await network.register()
    const worker: Asker = { ...(await network.hire('Alex Reed', 'support-worker')), purpose: 'care' }
    expect((await requests.raise(worker, person.subjectId)).answer.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }])
    await network.relate(person.subjectId, worker.id, 'assigned-worker')
    const { outcome } = await requests.raise(worker, person.subjectId, { receivedOn: '2026-11-20', receivedHow: 'IN_PERSON' })
    expect(outcome?.userErrors).toEqual([])
    const [seen] = (await requests.ofPerson(person, person.subjectId)).complaints ?? []
    expect(seen).toMatchObject({ raisedBy: 'Alex Reed', receivedOn: '2026-11-20', receivedHow: 'IN_PERSON' })
    expect((await network.audit(person.subjectId, 'refused')).map(({ viewer_id }) => viewer_id)).toEqual([worker.id])
    // A case of theirs that the worker may not know of is none for them to go on with.
    const theirs = await requests.raised(person, person.subjectId)
    for (const sameMatterAs of [theirs.id, randomUUID()]) {
      const { answer } = await requests.raise(worker, person.subjectId, { sameMatterAs })
      expect(answer.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }])
    }
    // Each try is on record, about the person whose case it is or about nobody.
    expect(await network.audit(person.subjectId, 'refused')).toHaveLength(2)
    expect(await network.refusedAboutNobody(worker.id)).toBe(1)
    for (const nobody of [randomUUID(), 'not-an-id']) {
      expect((await requests.raise(intake, nobody)).answer.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }])
    }
  })

  it('is withheld from those who work with the person otherwise, whether there is one or not', async () => {
    const worker: Asker = { ...(await network.hire('Alex Reed', 'support-worker')), purpose: 'care' }
    const [one, other] = [await network.register(), await network.register()]
    await requests.raised(one, one.subjectId)
    const answers = []
    for (const person of [one, other]) {
      await network.relate(person.subjectId, worker.id, 'assigned-worker')
      const { complaints, withheld } = await requests.ofPerson(worker, person.subjectId)
      expect(withheld).toMatchObject([
        { on: 'ServiceUser', id: person.subjectId, field: 'complaints', category: 'complaint.matter' },
      ])
      answers.push(
        complaints,
        (withheld as { reason: string }[]).map(({ reason }) => reason),
      )
    }
    expect(answers.slice(0, 2)).toEqual(answers.slice(2))
    expect((await requests.list(worker)).ids).toEqual([])
  })

  it('is not whoever only reads it: no step is theirs, and that they tried is on record', async () => {
    const person = await network.register()
    const raised = await requests.raised(person, person.subjectId)
    await network.openWork(person.subjectId, 'rights-request')
    const reader: Asker = { ...(await network.hire('Rea Dare', 'data-protection-officer')), purpose: 'rights-request' }
    expect(await requests.find(reader, raised.id)).toMatchObject({ matter: 'Nobody came on Monday.' })
    const steps: Readonly<Record<StepName, object>> = {
      allocateComplaint: { staffMemberId: officer.id },
      nameComplainedAbout: { staffMemberId: officer.id },
      acknowledgeComplaint: {},
      decideLateComplaint: { accept: true, reason: 'They were ill.' },
      namePanel: { members: [{ staffMemberId: officer.id }] },
      holdPanel: { on: '2026-11-23' },
      sendPanelReport: { on: '2026-11-23', report: 'We found this.' },
      extendStage: { by: 1, reason: 'More is asked.', notice: 'It takes longer.' },
      decideComplaint: { findings: 'Nobody came.', outcome: 'We are sorry.' },
      advanceStage: {},
      closeComplaint: {},
      withdrawComplaint: {},
    }
    for (const [step, input] of Object.entries(steps))
      expect([step, await requests.forbidden(reader, step as StepName, raised, input)]).toEqual([step, ['FORBIDDEN']]) // keys of the record
    expect((await network.audit(person.subjectId, 'refused')).map(({ viewer_id }) => viewer_id)).toEqual(
      Object.keys(steps).map(() => reader.id),
    )
    expect(await requests.find(officer, raised.id)).toMatchObject({ version: raised.version, state: 'RECEIVED' })
  })

  it('shows whoever acts for the person what is not kept from them, and on the person’s record only', async () => {
    const person = await network.register()
    const [shown, kept] = [
      await requests.raised(person, person.subjectId),
      await requests.raised(person, person.subjectId, { matter: 'She reads my letters.' }),
    ]
    const parent = await network.represent(person.subjectId, ['identity', 'complaint.**'], [kept.id])
    expect(await requests.find(parent, shown.id)).toMatchObject({ matter: 'Nobody came on Monday.' })
    expect(await requests.find(parent, kept.id)).toBeNull()
    expect((await requests.ofPerson(parent, person.subjectId)).complaints).toMatchObject([{ id: shown.id }])
    expect((await requests.list(parent)).ids).toEqual([])
  })

  it('answers about what can be nobody’s id as about the unknown', async () => {
    const { answer } = await requests.raise(intake, 'nobody')
    expect(answer.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }])
    const tried = await network.refusedAboutNobody(officer.id)
    const found = await network.ask(officer, '{ complaint(id: "none") { id } }')
    expect(found).toEqual({ data: { complaint: null } })
    expect(await network.refusedAboutNobody(officer.id)).toBe(tried + 1)
  })

  it('keeps people to their own cases', async () => {
    const [one, other] = [await network.register(), await network.register()]
    const raised = await requests.raised(one, one.subjectId)
    await findsNothing(other, one, raised.id)
    expect(await requests.forbidden(other, 'withdrawComplaint', raised)).toEqual(['NOT_FOUND'])
    expect((await requests.list(one)).ids).toEqual([raised.id])
    expect(await requests.forbidden(one, 'acknowledgeComplaint', raised)).toEqual(['FORBIDDEN'])
  })

  it('shows another organisation nothing, also about a person of the same id', async () => {
    const person = await network.register()
    const raised = await requests.raised(person, person.subjectId)
    const elsewhere = await network.hire('Al Finch', 'complaints-officer', 'other')
    await network.admin.$executeRawUnsafe(
      `INSERT INTO facts.subject VALUES ('other', $1::uuid, 'ACTIVE', '1970-01-01')`,
      person.subjectId,
    )
    await findsNothing(elsewhere, person, raised.id)
    const theirs = await requests.raise(elsewhere, person.subjectId, { sameMatterAs: raised.id })
    expect(theirs.answer.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }])
  })

  it('lists cases page by page, by how they stand, the latest first', async () => {
    const organisation = 'bct'
    const manager = await network.hire('Bo Lark', network.bct.complaints.firstRecipient, organisation)
    const ids: string[] = []
    for (let count = 0; count < 5; count += 1) {
      const person = await network.register(organisation)
      const raised = await requests.raised(person, person.subjectId)
      ids.unshift(raised.id)
      if (count === 0) await requests.step(manager, 'acknowledgeComplaint', raised)
    }
    const first = await requests.list(manager, '(first: 2)')
    expect(first).toMatchObject({ ids: ids.slice(0, 2), pageInfo: { hasNextPage: true } })
    const second = await requests.list(manager, `(first: 3, after: "${first.pageInfo?.endCursor}")`)
    expect(second).toMatchObject({ ids: ids.slice(2), pageInfo: { hasNextPage: false } })
    expect((await requests.list(manager, '(state: ACKNOWLEDGED)')).ids).toEqual(ids.slice(4))
    expect((await requests.list(manager, '(state: CLOSED)')).ids).toEqual([])
    expect((await requests.list(manager, '(after: "bm9uc2Vuc2U")')).errors).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT' } },
    ])
  })

  it('gives the purpose of complaint handling a work item, until a year after the end of the case', async () => {
    const person = await network.register()
    const raised = await requests.raised(person, person.subjectId)
    const item = { purpose: 'complaint-handling', from_at: new Date('2026-11-23T00:00:00Z') }
    expect(await network.facts('complaints_work_item', person.subjectId)).toMatchObject([{ ...item, until_at: null }])
    await requests.step(person, 'withdrawComplaint', raised)
    expect(await network.facts('complaints_work_item', person.subjectId)).toMatchObject([
      { ...item, until_at: new Date('2027-11-23T00:00:00Z') },
    ])
  })

  it('keeps whoever handled it an investigator for a year after the end of the case', async () => {
    const person = await network.register()
    const raised = await requests.raised(person, person.subjectId)
    const allocated = await requests.step(officer, 'allocateComplaint', raised, { staffMemberId: colleague.id })
    await requests.step(person, 'withdrawComplaint', allocated)
    const [latest, ...others] = await standings(person.subjectId, colleague.id)
    for (const each of [latest, ...others])
      expect(each).toMatchObject({ kind: 'investigator', until_at: new Date('2027-11-23T00:00:00Z') })
  })

  it('records who read it', async () => {
    const person = await network.register()
    const raised = await requests.raised(person, person.subjectId)
    await requests.find(officer, raised.id)
    expect(await network.audit(person.subjectId, 'disclosed')).toContainEqual(
      expect.objectContaining({
        viewer_id: officer.id,
        categories: expect.arrayContaining(['complaint.matter']) as string[],
      }),
    )
  })

  it('reads the cases of many people with as many statements as those of one', async () => {
    const people = []
    for (let count = 0; count < 12; count += 1) people.push(await network.register())
    for (const person of people) await requests.raised(person, person.subjectId)
    const db = connect(network.installation.serviceUrl('complaints'))
    try {
      const read = async (some: readonly { readonly subjectId: string }[]) => {
        let statements = 0
        const counted = db.$extends({
          query: { $allOperations: ({ args, query }) => ((statements += 1), query(args)) },
        }) as unknown as typeof db // the same questions and answers, counted
        const loader = caseLoader(counted, { organisation: 'dmws', id: officer.id, now: network.clock.now() })
        const found = await withOrganisation('dmws', () =>
          Promise.all(
            some.map(async ({ subjectId: serviceUserId }) => {
              const cases = await loader.pageOf('newestFirst', { serviceUserId, before: null, after: null, limit: 26 })
              return Promise.all(cases.map(async (each) => [await loader.eventsOf(each.id), await loader.linkedTo(each)]))
            }),
          ),
        )
        expect(found.flat()).toHaveLength(some.length)
        return statements
      }
      expect(await read(people)).toBe(await read(people.slice(0, 1)))
    } finally {
      await db.$disconnect()
    }
  })
})
