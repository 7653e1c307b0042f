import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startComplaintsNetwork, type Asker, type ComplaintsNetwork } from './support/complaints-network.ts'
import { requestsOf } from './support/requests.ts'

const day = 24 * 3_600_000

describe('a case from its arrival to its closure', () => {
  let network: ComplaintsNetwork
  let requests: ReturnType<typeof requestsOf>
  let officer: Asker
  let handler: Asker
  let reviewer: Asker

  beforeAll(async () => {
    network = await startComplaintsNetwork()
    requests = requestsOf(network)
    officer = await network.hire('Ola Finch', 'data-protection-officer')
    handler = await network.hire('Kim Vale', 'data-protection-officer')
    reviewer = await network.hire('Rae Hill', 'data-protection-officer')
  }, 120_000)
  afterAll(() => network?.[Symbol.asyncDispose]())

  it('is raised by the person themselves, sorted, and goes to the data protection officer first [DMWS-46, DMWS-47]', async () => {
    const person = await network.register()
    const raised = await requests.raised(person, person.subjectId, { desiredOutcome: 'An apology' })
    expect(raised).toMatchObject({
      reference: expect.stringMatching(/^DMWS-C-\d{6}$/) as string,
      kind: 'COMPLAINT',
      state: 'RECEIVED',
      matter: 'Nobody came on Monday.',
      desiredOutcome: 'An apology',
      category: { code: 'using' },
      procedure: { code: 'data-protection-complaint' },
      queue: 'data protection officer',
      raisedBy: 'You',
      receivedOn: '2026-11-23',
      receivedHow: 'SELF_SERVICE',
      clock: { startsOn: '2026-11-23', dueOn: '2026-12-23', state: 'ON_TIME', pausedDays: 0 },
      timeline: [{ kind: 'RAISED', by: 'You' }],
      serviceUser: { id: person.subjectId },
      viewerCan: { withdraw: true, allocate: false, acknowledge: false, decide: false },
    })
    expect(await network.facts('complaint', person.subjectId)).toMatchObject([
      { complaint_id: raised.id, kind: 'COMPLAINT', closed_on: null },
    ])
    const unsorted = await requests.raise(person, person.subjectId, { category: null })
    expect(unsorted.outcome).toMatchObject({ complaint: null, userErrors: [{ code: 'INVALID', path: ['category'] }] })
  })

  it('is acknowledged, given to somebody, decided with findings and outcome, and closed [BCT-39, DMWS-48, DMWS-49, DMR-72]', async () => {
    const person = await network.register()
    const raised = await requests.raised(person, person.subjectId)
    const acknowledged = await requests.step(officer, 'acknowledgeComplaint', raised)
    expect(acknowledged).toMatchObject({
      state: 'ACKNOWLEDGED',
      stages: [{ acknowledgedOn: '2026-11-23' }],
      clock: { state: 'DONE' },
    })
    expect(acknowledged.timeline?.at(-1)?.text).toContain('our data protection officer first')
    expect(await requests.refused(officer, 'decideComplaint', acknowledged, { findings: 'x', outcome: 'y' })).toEqual(['NOT_NOW'])
    const allocated = await requests.step(officer, 'allocateComplaint', acknowledged, { staffMemberId: handler.id })
    expect(allocated).toMatchObject({ state: 'IN_PROGRESS', handler: 'Kim Vale', viewerCan: { decide: true, close: false } })
    // Among all that may be theirs to handle, each finds their own.
    const mine = async (asker: Asker) => (await requests.list(asker, '(mine: true)')).ids
    expect([await mine(handler), await mine(officer)]).toEqual([[raised.id], []])
    const isTheirs = async (asker: Asker) => (await requests.find(asker, raised.id))?.viewerIsHandler
    expect([await isTheirs(handler), await isTheirs(officer)]).toEqual([true, false])
    expect(await requests.refused(handler, 'closeComplaint', allocated)).toEqual(['NOT_NOW'])
    expect(await requests.refused(handler, 'decideComplaint', allocated, { outcome: 'We are sorry.' })).toEqual(['INVALID'])
    const said = { findings: 'The visit was not entered.', outcome: 'We are sorry.' }
    const decided = await requests.step(handler, 'decideComplaint', allocated, said)
    expect(decided).toMatchObject({ state: 'DECIDED', findings: 'The visit was not entered.', stages: [{ decider: 'Kim Vale' }] })
    const { regulator } = network.dmws
    for (const part of ['We are sorry.', regulator.name, regulator.phone, regulator.url]) expect(decided.outcome).toContain(part)
    const closed = await requests.step(handler, 'closeComplaint', decided)
    expect(closed).toMatchObject({ state: 'CLOSED', closedOn: '2026-11-23' })
    const seen = await requests.find(person, raised.id)
    expect(seen).toMatchObject({ state: 'CLOSED', outcome: decided.outcome, viewerCan: { withdraw: false } })
    expect(seen?.timeline?.map(({ kind }) => kind)).toEqual(['RAISED', 'ACKNOWLEDGED', 'ALLOCATED', 'DECIDED', 'CLOSED'])
    const [fact] = await network.facts('complaint', person.subjectId)
    expect(fact).toMatchObject({ closed_on: new Date('2026-11-23T00:00:00Z'), last_action_on: new Date('2026-11-23T00:00:00Z') })
    const changes = await network.audit(person.subjectId, 'changed')
    expect(changes.map(({ resource }) => resource)).toEqual(Array(5).fill('Complaint'))
  })

  it('can be of each kind, and is answered without an investigation where it is no complaint [BCT-01, BCT-59, BCT-11]', async () => {
    const person = await network.register('bct')
    const manager = await network.hire('Bo Lark', network.bct.complaints.firstRecipient, 'bct')
    for (const kind of ['ENQUIRY', 'COMPLIMENT', 'INFORMATION_REQUEST', 'COMMENT']) {
      const raised = await requests.raised(person, person.subjectId, { kind, category: null, service: 'fostering' })
      expect(raised).toMatchObject({ kind, service: { code: 'fostering' }, procedure: { code: 'correspondence' } })
      const answered = await requests.step(manager, 'decideComplaint', raised, { outcome: 'Thank you for writing.' })
      expect(answered).toMatchObject({ state: 'DECIDED', findings: null })
    }
    const { complaints } = await requests.ofPerson(person, person.subjectId)
    expect(complaints?.map(({ kind }) => kind)).toEqual(['COMMENT', 'INFORMATION_REQUEST', 'COMPLIMENT', 'ENQUIRY'])
    const elsewhere = await network.register()
    const refused = await requests.raise(elsewhere, elsewhere.subjectId, { kind: 'COMPLIMENT', category: null })
    expect(refused.outcome?.userErrors).toEqual([{ code: 'INVALID', path: ['kind'] }])
  })

  it('that came too late is marked so, and looked into all the same when somebody decides it, with the reason', async () => {
    const organisation = 'dppc'
    const person = await network.register(organisation)
    const dpo = await network.hire('Bo Lark', network.dppc.complaints.firstRecipient, organisation)
    // 12 months from the event or knowledge: 2009 Regulations.
    const dates = { category: 'support', happenedOn: '2025-01-10', knownOn: '2025-11-23' }
    const inTime = await requests.raised(person, person.subjectId, dates)
    expect(inTime).toMatchObject({ procedure: { code: 'adult-social-care-2009' }, knownOn: '2025-11-23', lateness: null })
    let late = await requests.raised(person, person.subjectId, { ...dates, knownOn: '2025-11-22' })
    expect(late).toMatchObject({
      state: 'RECEIVED',
      lateness: { lastDay: '2026-11-22', acceptable: true, decision: null },
      viewerCan: { decideLate: false },
    })
    expect(late.lateness?.explanation).toContain('It came too late: 12 months from 22 November 2025')
    late = await requests.step(dpo, 'acknowledgeComplaint', late)
    late = await requests.step(dpo, 'allocateComplaint', late, { staffMemberId: dpo.id })
    expect(late.viewerCan).toMatchObject({ decideLate: true, decide: false })
    const said = { findings: 'Found', outcome: 'Said' }
    expect(await requests.refused(dpo, 'decideComplaint', late, said)).toEqual(['NOT_NOW'])
    expect(await requests.refused(dpo, 'decideLateComplaint', late, { accept: true, reason: ' ' })).toEqual(['INVALID'])
    expect(await requests.forbidden(person, 'decideLateComplaint', late, { accept: true, reason: 'Me' })).toEqual(['FORBIDDEN'])
    late = await requests.step(dpo, 'decideLateComplaint', late, { accept: true, reason: 'They were ill.' })
    expect(late).toMatchObject({ lateness: { decision: 'ACCEPTED' }, viewerCan: { decideLate: false, decide: true } })
    expect(late.timeline?.at(-1)).toMatchObject({ kind: 'LATE_ACCEPTED', by: 'Bo Lark', text: 'They were ill.' })
    expect(await requests.step(dpo, 'decideComplaint', late, said)).toMatchObject({ state: 'DECIDED' })
  })

  it('that came too late is refused by a person only, who says why and whom else to turn to', async () => {
    const person = await network.register('bct')
    const officer = await network.hire('Bo Lark', 'complaints-officer', 'bct')
    const elsewhere = await network.hire('Di Moss', 'complaints-officer', 'bct')
    // 1 year from the event: Children Act 2006 Regulations, whenever it was known.
    const dates = { service: 'fostering', happenedOn: '2025-11-22', knownOn: '2026-11-01' }
    const late = await requests.raised(officer, person.subjectId, { ...dates, complainedAbout: [elsewhere.id] })
    expect(late).toMatchObject({ procedure: { code: 'children-act-2006' }, lateness: { lastDay: '2026-11-22', decision: null } })
    expect(await requests.forbidden(elsewhere, 'decideLateComplaint', late, { accept: false, reason: 'No' })).toEqual([
      'NOT_FOUND',
    ])
    const refused = await requests.step(officer, 'decideLateComplaint', late, { accept: false, reason: 'Nobody can say now.' })
    expect(refused).toMatchObject({
      state: 'DECIDED',
      findings: null,
      lateness: { decision: 'REFUSED' },
      viewerCan: { close: true, advance: false },
      timeline: [{}, {}, { kind: 'LATE_REFUSED', text: 'Nobody can say now.' }].slice(1),
    })
    const seen = await requests.find(person, late.id)
    expect(seen?.viewerCan).toMatchObject({ advance: false })
    const { ombudsman, dataProtection } = network.bct.regulators
    for (const part of ['Nobody can say now.', 'It came too late: 12 months', ombudsman?.name, dataProtection.name])
      expect(seen?.outcome).toContain(part)
    expect(seen?.outcome).not.toContain('next stage')
    expect((await requests.raise(person, person.subjectId, { ...dates, happenedOn: '2026-11-24' })).outcome?.userErrors).toEqual([
      { code: 'INVALID', path: ['happenedOn'] },
      { code: 'INVALID', path: ['knownOn'] },
    ])
  })

  it('goes on to a second stage, with a deadline of its own and decided by somebody else', async () => {
    const person = await network.register('bct')
    const role = network.bct.complaints.firstRecipient
    const [first, second] = [await network.hire('Bo Lark', role, 'bct'), await network.hire('Cy Wren', role, 'bct')]
    const said = { findings: 'Found', outcome: 'Said' }
    let seen = await requests.raised(person, person.subjectId, { service: 'other' })
    expect(seen).toMatchObject({ procedure: { code: 'ombudsman-code' }, clock: { dueOn: '2026-11-30' } })
    seen = await requests.step(first, 'acknowledgeComplaint', seen)
    expect(seen.clock).toMatchObject({ dueOn: '2026-12-07', provisional: false })
    seen = await requests.step(first, 'allocateComplaint', seen, { staffMemberId: first.id })
    seen = await requests.step(first, 'extendStage', seen, {
      by: 5,
      reason: 'A witness is away.',
      notice: 'It takes a week more.',
    })
    expect(seen).toMatchObject({ clock: { dueOn: '2026-12-14' }, stages: [{ extensionReason: 'A witness is away.' }] })
    expect(seen.clock?.explanation).toContain('A witness is away')
    expect(await requests.refused(first, 'extendStage', seen, { by: 1, reason: 'Again', notice: 'Again' })).toEqual(['NOT_NOW'])
    seen = await requests.step(first, 'decideComplaint', seen, said)
    network.clock.advance(2 * day)
    seen = await requests.step(person, 'advanceStage', seen, { reason: 'You did not ask me.' })
    expect(seen).toMatchObject({ state: 'RECEIVED', handler: null, clock: { startsOn: '2026-11-25', dueOn: '2026-12-02' } })
    expect(seen.stages).toHaveLength(2)
    seen = await requests.step(second, 'acknowledgeComplaint', seen)
    expect(await requests.refused(second, 'allocateComplaint', seen, { staffMemberId: first.id })).toEqual(['DECIDED_BEFORE'])
    seen = await requests.step(second, 'allocateComplaint', seen, { staffMemberId: second.id })
    expect(await requests.refused(first, 'decideComplaint', seen, said)).toEqual(['DECIDED_BEFORE'])
    seen = await requests.step(second, 'decideComplaint', seen, { ...said, outcome: 'Said again' })
    expect(seen.stages?.map(({ decider }) => decider)).toEqual(['Bo Lark', 'Cy Wren'])
    expect(seen.outcome).toContain('Said again')
    expect(await requests.refused(second, 'advanceStage', seen)).toEqual(['NOT_NOW'])
  })

  it('is taken back by the person alone, at any time before it is decided', async () => {
    const person = await network.register()
    const raised = await requests.raised(person, person.subjectId)
    expect(await requests.forbidden(officer, 'withdrawComplaint', raised)).toEqual(['FORBIDDEN'])
    const withdrawn = await requests.step(person, 'withdrawComplaint', raised, { reason: 'It is settled.' })
    expect(withdrawn).toMatchObject({
      state: 'WITHDRAWN',
      clock: null,
      timeline: [{}, { kind: 'WITHDRAWN', text: 'It is settled.' }],
    })
    expect(await requests.refused(officer, 'acknowledgeComplaint', withdrawn)).toEqual(['NOT_NOW'])
  })

  it('is two linked cases when one matter runs under two procedures, which are never merged', async () => {
    const person = await network.register('bct')
    const manager = await network.hire('Bo Lark', 'complaints-officer', 'bct')
    const about = await network.hire('Di Moss', 'support-worker', 'bct')
    const statutory = await requests.raised(manager, person.subjectId, { service: 'fostering', complainedAbout: [about.id] })
    expect(statutory).toMatchObject({ procedure: { code: 'children-act-2006' }, complainedAbout: ['Di Moss'] })
    const input = { category: 'personal-data', sameMatterAs: statutory.id, matter: 'The same, about my data.' }
    const second = await requests.raised(manager, person.subjectId, input)
    expect(second).toMatchObject({
      procedure: { code: 'data-protection-complaint' },
      complainedAbout: ['Di Moss'],
      linked: [{ id: statutory.id, procedure: { code: 'children-act-2006' } }],
    })
    expect(second.reference).not.toBe(statutory.reference)
    for (const same of [
      input,
      { service: 'fostering', sameMatterAs: statutory.id },
      { service: 'fostering', sameMatterAs: second.id },
    ]) {
      const { outcome } = await requests.raise(manager, person.subjectId, same)
      expect(outcome).toMatchObject({ complaint: null, userErrors: [{ code: 'SAME_PROCEDURE', path: ['sameMatterAs'] }] })
    }
    const withdrawn = await requests.step(person, 'withdrawComplaint', statutory)
    expect(withdrawn.state).toBe('WITHDRAWN')
    expect(await requests.find(person, second.id)).toMatchObject({ state: 'RECEIVED' })
  })

  it('under another procedure does not betray a case that one may not see', async () => {
    const person = await network.register('bct')
    const manager = await network.hire('Bo Lark', 'complaints-officer', 'bct')
    const about = await network.hire('Di Moss', 'complaints-officer', 'bct')
    const seen = await requests.raised(manager, person.subjectId, { service: 'fostering' })
    const input = { category: 'personal-data', sameMatterAs: seen.id }
    const unseen = await requests.raised(manager, person.subjectId, input)
    await requests.step(manager, 'nameComplainedAbout', unseen, { staffMemberId: about.id })
    expect(await requests.find(about, unseen.id)).toBeNull()
    for (const sameMatterAs of [unseen.id, randomUUID(), 'not-an-id']) {
      const linking = await requests.raise(about, person.subjectId, { service: 'fostering', sameMatterAs })
      expect(linking.answer.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }])
    }
    const { outcome } = await requests.raise(about, person.subjectId, input)
    expect(outcome).toMatchObject({ complaint: { linked: [{ id: seen.id }] }, userErrors: [] })
  })

  it('under another procedure is told of only to whoever may know of it as well', async () => {
    const person = await network.register('bct')
    const lead = await network.hire('Bo Lark', 'complaints-officer', 'bct')
    const handler = await network.hire('Mo Tanner', 'team-manager', 'bct')
    const raised = await requests.raised(lead, person.subjectId, { service: 'fostering' })
    const same = await requests.raised(lead, person.subjectId, { category: 'personal-data', sameMatterAs: raised.id })
    await requests.step(lead, 'allocateComplaint', raised, { staffMemberId: handler.id })
    for (const asker of [lead, person])
      expect((await requests.find(asker, raised.id))?.linked?.map(({ id }) => id)).toEqual([same.id])
    expect(await requests.find(handler, raised.id)).toMatchObject({ handler: 'Mo Tanner', linked: [] })
  })

  it('is not acted on twice from one version: the second is told how it stands now', async () => {
    const person = await network.register()
    const raised = await requests.raised(person, person.subjectId)
    const [one, two] = await Promise.all([
      requests.mutate(officer, 'acknowledgeComplaint', { complaintId: raised.id, version: raised.version }),
      requests.mutate(reviewer, 'acknowledgeComplaint', { complaintId: raised.id, version: raised.version }),
    ])
    const codes = [one, two].map(({ outcome }) => outcome?.userErrors.map(({ code }) => code) ?? null)
    expect(codes.toSorted()).toEqual([[], ['CONFLICT']])
    const conflicting = [one, two].find(({ outcome }) => outcome?.userErrors.length === 1)
    expect(conflicting?.outcome?.complaint).toMatchObject({ state: 'ACKNOWLEDGED', version: 2 })
  })

  it('keeps what was written sealed under the person’s key, and its timeline as it was [BCT-02]', async () => {
    const person = await network.register()
    const raised = await requests.raised(person, person.subjectId)
    const [row] = await network.admin.$queryRawUnsafe<Record<string, unknown>[]>(
      'SELECT * FROM complaints.complaint_case WHERE id = $1::uuid',
      raised.id,
    )
    expect(Buffer.from(row!['matter_sealed'] as Uint8Array).toString('latin1')).not.toContain('Monday')
    expect(Object.values(row!).filter((value) => typeof value === 'string')).not.toContain('Nobody came on Monday.')
    await expect(
      network.admin.$executeRawUnsafe(`UPDATE complaints.case_event SET kind = 'CLOSED' WHERE case_id = $1::uuid`, raised.id),
    ).rejects.toThrow(/never changed/)
  })

  it('can be seeded, by the same rules', async () => {
    const person = await network.register()
    const by = { id: officer.id, name: 'Ola Finch' }
    const at = (date: string) => new Date(`${date}T10:00:00Z`)
    const seed = {
      kind: 'COMPLAINT',
      matter: 'My letter went to another house.',
      category: 'using',
      receivedHow: 'LETTER',
      at: at('2026-10-01'),
      by,
      steps: [
        { step: 'acknowledge', at: at('2026-10-02'), by },
        { step: 'allocate', at: at('2026-10-05'), by, to: { id: handler.id, name: 'Kim Vale' } },
        { step: 'decide', at: at('2026-10-12'), by, findings: 'An old address.', outcome: 'We are sorry.' },
        { step: 'close', at: at('2026-10-12'), by },
      ],
    } as const
    const id = await network.seeding.addCase('dmws', person.subjectId, seed)
    const seen = await requests.find(person, id)
    expect(seen).toMatchObject({ state: 'CLOSED', receivedOn: '2026-10-01', closedOn: '2026-10-12', findings: 'An old address.' })
    await expect(network.seeding.addCase('dmws', person.subjectId, { ...seed, category: 'weather' })).rejects.toThrow(RangeError)
    const unready = { ...seed, steps: [seed.steps[3]] }
    await expect(network.seeding.addCase('dmws', person.subjectId, unready)).rejects.toThrow(RangeError)
  })

  it('is heard by a panel of three in the last stage of the Children Act procedure, then reported on, then answered', async () => {
    const person = await network.register('bct')
    const role = network.bct.complaints.firstRecipient
    const names = ['Bo Lark', 'Cy Wren', 'Di Moss', 'Fi Hawk']
    const [first, second, third, about] = (await Promise.all(names.map((name) => network.hire(name, role, 'bct')))) as [
      Asker,
      Asker,
      Asker,
      Asker,
    ]
    const managers = ['Ed Rook', 'Gil Teal'].map((name) => network.hire(name, 'team-manager', 'bct'))
    const [member, another] = (await Promise.all(managers)) as [Asker, Asker]
    const said = { findings: 'Found', outcome: 'Said' }
    let seen = await requests.raised(person, person.subjectId, { service: 'fostering', happenedOn: '2026-11-01' })
    seen = await requests.step(first, 'nameComplainedAbout', seen, { staffMemberId: about.id })
    for (const decider of [first, second]) {
      seen = await requests.step(first, 'allocateComplaint', seen, { staffMemberId: decider.id })
      seen = await requests.step(decider, 'decideComplaint', seen, said)
      expect(seen.viewerCan).toMatchObject({ advance: true, namePanel: false })
      if (decider === second) break
      seen = await requests.step(person, 'advanceStage', seen)
    }
    expect(await requests.find(person, seen.id)).toMatchObject({ viewerCan: { advance: true } })
    seen = await requests.step(person, 'advanceStage', seen, { reason: 'Nobody heard me.' })
    const due = () => seen.tasks?.map(({ dueOn }) => dueOn)
    expect(seen.tasks?.map(({ kind }) => kind)).toEqual(['PANEL', 'REPORT', 'REPLY'])
    expect(seen.deadlineFor).toBe('PANEL')
    const panelOf = (...members: object[]) => ({ members })
    const outside = [{ name: 'Dr Ito' }, { name: 'Dr Wu' }]
    const refusedPanel = (...members: object[]) => requests.refused(third, 'namePanel', seen, panelOf(...members))
    expect(await refusedPanel(...outside)).toEqual(['TOO_FEW_DECIDERS'])
    expect(await refusedPanel(...outside, { staffMemberId: first.id })).toEqual(['DECIDED_BEFORE'])
    expect(await refusedPanel(...outside, { staffMemberId: about.id })).toEqual(['COMPLAINED_ABOUT'])
    expect(await refusedPanel(...outside, { name: 'fi hawk' })).toEqual(['ON_THE_STAFF'])
    expect(await refusedPanel(...outside, { staffMemberId: randomUUID() })).toEqual(['CANNOT_HANDLE'])
    expect(await refusedPanel(...outside, {})).toEqual(['INVALID'])
    expect(await requests.refused(third, 'holdPanel', seen, { on: '2026-11-25' })).toEqual(['NOT_NOW'])
    seen = await requests.step(third, 'namePanel', seen, panelOf(...outside, { staffMemberId: member.id }))
    expect(seen.panel?.members).toEqual(['Dr Ito', 'Dr Wu', 'Ed Rook'])
    expect(seen.timeline?.at(-1)).toMatchObject({ kind: 'PANEL_NAMED', text: 'Dr Ito, Dr Wu, Ed Rook' })
    // Whoever is from outside has no access to anything; a member from the staff looks into this case, and loses it again.
    const standings = await network.facts('complaints_resource_relationship', person.subjectId)
    expect(standings.filter(({ viewer_id }) => viewer_id === null)).toEqual([])
    expect([(await requests.list(member)).ids, (await requests.list(another)).ids]).toEqual([[seen.id], []])
    seen = await requests.step(third, 'nameComplainedAbout', seen, { staffMemberId: member.id })
    expect(seen.panel?.members).toEqual(['Dr Ito', 'Dr Wu'])
    expect((await requests.list(member)).ids).toEqual([])
    expect(await requests.refused(third, 'holdPanel', seen, { on: '2026-11-25' })).toEqual(['NOT_NOW'])
    seen = await requests.step(third, 'namePanel', seen, panelOf(...outside, { staffMemberId: another.id }))
    network.clock.advance(7 * day)
    const met = network.clock.now().toISOString().slice(0, 10)
    seen = await requests.step(third, 'holdPanel', seen, { on: met })
    seen = await requests.step(third, 'allocateComplaint', seen, { staffMemberId: third.id })
    expect(await requests.refused(third, 'decideComplaint', seen, said)).toEqual(['NOT_NOW'])
    seen = await requests.step(third, 'sendPanelReport', seen, { on: met, report: 'Say sorry to her.' })
    expect(seen.timeline?.at(-1)).toMatchObject({ kind: 'PANEL_REPORTED', text: 'Say sorry to her.' })
    expect(seen.clock).toMatchObject({ startsOn: met, dueOn: due()?.[2], provisional: false })
    expect(await requests.refused(second, 'decideComplaint', seen, said)).toEqual(['DECIDED_BEFORE'])
    seen = await requests.step(third, 'decideComplaint', seen, said)
    expect(seen).toMatchObject({ state: 'DECIDED', viewerCan: { advance: false, namePanel: false } })
    expect(seen.stages?.map(({ decider }) => decider)).toEqual(['Bo Lark', 'Cy Wren', 'Di Moss'])
  })

  it('reminds its handler of a day that comes near, and those it came to first once it is over, each once', async () => {
    const person = await network.register('bct')
    const officer = await network.hire('Bo Lark', 'complaints-officer', 'bct')
    const handler = await network.hire('Cy Wren', 'complaints-officer', 'bct')
    let seen = await requests.raised(person, person.subjectId, { service: 'fostering' })
    seen = await requests.step(officer, 'allocateComplaint', seen, { staffMemberId: handler.id })
    const reminders = async () =>
      (await requests.find(officer, seen.id))?.timeline?.filter(({ kind }) => kind === 'REMINDED').map(({ text }) => text)
    const sent = () =>
      network.admin.$queryRawUnsafe<{ kind: string; recipient_kind: string; mine: boolean }[]>(
        `SELECT kind, recipient_kind, recipient_id = $2::uuid AS mine FROM service_users.message
          WHERE organisation = 'bct' AND queued_at = $1 AND kind = 'deadline-reminder' ORDER BY id`,
        network.clock.now(),
        handler.id,
      )
    await network.night('bct')
    expect(await reminders()).toEqual([])
    const { dueOn } = seen.clock!
    const until = (days: number) =>
      network.clock.advance(new Date(`${dueOn}T09:00:00Z`).getTime() + days * day - network.clock.now().getTime())
    until(0)
    await Promise.all([network.night('bct'), network.night('bct')])
    await network.night('bct')
    expect(await reminders()).toEqual(['Cy Wren'])
    expect((await sent()).filter(({ mine }) => mine)).toEqual([
      { kind: 'deadline-reminder', recipient_kind: 'staff', mine: true },
    ])
    // More time moves the day: it is told anew when that one comes near.
    seen = await requests.step(handler, 'extendStage', (await requests.find(handler, seen.id))!, {
      by: 5,
      reason: 'A witness is away.',
      notice: 'It takes a week more.',
    })
    await network.night('bct')
    expect(await reminders()).toEqual(['Cy Wren'])
    network.clock.advance(7 * day)
    await network.night('bct')
    expect(await reminders()).toEqual(['Cy Wren', 'Cy Wren'])
    network.clock.advance(day)
    await network.night('bct')
    await network.night('bct')
    expect((await reminders())?.at(-1)).toBe('Cy Wren, complaints officer')
    expect(await reminders()).toHaveLength(3)
    // No version further: nobody who was writing meanwhile is told that the case changed.
    expect((await requests.find(officer, seen.id))?.version).toBe(seen.version)
    await requests.step(handler, 'decideComplaint', seen, { findings: 'Found', outcome: 'Said' })
    network.clock.advance(6 * day)
    await network.night('bct')
    expect(await reminders()).toHaveLength(3)
  })

  it('reminds nobody who is shut out of the person’s record, or whom the case is about', async () => {
    const person = await network.register('bct')
    const officer = await network.hire('Bo Lark', 'complaints-officer', 'bct')
    const handler = await network.hire('Cy Wren', 'complaints-officer', 'bct')
    let seen = await requests.raised(handler, person.subjectId, { service: 'fostering', complainedAbout: [officer.id] })
    seen = await requests.step(handler, 'allocateComplaint', seen, { staffMemberId: handler.id })
    await network.relate(person.subjectId, handler.id, 'excluded', 'bct')
    network.clock.advance(24 * day)
    await network.night('bct')
    const told = await network.admin.$queryRawUnsafe<{ recipient_id: string }[]>(
      `SELECT recipient_id::text FROM service_users.message WHERE queued_at = $1 AND kind = 'deadline-reminder'`,
      network.clock.now(),
    )
    const ids = told.map(({ recipient_id }) => recipient_id)
    expect(ids.length).toBeGreaterThan(0)
    expect(ids).not.toContain(officer.id)
    expect(ids).not.toContain(handler.id)
    expect((await requests.find(person, seen.id))?.timeline?.at(-1)).toMatchObject({
      kind: 'REMINDED',
      text: 'complaints officer',
    })
  })
})
