import { randomUUID } from 'node:crypto'
import { withOrganisation } from '@candour/database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startAccessNetwork, type AccessNetwork, type Asker } from './support/access-network.ts'
import { answered } from './support/answered.ts'
import { hireStaff } from './support/staff-of-dmws.ts'

const organisation = 'dmws'
const people = `query ($people: [_Any!]!) { _entities(representations: $people) { ... on ServiceUser { id assignments { id worker kind from until } } } }`
const assignWorker = `mutation ($input: AssignWorkerInput!) {
  assignWorker(input: $input) { assignment { id worker kind } userErrors { code path } }
}`
const endAssignment = `mutation ($input: EndAssignmentInput!) { endAssignment(input: $input) { assignment { id until } userErrors { code } } }`
const excludeStaff = `mutation ($input: ExcludeStaffInput!) { excludeStaff(input: $input) { excluded userErrors { code path } } }`

describe('who works with whom', () => {
  let network: AccessNetwork
  let staff: Awaited<ReturnType<typeof hireStaff>>
  let manager: Asker
  let team: string

  beforeAll(async () => {
    network = await startAccessNetwork()
    staff = await hireStaff(network)
    manager = { id: staff.manager, purpose: 'care' }
    team = await network.seeding.createTeam({ organisation, name: 'Welfare team', managerId: staff.manager })
    await network.seeding.addToTeam({ organisation, teamId: team, staffMemberId: staff.worker })
  }, 120_000)
  afterAll(() => network?.[Symbol.asyncDispose]())

  /** Somebody whom the manager's team looks after. */
  const personOfTeam = async () => {
    const subjectId = await network.register()
    await network.seeding.addToCaseload({ organisation, teamId: team, subjectId })
    return subjectId
  }
  const assignmentsOf = async (asker: Asker, id: string) => {
    const answer = await network.ask(asker, people, { people: [{ __typename: 'ServiceUser', id }] })
    return answered<{ assignments: { id: string; worker: string }[] | null }[]>(answer, '_entities')[0]!.assignments
  }
  const assign = (asker: Asker, serviceUserId: string, staffMemberId: string) =>
    network.ask(asker, assignWorker, { input: { serviceUserId, staffMemberId } })
  const relationships = async (subjectId: string, viewerId: string) => {
    const rows = await network.asService.$queryRawUnsafe<{ kind: string }[]>(
      `SELECT kind FROM facts.relationship WHERE organisation = $1 AND subject_id = $2::uuid AND viewer_id = $3
         AND from_at <= $4 AND (until_at IS NULL OR until_at > $4) ORDER BY kind`,
      organisation,
      subjectId,
      viewerId,
      network.clock.now(),
    )
    return rows.map(({ kind }) => kind)
  }

  it('is settled by the team’s manager, effective on the next read [DMWS-09]', async () => {
    const person = await personOfTeam()
    expect(await relationships(person, staff.otherWorker)).toEqual([])
    const made = await assign(manager, person, staff.otherWorker)
    expect(made.data?.['assignWorker']).toMatchObject({
      assignment: { worker: 'Kim Vale', kind: 'assigned-worker' },
      userErrors: [],
    })
    expect(await relationships(person, staff.otherWorker)).toEqual(['assigned-worker'])
    expect(await assignmentsOf(manager, person)).toMatchObject([{ worker: 'Kim Vale', kind: 'assigned-worker', until: null }])

    const { id } = answered<{ assignment: { id: string } }>(made, 'assignWorker').assignment
    network.clock.advance(1000)
    const ended = await network.ask(manager, endAssignment, { input: { assignmentId: id } })
    expect(ended.data?.['endAssignment']).toEqual({
      assignment: { id, until: network.clock.now().toISOString() },
      userErrors: [],
    })
    expect(await relationships(person, staff.otherWorker)).toEqual([])
    expect(await assignmentsOf(manager, person)).toEqual([])
    const again = await network.ask(manager, endAssignment, { input: { assignmentId: id } })
    expect(again.data?.['endAssignment']).toMatchObject({ assignment: { id }, userErrors: [{ code: 'CONFLICT' }] })
  })

  it('is not settled by workers, administrators, or managers of other teams [DMWS-09]', async () => {
    const person = await personOfTeam()
    await network.seeding.assign({ organisation, subjectId: person, staffMemberId: staff.worker })
    const rival = await staff.hire('rival', 'Ri Val')
    const approval = { requestedById: staff.administrator, approvedById: staff.dpo }
    await network.seeding.grantRole({ organisation, staffMemberId: rival, role: 'team-manager', approval })
    for (const asker of [{ id: staff.worker }, { id: staff.administrator, purpose: 'administration' as const }, { id: rival }]) {
      const { data, errors } = await assign(asker, person, staff.otherWorker)
      expect(data?.['assignWorker']).toBeUndefined()
      // A stranger to the person is not even told that they exist.
      const code = asker.id === staff.worker ? 'FORBIDDEN' : 'NOT_FOUND'
      expect(errors).toMatchObject([{ extensions: { code } }])
    }
    expect(await relationships(person, staff.otherWorker)).toEqual([])
    const id = (await assignmentsOf(manager, person))?.[0]?.id
    const { errors } = await network.ask({ id: rival }, endAssignment, { input: { assignmentId: id } })
    const unknown = await network.ask({ id: rival }, endAssignment, { input: { assignmentId: randomUUID() } })
    expect(errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }])
    expect(unknown.errors).toMatchObject([
      { message: (errors![0] as { message: string }).message, extensions: { code: 'NOT_FOUND' } },
    ])
  })

  it('is shown to nobody but the manager, the data protection officer and the person', async () => {
    const person = await personOfTeam()
    await network.seeding.assign({ organisation, subjectId: person, staffMemberId: staff.worker })
    const account = randomUUID()
    await network.signIn(account, 'service-user')
    await network.seeding.linkPersonAccount({ organisation, accountId: account, subjectId: person })
    await network.openWork(person, 'rights-request')
    const askers: [Asker, boolean][] = [
      [manager, true],
      [{ id: staff.dpo, purpose: 'rights-request' }, true],
      [{ id: account, kind: 'service-user', purpose: 'own-record' }, true],
      [{ id: staff.worker }, false],
      [{ id: staff.otherWorker }, false],
      [{ id: staff.administrator, purpose: 'administration' }, false],
      [{ id: staff.dpo, purpose: 'administration' }, false],
      [{ id: account, kind: 'service-user', purpose: null }, false],
    ]
    for (const [asker, shown] of askers) expect([asker, (await assignmentsOf(asker, person)) !== null]).toEqual([asker, shown])
  })

  it('answers about the excluded, the unknown and people of other organisations alike', async () => {
    const elsewhere = await network.register('other')
    const asker = { id: staff.otherWorker }
    const answers = await Promise.all(
      [await personOfTeam(), elsewhere, randomUUID()].map(async (id) => {
        const { data, extensions } = await network.ask(asker, people, { people: [{ __typename: 'ServiceUser', id }] })
        return JSON.stringify({ data, extensions }).replaceAll(id, 'ID')
      }),
    )
    expect(new Set(answers).size).toBe(1)
    // What cannot be an id is nobody's, and is not told back.
    const { data, extensions } = await network.ask(asker, people, { people: [{ __typename: 'ServiceUser', id: 'no id at all' }] })
    expect({ data, extensions }).toEqual({ data: { _entities: [null] }, extensions: undefined })
  })

  it('is given to support workers who are here and not excluded', async () => {
    const person = await personOfTeam()
    const refusals = async (id: string) =>
      answered<{ userErrors: { code: string }[] }>(await assign(manager, person, id), 'assignWorker').userErrors.map(
        ({ code }) => code,
      )
    expect(await refusals(staff.dpo)).toEqual(['NOT_A_SUPPORT_WORKER'])
    expect(await refusals(randomUUID())).toEqual(['UNKNOWN_STAFF_MEMBER'])
    expect(await refusals(staff.worker)).toEqual([])
    expect(await refusals(staff.worker)).toEqual(['ALREADY_ASSIGNED'])
    await network.seeding.exclude({ organisation, subjectId: person, staffMemberId: staff.otherWorker, reason: 'is the sister' })
    expect(await refusals(staff.otherWorker)).toEqual(['NOT_ASSIGNABLE'])
  })

  it('ends for a member of staff who is excluded, whatever else would let them in; why is kept sealed', async () => {
    const person = await personOfTeam()
    await network.seeding.assign({ organisation, subjectId: person, staffMemberId: staff.worker })
    expect(await relationships(person, staff.worker)).toEqual(['assigned-worker', 'team'])
    const input = { serviceUserId: person, staffMemberId: staff.worker, reason: 'is a cousin of the person' }
    const colleague = { ...manager, id: staff.otherWorker }
    expect((await network.ask(colleague, excludeStaff, { input })).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }])
    const { data } = await network.ask(manager, excludeStaff, { input })
    expect(data?.['excludeStaff']).toEqual({ excluded: true, userErrors: [] })
    expect(await relationships(person, staff.worker)).toEqual(['excluded', 'team'])
    const [row] = await network.asService.$queryRawUnsafe<{ reason: Uint8Array }[]>(
      'SELECT reason_sealed AS reason FROM access.exclusion WHERE subject_id = $1::uuid',
      person,
    )
    expect(Buffer.from(row!.reason).includes('cousin')).toBe(false)

    const blank = await network.ask(manager, excludeStaff, {
      input: { ...input, staffMemberId: staff.otherWorker, reason: '  ' },
    })
    expect(blank.data?.['excludeStaff']).toEqual({ excluded: null, userErrors: [{ code: 'REASON_MISSING', path: ['reason'] }] })
  })

  it('loses a manager who is excluded themselves', async () => {
    const person = await personOfTeam()
    await network.seeding.exclude({ organisation, subjectId: person, staffMemberId: staff.manager, reason: 'is the neighbour' })
    expect(await assignmentsOf(manager, person)).toBeNull()
    expect((await assign(manager, person, staff.worker)).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }])
  })

  it('is not changed at all when the change cannot be put on record', async () => {
    const person = await personOfTeam()
    const refuse = `ALTER TABLE access.audit ADD CONSTRAINT no_assignments CHECK (resource <> 'Assignment') NOT VALID`
    await network.admin.$executeRawUnsafe(refuse)
    try {
      const { errors } = await assign(manager, person, staff.worker)
      expect(errors).toMatchObject([{ extensions: { code: 'INTERNAL' } }])
      // A sensitive read gives nothing either when it cannot be recorded.
      const blocked = `ALTER TABLE access.audit ADD CONSTRAINT no_reads CHECK (outcome <> 'disclosed') NOT VALID`
      await network.admin.$executeRawUnsafe(blocked)
      const answer = await network.ask(manager, people, { people: [{ __typename: 'ServiceUser', id: person }] })
      expect(answer).toMatchObject({ errors: [{ extensions: { code: 'UNAVAILABLE' } }] })
      expect(answer.data).toBeUndefined()
    } finally {
      await network.admin.$executeRawUnsafe(
        'ALTER TABLE access.audit DROP CONSTRAINT no_assignments, DROP CONSTRAINT IF EXISTS no_reads',
      )
    }
    expect(await relationships(person, staff.worker)).toEqual(['team'])
  })

  it('gives each of many people their own workers', async () => {
    const ids = await Promise.all([personOfTeam(), personOfTeam(), personOfTeam()])
    for (const subjectId of ids) await network.seeding.assign({ organisation, subjectId, staffMemberId: staff.worker })
    const { data } = await network.ask(manager, people, { people: ids.map((id) => ({ __typename: 'ServiceUser', id })) })
    const found = data?.['_entities'] as { id: string; assignments: { worker: string }[] }[]
    expect(found.map(({ id }) => id)).toEqual(ids)
    for (const { assignments } of found) expect(assignments.map(({ worker }) => worker)).toEqual(['Alex Reed'])
  })

  it('begins for whoever registers a person, and for their team, however often it is told', async () => {
    const subjectId = await network.register()
    const job = {
      id: randomUUID(),
      queue: 'access/assign-registering-worker',
      data: { organisation, serviceUserId: subjectId, staffMemberId: staff.worker },
      startedAt: network.clock.now(),
    }
    const handle = network.handlers['access/assign-registering-worker']
    await Promise.all([handle(job), handle(job)])
    await handle(job)
    expect(await relationships(subjectId, staff.worker)).toEqual(['assigned-worker', 'team'])
    expect(await relationships(subjectId, staff.manager)).toEqual(['team-manager'])
  })

  it('is that of the team which has the person, as long as it has them', async () => {
    const person = await personOfTeam()
    const [head, member] = [await staff.hire('head', 'Hattie Adair'), await staff.hire('member', 'Mem Burr')]
    const teamId = await network.seeding.createTeam({ organisation, name: 'Night team', managerId: head })
    await network.seeding.addToTeam({ organisation, teamId, staffMemberId: member })
    expect(await relationships(person, staff.worker)).toEqual(['team'])
    for (const stranger of [head, member]) expect(await relationships(person, stranger)).toEqual([])
    await withOrganisation(organisation, () =>
      network.asService.teamCaseload.updateMany({ where: { subjectId: person }, data: { untilAt: network.clock.now() } }),
    )
    for (const former of [staff.worker, staff.manager]) expect(await relationships(person, former)).toEqual([])
  })

  it('is told with a role that is over for whoever left, whether it was ended or not', async () => {
    const leaver = await staff.hire('leaver', 'Lee Verne')
    const approval = { requestedById: staff.administrator, approvedById: staff.dpo }
    await network.seeding.grantRole({ organisation, staffMemberId: leaver, role: 'support-worker', approval })
    const leftAt = network.clock.now()
    await withOrganisation(organisation, () => network.asService.staffMember.update({ where: { id: leaver }, data: { leftAt } }))
    const rolesOf = (id: string) =>
      network.asService.$queryRawUnsafe('SELECT role, ended_at FROM facts.role WHERE account_id = $1::uuid', id)
    expect(await rolesOf(leaver)).toEqual([{ role: 'support-worker', ended_at: leftAt }])
    expect(await rolesOf(staff.worker)).toEqual([{ role: 'support-worker', ended_at: null }])
  })

  it('cannot join rows of two organisations, not even past the rules', async () => {
    const foreigners = await hireStaff(network, 'other')
    const joined = withOrganisation(organisation, () =>
      network.asService.teamMember.create({
        data: { id: randomUUID(), organisation, teamId: team, staffMemberId: foreigners.worker, fromAt: network.clock.now() },
      }),
    )
    await expect(joined).rejects.toThrow(/foreign key/i)
  })

  it('lets an agency see whom it was referred, within its scopes, until it is switched off', async () => {
    const clientId = 'partner-agency'
    await network.seeding.registerIntegrator({ organisation, clientId, name: 'Partner Agency' })
    await network.seeding.grantScope({ organisation, clientId, categoryPattern: 'contact', purpose: 'care' })
    await expect(network.seeding.grantScope({ organisation, clientId, categoryPattern: '**', purpose: 'care' })).rejects.toThrow(
      /TOO_WIDE/,
    )
    await network.seeding.registerIntegrator({ organisation, clientId: 'another-agency', name: 'Another Agency' })
    const person = await network.register()
    await network.seeding.assignSystem({ organisation, subjectId: person, clientId, as: 'referral-recipient' })
    expect(await relationships(person, clientId)).toEqual(['referral-recipient'])
    const scopes = () =>
      network.asService.$queryRawUnsafe(
        'SELECT category_pattern, purpose FROM facts.integrator_scope WHERE client_id = $1',
        clientId,
      )
    expect(await scopes()).toEqual([{ category_pattern: 'contact', purpose: 'care' }])
    await withOrganisation(organisation, () =>
      network.asService.integrator.update({ where: { clientId }, data: { endedAt: network.clock.now() } }),
    )
    expect(await scopes()).toEqual([])
  })
})
