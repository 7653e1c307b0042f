import { randomUUID } from 'node:crypto'
import { canonicalCode, hashOfCode, hashOfProof } from '@candour/one-time-code'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startAccessNetwork, type AccessNetwork, type Asker } from './support/access-network.ts'
import { answered } from './support/answered.ts'
import { hireStaff } from './support/staff-of-dmws.ts'

const organisation = 'dmws'
const result = `code expiresAt channel signIn { state codeExpiresAt viewerCanInvite viewerCanRestore } userErrors { code path }`
const invite = `mutation ($input: InviteToSelfServiceInput!) { inviteToSelfService(input: $input) { ${result} } }`
const restore = `mutation ($input: RestoreAccessInput!) { restoreAccess(input: $input) { ${result} } }`
const withdraw = `mutation ($input: WithdrawSignInCodeInput!) { withdrawSignInCode(input: $input) { signIn { state } userErrors { code } } }`
const addStaff = `mutation ($input: AddStaffMemberInput!) { addStaffMember(input: $input) { staffMember { id username roles signIn { state } } userErrors { code path } } }`
const inviteStaff = `mutation ($input: InviteStaffMemberInput!) { inviteStaffMember(input: $input) { ${result} } }`
const restoreStaff = `mutation ($input: RestoreStaffAccessInput!) { restoreStaffAccess(input: $input) { ${result} } }`
const standing = `query ($people: [_Any!]!) { _entities(representations: $people) { ... on ServiceUser { signIn { state codeExpiresAt codeChannel viewerCanInvite viewerCanRestore } } } }`

interface Issued {
  readonly code: string | null
  readonly expiresAt: string | null
  readonly signIn: { readonly state: string } | null
  readonly userErrors: readonly { readonly code: string; readonly path: readonly string[] }[]
}

describe('a code to choose a sign-in', () => {
  let network: AccessNetwork
  let staff: Awaited<ReturnType<typeof hireStaff>>
  let worker: Asker
  let administrator: Asker

  beforeAll(async () => {
    network = await startAccessNetwork()
    staff = await hireStaff(network)
    worker = { id: staff.worker, purpose: 'care' }
    administrator = { id: staff.administrator, purpose: 'administration' }
  }, 120_000)
  afterAll(() => network?.[Symbol.asyncDispose]())

  /** Somebody whom the worker supports. */
  async function supported(): Promise<string> {
    const subjectId = await network.register()
    await network.seeding.assign({ organisation, subjectId, staffMemberId: staff.worker })
    return subjectId
  }
  const ask = async (asker: Asker, mutation: string, input: object) => {
    const { data, errors } = await network.ask(asker, mutation, { input })
    return { issued: Object.values(data ?? {})[0] as Issued, errors }
  }
  const inviteInPerson = (asker: Asker, serviceUserId: string) => ask(asker, invite, { serviceUserId, channel: 'IN_PERSON' })
  const proof = { proofSeen: 'PHOTO_DOCUMENT', note: 'Passport, seen at the office' }
  const restoreInPerson = (serviceUserId: string, given: object = proof) =>
    ask(worker, restore, { serviceUserId, channel: 'IN_PERSON', ...given })
  const stateOf = async (id: string, asker = worker) =>
    (await network.ask(asker, standing, { people: [{ __typename: 'ServiceUser', id }] })).data?.['_entities'] as
      | [{ signIn: { state: string } | null }]
      | undefined

  interface Published {
    readonly id: string
    readonly account_id: string
    readonly purpose: string
    readonly code_hash: Uint8Array
    readonly proof_hash: Uint8Array
    readonly username: string | null
  }
  const published = (subjectId: string) =>
    network.asService.$queryRaw<Published[]>`
      SELECT id::text, account_id::text, purpose, code_hash, proof_hash, username FROM facts.sign_in_code
      WHERE subject_id = ${subjectId}::uuid OR account_id = ${subjectId}::uuid`
  /** The identity service opened the account: what it publishes then. */
  async function choose(subjectId: string): Promise<string> {
    const [code] = await published(subjectId)
    await network.admin
      .$executeRaw`INSERT INTO facts.account VALUES (${code!.account_id}::uuid, 'dmws', 'service-user', '\\x00', now(), NULL, NULL)`
    await network.admin.$executeRaw`INSERT INTO facts.sign_in_code_use VALUES (${code!.id}::uuid, now(), false)`
    return code!.account_id
  }

  it('is handed over once, and only what fits it is kept', async () => {
    const person = await supported()
    const { issued } = await inviteInPerson(worker, person)
    expect(issued).toMatchObject({
      code: expect.stringMatching(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/),
      expiresAt: new Date(network.clock.now().getTime() + 7 * 86_400_000).toISOString(),
      channel: 'IN_PERSON',
      signIn: { state: 'INVITED', viewerCanInvite: true, viewerCanRestore: false },
      userErrors: [],
    })
    const [kept] = await published(person)
    const code = canonicalCode(issued.code ?? '') ?? ''
    expect(Buffer.from(kept!.code_hash)).toEqual(await hashOfCode(code))
    expect(Buffer.from(kept!.proof_hash)).toEqual(await hashOfProof(code, kept!.id, { of: 'born-on', date: '1970-01-01' }))
    const rows = await network.admin.$queryRaw<{ text: string }[]>`
      SELECT row_to_json(t)::text AS text FROM access.sign_in_code t UNION ALL SELECT row_to_json(t)::text FROM access.audit t`
    for (const { text } of rows) expect(text).not.toContain(issued.code)
    const log = await network.admin.$queryRaw<object[]>`
      SELECT outcome, categories FROM access.audit WHERE subject_id = ${person}::uuid AND service = 'access' AND outcome = 'changed' AND resource = 'SignIn'`
    expect(log).toEqual([{ outcome: 'changed', categories: ['sign-in'] }])
  })

  it('makes up the account and its link to the record with the first, and keeps them with the next, which takes the place of the first', async () => {
    const person = await supported()
    const first = await inviteInPerson(worker, person)
    const [one] = await published(person)
    const second = await inviteInPerson(worker, person)
    const now = await published(person)
    expect(now).toHaveLength(1)
    expect(now[0]?.account_id).toBe(one?.account_id)
    expect(now[0]?.id).not.toBe(one?.id)
    expect(second.issued.code).not.toBe(first.issued.code)
    const links = await network.asService.$queryRaw<object[]>`
      SELECT viewer_id, kind FROM facts.access_relationship WHERE subject_id = ${person}::uuid AND kind = 'self'`
    expect(links).toEqual([{ viewer_id: one?.account_id, kind: 'self' }])
  })

  it('is one, however many ask at the same moment', async () => {
    const person = await supported()
    await Promise.all(Array.from({ length: 4 }, () => inviteInPerson(worker, person)))
    expect(await published(person)).toHaveLength(1)
    const links = await network.admin.$queryRaw<object[]>`SELECT FROM access.person_account WHERE subject_id = ${person}::uuid`
    expect(links).toHaveLength(1)
  })

  it('can be taken back, and is over when its time is', async () => {
    const person = await supported()
    await inviteInPerson(worker, person)
    const stranger = { ...worker, id: staff.otherWorker }
    expect((await ask(stranger, withdraw, { serviceUserId: person })).errors).toMatchObject([
      { extensions: { code: 'NOT_FOUND' } },
    ])
    const back = await network.ask(worker, withdraw, { input: { serviceUserId: person } })
    expect(back.data?.['withdrawSignInCode']).toEqual({ signIn: { state: 'NONE' }, userErrors: [] })
    expect(await published(person)).toEqual([])
    const again = await network.ask(worker, withdraw, { input: { serviceUserId: person } })
    expect(again.data?.['withdrawSignInCode']).toMatchObject({ userErrors: [{ code: 'CONFLICT' }] })
    await inviteInPerson(worker, person)
    expect((await stateOf(person))?.[0]?.signIn?.state).toBe('INVITED')
    network.clock.advance(7 * 86_400_000)
    await network.admin.$executeRaw`UPDATE facts.session SET expires_at = ${new Date(network.clock.now().getTime() + 3_600_000)}`
    expect((await stateOf(person))?.[0]?.signIn?.state).toBe('NONE')
  })

  it('to get back in needs proof, which is sealed, and ends what there was in the same transaction', async () => {
    const person = await supported()
    expect((await restoreInPerson(person)).issued.userErrors).toEqual([{ code: 'HAS_NO_SIGN_IN', path: [] }])
    await inviteInPerson(worker, person)
    const account = await choose(person)
    expect((await stateOf(person))?.[0]?.signIn).toMatchObject({
      state: 'ACTIVE',
      viewerCanInvite: false,
      viewerCanRestore: true,
    })
    expect((await inviteInPerson(worker, person)).issued.userErrors).toEqual([{ code: 'ALREADY_SIGNS_IN', path: [] }])
    expect((await restoreInPerson(person, { ...proof, note: '  ' })).issued.userErrors).toEqual([
      { code: 'NOTE_MISSING', path: ['note'] },
    ])
    const endings = () =>
      network.admin.$queryRaw<object[]>`SELECT organisation FROM identity.sign_in_ending WHERE account_id = ${account}::uuid`
    expect(await endings()).toEqual([])
    const { issued } = await restoreInPerson(person)
    expect(issued.userErrors).toEqual([])
    expect(await endings()).toEqual([{ organisation }])
    expect(await published(person)).toMatchObject([{ account_id: account, purpose: 'restoration' }])
    const [row] = await network.admin.$queryRaw<{ proof_seen: string; note: Uint8Array }[]>`
      SELECT proof_seen, note_sealed AS note FROM access.sign_in_code WHERE account_id = ${account}::uuid AND revoked_at IS NULL`
    expect(row?.proof_seen).toBe('PHOTO_DOCUMENT')
    expect(Buffer.from(row?.note ?? []).toString('latin1')).not.toContain('Passport')
  })

  it('is not made by whom the policy does not let, and strangers learn nothing', async () => {
    const person = await supported()
    const manager = { id: staff.manager, purpose: 'care' as const }
    for (const asker of [{ id: staff.otherWorker }, manager, administrator]) {
      for (const [mutation, more] of [
        [invite, {}],
        [restore, proof],
      ] as const) {
        const { errors, issued } = await ask(asker, mutation, { serviceUserId: person, channel: 'IN_PERSON', ...more })
        expect(errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }])
        expect(issued).toBeUndefined()
      }
    }
    const self = randomUUID()
    await network.signIn(self, 'service-user')
    await network.seeding.linkPersonAccount({ organisation, accountId: self, subjectId: person })
    const own = { id: self, kind: 'service-user', purpose: 'own-record' } as const
    expect((await inviteInPerson(own, person)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
    expect((await stateOf(person, own))?.[0]?.signIn?.state).toBeDefined()
    expect(await published(person)).toEqual([])
  })

  it('is not made for nobody, for who has died, or without a date of birth to show', async () => {
    const person = await supported()
    await network.admin.$executeRaw`UPDATE facts.subject SET born_on = NULL WHERE subject_id = ${person}::uuid`
    expect((await inviteInPerson(worker, person)).issued.userErrors).toMatchObject([{ code: 'BIRTH_DATE_MISSING' }])
    await network.admin.$executeRaw`UPDATE facts.subject SET died_on = '2026-01-01' WHERE subject_id = ${person}::uuid`
    expect((await inviteInPerson(worker, person)).issued?.userErrors ?? []).not.toEqual([])
    for (const nobody of [randomUUID(), 'not an id']) {
      expect((await inviteInPerson(worker, nobody)).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }])
    }
  })

  it('lets somebody who acts for a person choose a sign-in, with the person’s date of birth, while they act for them', async () => {
    const person = await supported()
    const act = (more: object = {}) =>
      network.seeding.grantRepresentation({
        organisation,
        subjectId: person,
        name: 'Pat Quill',
        kind: 'advocate',
        evidence: 'Letter signed by the person',
        givenOn: '2026-01-10',
        lastDay: '2030-01-10',
        scopes: ['identity'],
        ...more,
      })
    const representationId = await act()
    const inviteThem = (asker: Asker) =>
      ask(asker, `mutation ($input: InviteRepresentativeInput!) { inviteRepresentative(input: $input) { ${result} } }`, {
        representationId,
      })
    const restoreThem = (asker: Asker) =>
      ask(
        asker,
        `mutation ($input: RestoreRepresentativeAccessInput!) { restoreRepresentativeAccess(input: $input) { ${result} } }`,
        { representationId, ...proof },
      )
    for (const asker of [administrator, { id: staff.otherWorker }])
      for (const letIn of [inviteThem, restoreThem])
        expect((await letIn(asker)).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }])
    const { issued } = await inviteThem(worker)
    expect(issued).toMatchObject({ code: expect.any(String), channel: 'IN_PERSON', signIn: { state: 'INVITED' }, userErrors: [] })
    const [kept] = await network.asService.$queryRaw<(Published & { kind: string; subject_id: string })[]>`
      SELECT id::text, account_id::text, kind, subject_id::text, proof_hash FROM facts.sign_in_code WHERE subject_id = ${person}::uuid`
    const [authority] = await network.admin.$queryRaw<{ account: string }[]>`
      SELECT representative_id::text AS account FROM access.representation WHERE id = ${representationId}::uuid`
    expect(kept).toMatchObject({ kind: 'representative', subject_id: person, account_id: authority?.account })
    const canonical = canonicalCode(issued.code ?? '') ?? ''
    expect(Buffer.from(kept!.proof_hash)).toEqual(await hashOfProof(canonical, kept!.id, { of: 'born-on', date: '1970-01-01' }))
    await network.admin.$executeRaw`UPDATE access.representation SET ended_at = now() WHERE id = ${representationId}::uuid`
    expect((await inviteThem(worker)).issued.userErrors).toEqual([{ code: 'NOT_IN_FORCE', path: ['representationId'] }])
  })

  it('is sent only by a channel to which the person agreed, and staff hear that before they wait for it', async () => {
    const person = await supported()
    const { issued } = await ask(worker, invite, { serviceUserId: person, channel: 'POST' })
    expect(issued.userErrors).toEqual([{ code: 'CHANNEL_NOT_AGREED', path: ['channel'] }])
    expect(await published(person)).toEqual([])
  })

  it('for staff is made by an administrator, for a user name that nobody has', async () => {
    const colleague = { name: 'Nia Frost', username: 'nia.frost' }
    expect((await ask(worker, addStaff, colleague)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
    const added = await network.ask(administrator, addStaff, { input: { name: 'Nia Frost', username: ' Nia.Frost ' } })
    expect(added.data?.['addStaffMember']).toMatchObject({
      staffMember: { username: 'nia.frost', roles: [], signIn: { state: 'NONE' } },
      userErrors: [],
    })
    const { id } = answered<{ staffMember: { id: string } }>(added, 'addStaffMember').staffMember
    const twice = await network.ask(administrator, addStaff, { input: { name: 'Nia Frost', username: 'nia.frost' } })
    expect(twice.data?.['addStaffMember']).toMatchObject({ userErrors: [{ code: 'USERNAME_TAKEN', path: ['username'] }] })
    const { issued } = await ask(administrator, inviteStaff, { staffMemberId: id })
    expect(issued).toMatchObject({ code: expect.any(String), signIn: { state: 'INVITED' }, userErrors: [] })
    const [kept] = await published(id)
    expect(kept?.username).toBe('nia.frost')
    expect(Buffer.from(kept!.proof_hash)).toEqual(
      await hashOfProof(canonicalCode(issued.code ?? '') ?? '', kept!.id, { of: 'username', username: 'nia.frost' }),
    )
    for (const asker of [worker, { id: staff.dpo, purpose: 'administration' as const }])
      for (const [mutation, more] of [
        [inviteStaff, {}],
        [restoreStaff, proof],
      ] as const)
        expect((await ask(asker, mutation, { staffMemberId: id, ...more })).errors).toMatchObject([
          { extensions: { code: 'FORBIDDEN' } },
        ])
  })

  it('for staff is never one’s own', async () => {
    await network.admin
      .$executeRaw`INSERT INTO facts.account VALUES (${staff.administrator}::uuid, 'dmws', 'staff', '\\x00', now(), NULL, NULL)`
    const own = await ask(administrator, restoreStaff, { staffMemberId: staff.administrator.toUpperCase(), ...proof })
    expect(own.issued.userErrors).toEqual([{ code: 'NOT_YOURSELF', path: ['staffMemberId'] }])
    await network.admin
      .$executeRaw`INSERT INTO facts.account VALUES (${staff.worker}::uuid, 'dmws', 'staff', '\\x01', now(), NULL, NULL)`
    const other = await ask(administrator, restoreStaff, { staffMemberId: staff.worker, ...proof })
    expect(other.issued).toMatchObject({ code: expect.any(String), userErrors: [] })
    const unknown = await ask(administrator, restoreStaff, { staffMemberId: randomUUID(), ...proof })
    expect(unknown.issued.userErrors).toEqual([{ code: 'UNKNOWN_STAFF_MEMBER', path: ['staffMemberId'] }])
  })
})
