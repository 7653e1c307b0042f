import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SeedingRefused } from '../src/index.ts'
import { startAccessNetwork, type AccessNetwork, type Asker } from './support/access-network.ts'
import { answered } from './support/answered.ts'
import { hireStaff } from './support/staff-of-dmws.ts'

const organisation = 'dmws'
const shown = `id kind role name evidence ground givenOn until state explanation endReason scopes covers hiddenCategories hidden
  hiddenThings { resource id } viewerCan { end hide confirm }`
const representatives = `query ($people: [_Any!]!) { _entities(representations: $people) { ... on ServiceUser {
  representatives { ${shown} } } } }`
const grantRepresentation = `mutation ($input: GrantRepresentationInput!) {
  grantRepresentation(input: $input) { representation { ${shown} } userErrors { code path } } }`
const endRepresentation = `mutation ($input: EndRepresentationInput!) {
  endRepresentation(input: $input) { representation { state endReason viewerCan { end } } userErrors { code } } }`
const hideFrom = `mutation ($input: HideFromRepresentativeInput!) {
  hideFromRepresentative(input: $input) { representation { hiddenCategories hidden hiddenThings { resource id } } userErrors { code path } } }`
const confirmRepresentation = `mutation ($input: ConfirmRepresentationInput!) {
  confirmRepresentation(input: $input) { representation { state until } userErrors { code } } }`
const actsFor = '{ viewer { actsFor { person { id } as covers } } }'

interface Shown {
  readonly id: string
  readonly state: string
  readonly until: string | null
  readonly name: string | null
  readonly hiddenCategories: readonly string[]
  readonly viewerCan: Record<string, boolean>
}

describe('who acts for whom', () => {
  let network: AccessNetwork
  let staff: Awaited<ReturnType<typeof hireStaff>>
  let manager: Asker
  let team: string

  beforeAll(async () => {
    network = await startAccessNetwork()
    staff = await hireStaff(network)
    manager = { id: staff.manager, purpose: 'care' }
    team = await network.seeding.createTeam({ organisation, name: 'Families', managerId: staff.manager })
  }, 120_000)
  afterAll(() => network?.[Symbol.asyncDispose]())

  /** Somebody of the manager's team with an account of their own. */
  const person = async (bornOn = '2014-03-01') => {
    const id = await network.register(organisation, bornOn)
    const account = randomUUID()
    await network.signIn(account, 'service-user')
    await network.seeding.linkPersonAccount({ organisation, accountId: account, subjectId: id })
    await network.seeding.addToCaseload({ organisation, teamId: team, subjectId: id })
    return { id, self: { id: account, kind: 'service-user', purpose: 'own-record' } as const }
  }
  const representative = async (): Promise<Asker & { readonly id: string }> => {
    const id = randomUUID()
    await network.signIn(id, 'representative')
    return { id, kind: 'representative', purpose: 'own-record' }
  }
  const authority = (serviceUserId: string, representativeId: string, more: object = {}) => ({
    serviceUserId,
    representativeId,
    name: 'Pat Quill',
    kind: 'parent',
    evidence: 'Birth certificate, seen on paper',
    ground: 'lacks-understanding',
    givenOn: '2026-11-01',
    scopes: ['identity', 'contact', 'support.**'],
    ...more,
  })
  const grant = async (asker: Asker, input: object) => network.ask(asker, grantRepresentation, { input })
  const granted = async (asker: Asker, input: object) =>
    answered<{ representation: Shown }>(await grant(asker, input), 'grantRepresentation').representation
  const refusals = async (asker: Asker, input: object) =>
    answered<{ userErrors: { code: string }[] }>(await grant(asker, input), 'grantRepresentation').userErrors.map(
      ({ code }) => code,
    )
  const shownTo = async (asker: Asker, id: string) => {
    const answer = await network.ask(asker, representatives, { people: [{ __typename: 'ServiceUser', id }] })
    return answered<{ representatives: Shown[] | null }[]>(answer, '_entities')[0]!.representatives
  }
  const actingFor = async (asker: Asker) =>
    answered<{ actsFor: { person: { id: string }; as: string; covers: string[] }[] }>(await network.ask(asker, actsFor), 'viewer')
      .actsFor

  it('gives whoever has no account one of their own, and whoever signs in for somebody else the same one', async () => {
    const [first, second] = [await person(), await person()]
    const { representativeId: none, ...unnamed } = authority(first.id, '')
    expect(none).toBe('')
    expect(await granted(manager, unnamed)).toMatchObject({ state: 'IN_FORCE' })
    const [made] = await network.asService.$queryRaw<{ account: string }[]>`
      SELECT representative_id::text AS account FROM access.representation WHERE subject_id = ${first.id}::uuid`
    await network.admin.$executeRaw`INSERT INTO facts.account VALUES
      (${made!.account}::uuid, 'dmws', 'representative', sha256(convert_to('pat.quill', 'UTF8')), now(), NULL, NULL)`
    const { representativeId: _, ...named } = authority(second.id, '', { username: ' Pat.Quill ' })
    expect(await granted(manager, named)).toMatchObject({ state: 'IN_FORCE' })
    await network.signIn(made!.account, 'representative')
    const both = await actingFor({ id: made!.account, kind: 'representative', purpose: 'own-record' })
    expect(both.map((each) => each.person.id).toSorted()).toEqual([first.id, second.id].toSorted())
    expect(await refusals(manager, { ...named, username: 'nobody.here' })).toEqual(['UNKNOWN_REPRESENTATIVE'])
  })

  it('is entered by the manager of the person’s team, on proof, and shown to the person in words [DMWS-09]', async () => {
    const [child, parent] = [await person(), await representative()]
    expect(await granted(manager, authority(child.id, parent.id))).toMatchObject({
      name: 'Pat Quill',
      role: 'parent',
      state: 'IN_FORCE',
      evidence: 'Birth certificate, seen on paper',
      covers: ['Name and date of birth', 'Contact details', 'Support plan', 'Support notes', 'Outcomes'],
      hidden: [],
    })
    expect(await shownTo(child.self, child.id)).toMatchObject([
      { name: 'Pat Quill', viewerCan: { end: true, hide: true, confirm: false } },
    ])
    expect(await actingFor(parent)).toEqual([
      {
        person: { id: child.id },
        as: 'parent',
        covers: ['Name and date of birth', 'Contact details', 'Support plan', 'Support notes', 'Outcomes'],
      },
    ])
    const stored = await network.asService.$queryRawUnsafe<object[]>(
      'SELECT * FROM access.representation WHERE subject_id = $1::uuid',
      child.id,
    )
    const bytes = JSON.stringify(stored, (_, value) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
    )
    for (const text of ['Quill', 'certificate']) expect(bytes).not.toContain(text)
  })

  it('is not told to the representative, to strangers, or to administrators; nor may they enter it', async () => {
    const [child, parent, other] = [await person(), await representative(), await representative()]
    await granted(manager, authority(child.id, parent.id))
    await granted(manager, authority(child.id, other.id, { name: 'Mel Quill' }))
    const askers = [parent, { id: staff.otherWorker }, { id: staff.administrator, purpose: 'administration' as const }]
    for (const asker of askers) {
      expect(await shownTo(asker, child.id)).toBeNull()
      const { data, errors } = await grant(asker, authority(child.id, other.id))
      expect(data?.['grantRepresentation']).toBeUndefined()
      expect(errors).toMatchObject([{ extensions: { code: asker === parent ? 'FORBIDDEN' : 'NOT_FOUND' } }])
    }
  })

  it.each<[string, object, string]>([
    ['next of kin only', { kind: 'next-of-kin' }, 'NO_AUTHORITY'],
    ['an unknown kind', { kind: 'friend' }, 'UNKNOWN_KIND'],
    ['a parent without a ground', { ground: null }, 'GROUND_MISSING'],
    ['everything at once', { scopes: ['**'] }, 'TOO_WIDE'],
    ['nothing', { scopes: [] }, 'NOTHING_CHOSEN'],
    ['an unknown category', { scopes: ['suport.notes'] }, 'UNKNOWN_CATEGORY'],
    ['no proof', { evidence: '  ' }, 'EVIDENCE_MISSING'],
    ['no name', { name: '' }, 'NAME_MISSING'],
    ['proof of tomorrow', { givenOn: '2026-11-24' }, 'NOT_YET'],
    ['an advocate without an end', { kind: 'advocate' }, 'END_MISSING'],
    ['a solicitor whose authority is over', { kind: 'solicitor', lastDay: '2026-11-22' }, 'EXPIRED'],
    ['an attorney of a child', { kind: 'attorney' }, 'TOO_YOUNG'],
    ['an account that cannot be', { representativeId: 'nobody' }, 'UNKNOWN_REPRESENTATIVE'],
  ])('is refused for %s', async (_case, more, code) => {
    const [child, someone] = [await person(), await representative()]
    expect(await refusals(manager, authority(child.id, someone.id, more))).toEqual([code])
    expect(await shownTo(child.self, child.id)).toEqual([])
  })

  it('is refused to a parent of an adult, of one of 16 who did not say so, and of the person themselves', async () => {
    const someone = await representative()
    expect(await refusals(manager, authority((await person('1990-01-01')).id, someone.id))).toEqual(['ADULT'])
    const young = await person('2010-05-01')
    expect(await refusals(manager, authority(young.id, someone.id))).toEqual(['PERSON_DECIDES'])
    expect(await refusals(manager, authority(young.id, someone.id, { ground: 'person-authorises' }))).toEqual([])
    expect(await refusals(manager, authority(young.id, young.self.id, { ground: 'person-authorises' }))).toEqual(['OWN_ACCOUNT'])
  })

  it('is stopped by the person without a reason, and by staff for one that nobody is shown who was cut off', async () => {
    const [child, parent] = [await person(), await representative()]
    const first = await granted(manager, authority(child.id, parent.id))
    const byPerson = await network.ask(child.self, endRepresentation, { input: { representationId: first.id } })
    expect(byPerson.data?.['endRepresentation']).toEqual({
      representation: { state: 'ENDED', endReason: null, viewerCan: { end: false } },
      userErrors: [],
    })
    expect(await actingFor(parent)).toEqual([])
    const again = await network.ask(child.self, endRepresentation, { input: { representationId: first.id } })
    expect(again.data?.['endRepresentation']).toMatchObject({ userErrors: [{ code: 'CONFLICT' }] })

    network.clock.advance(1000)
    const second = await granted(manager, authority(child.id, parent.id))
    const silent = await network.ask(manager, endRepresentation, { input: { representationId: second.id } })
    expect(silent.data?.['endRepresentation']).toMatchObject({ userErrors: [{ code: 'REASON_MISSING' }] })
    expect(await actingFor(parent)).toHaveLength(1)
    const cut = { representationId: second.id, reason: 'shouted at the child in the lobby' }
    await network.openWork(child.id, 'safeguarding')
    await network.openWork(child.id, 'rights-request')
    const byStaff = await network.ask({ ...manager, purpose: 'safeguarding' }, endRepresentation, { input: cut })
    expect(JSON.stringify(byStaff)).not.toContain('lobby')
    expect(byStaff.data?.['endRepresentation']).toMatchObject({
      representation: { state: 'ENDED', endReason: null },
      userErrors: [],
    })
    expect(await actingFor(parent)).toEqual([])
    expect(await network.ask(parent, endRepresentation, { input: cut })).toMatchObject({
      errors: [{ extensions: { code: 'NOT_FOUND' } }],
    })
    expect(await shownTo({ id: staff.dpo, purpose: 'rights-request' }, child.id)).toMatchObject([
      { endReason: 'shouted at the child in the lobby' },
      { endReason: null },
    ])
  })

  it('is not given again after a court forbade it, until the order is seen to be lifted', async () => {
    const [child, parent] = [await person(), await representative()]
    const { id } = await granted(manager, authority(child.id, parent.id))
    await network.ask(manager, endRepresentation, {
      input: { representationId: id, reason: 'order of the family court', courtOrder: true },
    })
    expect(await refusals(manager, authority(child.id, parent.id))).toEqual(['COURT_ORDER'])
    expect(await refusals(manager, authority(child.id, parent.id, { courtOrderLifted: true }))).toEqual([])
  })

  it('stops at 16 until the young person says that it goes on, and at 18 for good', { timeout: 120_000 }, async () => {
    await using later = await startAccessNetwork()
    const hired = await hireStaff(later)
    const id = await later.register(organisation, '2011-02-01')
    const account = randomUUID()
    const parent = randomUUID()
    const wish = { ...authority(id, parent), organisation, subjectId: id, representativeId: parent }
    const representationId = await later.seeding.grantRepresentation(wish)
    await later.seeding.linkPersonAccount({ organisation, accountId: account, subjectId: id })
    const self: Asker = { id: account, kind: 'service-user', purpose: 'own-record' }
    const at = async (day: string) => {
      later.clock.set(new Date(`${day}T09:00:00Z`))
      for (const [who, kind] of [
        [account, 'service-user'],
        [parent, 'representative'],
      ] as const)
        await later.signIn(who, kind)
      const answer = await later.ask(self, representatives, { people: [{ __typename: 'ServiceUser', id }] })
      const [first] = answered<{ representatives: Shown[] }[]>(answer, '_entities')[0]!.representatives
      const viewer = await later.ask({ id: parent, kind: 'representative', purpose: 'own-record' }, actsFor)
      return {
        state: first?.state,
        confirm: first?.viewerCan['confirm'],
        acts: answered<{ actsFor: object[] }>(viewer, 'viewer').actsFor.length,
      }
    }
    expect(await at('2027-01-31')).toEqual({ state: 'IN_FORCE', confirm: false, acts: 1 })
    expect(await at('2027-02-01')).toEqual({ state: 'SUSPENDED', confirm: true, acts: 0 })
    const input = { representationId }
    // Nobody says so for them: neither who looks after them, nor somebody else who is supported.
    const [team, neighbour] = [
      await later.seeding.createTeam({ organisation, name: 'Families', managerId: hired.manager }),
      { id: randomUUID(), kind: 'service-user', purpose: 'own-record' } as const,
    ]
    await later.seeding.addToCaseload({ organisation, teamId: team, subjectId: id })
    await later.seeding.linkPersonAccount({ organisation, accountId: neighbour.id, subjectId: await later.register() })
    await later.signIn(hired.manager)
    await later.signIn(neighbour.id, 'service-user')
    for (const [asker, code] of [
      [{ id: hired.manager, purpose: 'care' }, 'FORBIDDEN'],
      [neighbour, 'NOT_FOUND'],
    ] as const)
      expect((await later.ask(asker, confirmRepresentation, { input })).errors).toMatchObject([{ extensions: { code } }])
    expect((await later.ask(self, confirmRepresentation, { input })).data?.['confirmRepresentation']).toMatchObject({
      representation: { state: 'IN_FORCE', until: '2029-02-01T00:00:00.000Z' },
      userErrors: [],
    })
    expect(await at('2028-01-01')).toEqual({ state: 'IN_FORCE', confirm: false, acts: 1 })
    expect(await at('2029-02-01')).toEqual({ state: 'ENDED', confirm: false, acts: 0 })
    expect((await later.ask(self, confirmRepresentation, { input })).data?.['confirmRepresentation']).toMatchObject({
      userErrors: [{ code: 'NOT_SUSPENDED' }],
    })
  })

  it('freezes at death', async () => {
    const [adult, attorney] = [await person('1950-01-01'), await representative()]
    await granted(manager, authority(adult.id, attorney.id, { kind: 'attorney', ground: null }))
    expect(await actingFor(attorney)).toHaveLength(1)
    await network.admin.$executeRawUnsafe(`UPDATE facts.subject SET died_on = '2026-11-20' WHERE subject_id = $1::uuid`, adult.id)
    expect(await actingFor(attorney)).toEqual([])
    await network.openWork(adult.id, 'rights-request')
    expect(await shownTo({ id: staff.dpo, purpose: 'rights-request' }, adult.id)).toMatchObject([{ state: 'FROZEN' }])
    expect(await refusals({ ...manager }, authority(adult.id, attorney.id, { kind: 'attorney' }))).toEqual(['PERSON_DIED'])
  })

  it('leaves no trace of what is hidden: as if it had never been given, to this one and to no other', async () => {
    const [child, one, other, twin, twins] = [
      await person(),
      await representative(),
      await representative(),
      await person(),
      await representative(),
    ]
    const { id } = await granted(manager, authority(child.id, one.id))
    await granted(manager, authority(child.id, other.id, { name: 'Mel Quill' }))
    await granted(manager, authority(twin.id, twins.id, { scopes: ['identity', 'contact', 'support.plan', 'support.outcomes'] }))
    const hide = (input: object) => network.ask(child.self, hideFrom, { input: { representationId: id, hidden: true, ...input } })
    expect((await hide({ categoryPattern: 'support.notes' })).data?.['hideFromRepresentative']).toEqual({
      representation: { hiddenCategories: ['support.notes'], hidden: ['Support notes'], hiddenThings: [] },
      userErrors: [],
    })
    const as = async (asker: Asker, about: string) => {
      const answer = await network.ask(asker, actsFor)
      return JSON.stringify({ ...answer, extensions: undefined }).replaceAll(about, 'ID')
    }
    expect(await as(one, child.id)).toBe(await as(twins, twin.id))
    expect((await actingFor(other))[0]?.covers).toContain('Support notes')
    // It stays hidden when the authority is given anew, and comes back only by being shown.
    network.clock.advance(1000)
    const anew = await granted(manager, authority(child.id, one.id))
    expect((await actingFor(one))[0]?.covers).not.toContain('Support notes')
    const shown = await network.ask(child.self, hideFrom, {
      input: { representationId: anew.id, hidden: false, categoryPattern: 'support.notes' },
    })
    expect(shown.data?.['hideFromRepresentative']).toMatchObject({ representation: { hidden: [] } })
    expect((await actingFor(one))[0]?.covers).toContain('Support notes')
    for (const [input, code] of [
      [{}, 'NOTHING_CHOSEN'],
      [{ categoryPattern: 'nonsense' }, 'UNKNOWN_CATEGORY'],
      [{ resource: 'StaffMember', resourceId: randomUUID() }, 'UNKNOWN_THING'],
      [{ resource: 'Note', resourceId: 'none' }, 'UNKNOWN_THING'],
    ] as const)
      expect((await hide(input)).data?.['hideFromRepresentative']).toMatchObject({ representation: null, userErrors: [{ code }] })
  })

  it('has one thing hidden and shown again to one for one person, and nothing else by that', async () => {
    const [child, sibling, one, other] = [await person(), await person(), await representative(), await representative()]
    const { id } = await granted(manager, authority(child.id, one.id))
    const { id: elsewhere } = await granted(manager, authority(sibling.id, one.id))
    const { id: toOther } = await granted(manager, authority(child.id, other.id, { name: 'Mel Quill' }))
    const put = async (hidden: boolean, asker: Asker, representationId: string, categoryPattern: string) =>
      answered<{ userErrors: object[] }>(
        await network.ask(asker, hideFrom, { input: { representationId, hidden, categoryPattern } }),
        'hideFromRepresentative',
      ).userErrors
    const covers = async (asker: Asker, about: string) => {
      const [authorityOver, ...more] = (await actingFor(asker)).filter((each) => each.person.id === about)
      expect(more).toEqual([])
      return authorityOver!.covers.filter((category) => ['Support notes', 'Contact details'].includes(category))
    }
    for (const stranger of [one, { id: staff.otherWorker, purpose: 'care' } as const])
      expect(
        (await network.ask(stranger, hideFrom, { input: { representationId: id, hidden: false, categoryPattern: 'contact' } }))
          .errors,
      ).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }])
    for (const [asker, representationId, category] of [
      [child.self, id, 'support.notes'],
      [child.self, id, 'contact'],
      [child.self, toOther, 'support.notes'],
      [sibling.self, elsewhere, 'support.notes'],
    ] as const)
      expect(await put(true, asker, representationId, category)).toEqual([])
    expect(await put(false, child.self, id, 'support.notes')).toEqual([])
    expect(await covers(one, child.id)).toEqual(['Support notes'])
    expect(await covers(one, sibling.id)).toEqual(['Contact details'])
    expect(await covers(other, child.id)).toEqual(['Contact details'])
    const hidden = (await shownTo(child.self, child.id))!.map((each) => [each.id, each.hiddenCategories])
    expect(Object.fromEntries(hidden)).toEqual({ [id]: ['contact'], [toOther]: ['support.notes'] })
    expect(await put(true, child.self, id, 'support.notes')).toEqual([])
    expect(await covers(one, child.id)).toEqual([])
    // When it was shown again stays on record.
    const ended = () => network.asService.$queryRaw<object[]>`
      SELECT until_at FROM access.representation_hiding WHERE subject_id = ${child.id}::uuid AND until_at IS NOT NULL ORDER BY id`
    const before = await ended()
    network.clock.advance(1000)
    expect(await put(false, child.self, id, 'support.notes')).toEqual([])
    expect((await ended()).slice(0, 1)).toEqual(before)
  })

  it('is told as a fact with what is hidden for that person, one thing apart from categories, and with the day it ends', async () => {
    const [one, other, both] = [await person(), await person(), await representative()]
    const { id } = await granted(manager, authority(one.id, both.id, { lastDay: '2026-12-31' }))
    await granted(manager, authority(other.id, both.id))
    const note = randomUUID()
    for (const thing of [{ categoryPattern: 'support.notes' }, { resource: 'Note', resourceId: note }])
      await network.ask(one.self, hideFrom, { input: { representationId: id, hidden: true, ...thing } })
    const facts = (view: string, columns: string, about: string) =>
      network.asService.$queryRawUnsafe(
        `SELECT ${columns} FROM facts.access_${view} WHERE viewer_id = $1 AND subject_id = $2::uuid`,
        both.id,
        about,
      )
    expect(await facts('representation', 'hidden, until_at', one.id)).toEqual([
      { hidden: ['support.notes'], until_at: new Date('2027-01-01T00:00:00Z') },
    ])
    expect(await facts('representation', 'hidden', other.id)).toEqual([{ hidden: [] }])
    expect(await facts('resource_relationship', 'resource_id, kind', one.id)).toEqual([{ resource_id: note, kind: 'excluded' }])
  })

  it('is shown with its own end, whoever else is acted for, acts too or acted before', async () => {
    const [child, sibling, one, other] = [await person(), await person(), await representative(), await representative()]
    const give = (about: string, to: string, lastDay: string) => granted(manager, authority(about, to, { lastDay }))
    const stopped = await give(child.id, one.id, '2026-12-30')
    await give(child.id, other.id, '2027-01-31')
    await give(sibling.id, one.id, '2027-02-28')
    const stoppedAt = network.clock.now().toISOString()
    await network.ask(child.self, endRepresentation, { input: { representationId: stopped.id } })
    network.clock.advance(1000)
    await give(child.id, one.id, '2026-12-31')
    const ends = async (self: Asker, about: string) => (await shownTo(self, about))!.map(({ state, until }) => [state, until])
    expect(await ends(child.self, child.id)).toEqual([
      ['IN_FORCE', '2027-01-01T00:00:00.000Z'],
      ['IN_FORCE', '2027-02-01T00:00:00.000Z'],
      ['ENDED', stoppedAt],
    ])
    expect(await ends(sibling.self, sibling.id)).toEqual([['IN_FORCE', '2027-03-01T00:00:00.000Z']])
  })

  it('is entered by the same rules while an organisation is set up', async () => {
    const child = await person()
    const wish = { ...authority(child.id, randomUUID()), organisation, subjectId: child.id }
    await network.seeding.grantRepresentation(wish)
    await expect(network.seeding.grantRepresentation({ ...wish, kind: 'next-of-kin' })).rejects.toThrow(SeedingRefused)
  })
})
