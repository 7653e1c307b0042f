import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestSystem, type TestSystem } from '../src/test-system.ts'

let system: TestSystem
let sam: string
beforeAll(async () => {
  system = await startTestSystem()
  sam = await system.personId('Okafor')
})
afterAll(() => system[Symbol.asyncDispose]())

const request = `mutation($input: RequestCorrectionInput!) {
  requestCorrection(input: $input) { correction { id field previous proposed state version requestedBy } userErrors { code message path } }
}`
const decide = `mutation($input: DecideCorrectionInput!) {
  decideCorrection(input: $input) { correction { state version decisionReason decidedBy } userErrors { code path } }
}`
const pending = `query($id: ID!) {
  serviceUser(id: $id) { corrections(state: REQUESTED) { nodes { id field previous proposed version viewerCanDecide } } }
}`
const waiting = '{ corrections(state: REQUESTED) { nodes { id field proposed viewerCanDecide serviceUser { id } } } }'

describe('putting a value right', () => {
  it('is asked for by the person, decided by their worker, and seen by both on the next read [DMR-58, DMWS-38, DMWS-39]', async () => {
    const person = await system.as('dmws.service-user.1')
    const worker = await system.as('dmws.support-worker', { purpose: 'care' })
    const asked = await person(request, {
      input: { serviceUserId: sam, field: 'GIVEN_NAME', proposed: 'Samuele', reason: 'As on my passport' },
    })
    expect(asked.data.requestCorrection).toMatchObject({
      correction: { field: 'GIVEN_NAME', previous: 'Samuel', proposed: 'Samuele', state: 'REQUESTED', requestedBy: 'Sam Okafor' },
      userErrors: [],
    })
    const waiting = await worker(pending, { id: sam })
    const [correction] = waiting.data.serviceUser.corrections.nodes
    expect((await person(pending, { id: sam })).data.serviceUser.corrections.nodes).toMatchObject([{ viewerCanDecide: false }])
    expect(correction).toMatchObject({ proposed: 'Samuele', viewerCanDecide: true })
    const decided = await worker(decide, { input: { correctionId: correction.id, version: correction.version, accept: true } })
    expect(decided.data.decideCorrection).toMatchObject({
      correction: { state: 'ACCEPTED', decidedBy: 'Alex Reed' },
      userErrors: [],
    })
    const over = 'query ($id: ID!) { serviceUser(id: $id) { corrections(state: ACCEPTED) { nodes { viewerCanDecide } } } }'
    expect((await worker(over, { id: sam })).data.serviceUser.corrections.nodes[0]).toEqual({ viewerCanDecide: false })
    const name = '{ myRecord { givenName provenance { section source } corrections { nodes { previous proposed state } } } }'
    const { data } = await person(name)
    expect(data.myRecord.givenName).toBe('Samuele')
    expect(data.myRecord.provenance[0]).toEqual({ section: 'identity', source: 'PERSON' })
    expect(data.myRecord.corrections.nodes[0]).toEqual({ previous: 'Samuel', proposed: 'Samuele', state: 'ACCEPTED' })
  })

  it('of a value that the worker may not see stays hidden from them and is decided by the data protection officer', async () => {
    const person = await system.as('dmws.service-user.1')
    const worker = await system.as('dmws.support-worker', { purpose: 'care' })
    const officer = await system.as('dmws.dpo', { purpose: 'rights-request' })
    await person(request, { input: { serviceUserId: sam, field: 'RELIGION', proposed: 'Quaker-canary' } })
    const seen = await worker(pending, { id: sam })
    expect(seen.text).not.toContain('Quaker-canary')
    expect(seen.text).not.toContain('Catholic')
    const [correction] = (await officer(pending, { id: sam })).data.serviceUser.corrections.nodes
    expect(correction).toMatchObject({
      field: 'RELIGION',
      proposed: 'Quaker-canary',
      previous: 'Catholic',
      viewerCanDecide: true,
    })
    const { id } = correction
    const row = { id, field: 'RELIGION', serviceUser: { id: sam } }
    const stranger = await system.as('dmws.support-worker.2', { purpose: 'care' })
    const lists = await Promise.all([worker, officer, stranger].map(async (api) => (await api(waiting)).data.corrections.nodes))
    expect(lists).toEqual([
      [{ ...row, proposed: null, viewerCanDecide: false }],
      [{ ...row, proposed: 'Quaker-canary', viewerCanDecide: true }],
      [],
    ])
    const input = { correctionId: id, version: correction.version, accept: true }
    const tried = await worker(decide, { input })
    expect(tried.errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' })
    // Nor do they ask for what they may not see, the person decide for themselves, or ask who may only decide.
    const manager = await system.as('dmws.team-manager', { purpose: 'care' })
    const asking = (field: string) => ({ input: { serviceUserId: sam, field, proposed: 'x@example.com' } })
    for (const denied of [
      await worker(request, asking('RELIGION')),
      await person(decide, { input }),
      await manager(request, asking('EMAIL')),
    ])
      expect(denied.errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' })
    expect((await officer(decide, { input })).data.decideCorrection.correction.state).toBe('ACCEPTED')
    expect((await officer(waiting)).data.corrections.nodes).toEqual([])
    expect((await person('{ myRecord { religion } }')).data.myRecord.religion).toBe('Quaker-canary')
  })

  it('is refused only with a reason, which the person is told', async () => {
    const person = await system.as('dmws.service-user.1')
    const worker = await system.as('dmws.support-worker', { purpose: 'care' })
    const asked = await person(request, { input: { serviceUserId: sam, field: 'EMAIL', proposed: 'new.sam@example.com' } })
    const { id, version } = asked.data.requestCorrection.correction
    const silent = await worker(decide, { input: { correctionId: id, version, accept: false } })
    expect(silent.data.decideCorrection.userErrors).toEqual([{ code: 'INVALID', path: ['reason'] }])
    const refused = await worker(decide, { input: { correctionId: id, version, accept: false, reason: 'The address bounced.' } })
    expect(refused.data.decideCorrection.correction).toMatchObject({ state: 'REFUSED', decisionReason: 'The address bounced.' })
    const told = await person('{ myRecord { contact { email } corrections(first: 1) { nodes { state decisionReason } } } }')
    expect(told.data.myRecord).toEqual({
      contact: { email: 'sam.okafor@example.com' },
      corrections: { nodes: [{ state: 'REFUSED', decisionReason: 'The address bounced.' }] },
    })
  })

  it('decided twice at once is decided once: the second is shown how it stands', async () => {
    const person = await system.as('dmws.service-user.1')
    const worker = await system.as('dmws.support-worker', { purpose: 'care' })
    const asked = await person(request, { input: { serviceUserId: sam, field: 'PHONE', proposed: '07700 900199' } })
    const { id, version } = asked.data.requestCorrection.correction
    const input = { correctionId: id, version, accept: true }
    const both = await Promise.all([worker(decide, { input }), worker(decide, { input })])
    const errors = both.map(({ data }) => data.decideCorrection.userErrors.map(({ code }: { code: string }) => code))
    expect(errors.sort()).toEqual([[], ['CONFLICT']].sort())
    expect(both.every(({ data }) => data.decideCorrection.correction.state === 'ACCEPTED')).toBe(true)
  })

  it('is counted in a page of which no row is asked for', async () => {
    const worker = await system.as('dmws.support-worker', { purpose: 'care' })
    const { data, errors } = await worker('{ corrections(first: 1) { pageInfo { hasNextPage startCursor endCursor } } }')
    expect(errors).toEqual([])
    const { startCursor, endCursor } = data.corrections.pageInfo
    expect(startCursor).toMatch(/./)
    expect(endCursor).toBe(startCursor)
  })

  it('with a value that cannot be right is refused in words, and leaves nothing behind', async () => {
    const person = await system.as('dmws.service-user.1')
    const before = await system.sql('SELECT count(*)::int AS rows FROM service_users.correction')
    for (const [field, proposed] of [
      ['NHS_NUMBER', '1234567890'],
      ['BIRTH_DATE', '2999-01-01'],
      ['ADDRESS', 'no postcode here'],
      ['EMAIL', 'nobody'],
      ['FAMILY_NAME', '  '],
    ]) {
      const { data } = await person(request, { input: { serviceUserId: sam, field, proposed } })
      expect(data.requestCorrection).toMatchObject({ correction: null, userErrors: [{ code: 'INVALID', path: ['proposed'] }] })
    }
    expect(await system.sql('SELECT count(*)::int AS rows FROM service_users.correction')).toEqual(before)
  })

  it('is the work for which the data protection officer sees the record, and without it they see who it is', async () => {
    const officer = await system.as('dmws.dpo', { purpose: 'rights-request' })
    const nadia = await system.personId('Hussain')
    const query = 'query ($id: ID!) { serviceUser(id: $id) { familyName contact { phone } } }'
    const before = await officer(query, { id: nadia })
    expect(before.data.serviceUser).toEqual({ familyName: 'Hussain', contact: null })
    const told = { field: 'contact', reason: 'NO_WORK_ITEM', remedy: 'OPEN_A_WORK_ITEM' }
    expect(before.withheld).toMatchObject([told])
    const person = await system.as('dmws.service-user.4')
    await person(request, { input: { serviceUserId: nadia, field: 'RELIGION', proposed: 'None' } })
    expect((await officer(query, { id: nadia })).data.serviceUser.contact).toEqual({ phone: '+447700900104' })
    // An inspector sees how those are supported whom the inspection concerns, and not who they are.
    const inspector = await system.as('dmws.inspector', { purpose: 'inspection' })
    const inspected = await inspector('{ serviceUsers(first: 10) { nodes { id familyName consents { state } } } }')
    expect(inspected.data.serviceUsers.nodes).toMatchObject([{ id: nadia, familyName: null, consents: expect.any(Array) }])
  })
})
