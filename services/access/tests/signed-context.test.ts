import { randomUUID } from 'node:crypto'
import { createViewerSigner, type SubgraphAnswer, type SubgraphRequest } from '@candour/subgraph-kit'
import { generateKeyPair } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startAccessNetwork, type AccessNetwork, type Asker } from './support/access-network.ts'
import { hireStaff } from './support/staff-of-dmws.ts'

const viewerQuery = '{ viewer { id } }'
const requestRole = `mutation ($input: RequestRoleInput!) { requestRole(input: $input) { roleRequest { id } userErrors { code } } }`

describe('a request to the access subgraph', () => {
  let network: AccessNetwork
  let staff: Awaited<ReturnType<typeof hireStaff>>
  let administrator: Asker

  beforeAll(async () => {
    network = await startAccessNetwork()
    staff = await hireStaff(network)
    administrator = { id: staff.administrator, purpose: 'administration' }
  }, 120_000)
  afterAll(() => network?.[Symbol.asyncDispose]())

  const codeOf = ({ status, body }: SubgraphAnswer) => [
    status,
    (body.errors?.[0] as { extensions: { code: string } } | undefined)?.extensions.code,
  ]
  const send = (request: SubgraphRequest) => network.subgraph.execute(request)
  const body = JSON.stringify({ query: viewerQuery, variables: {} })

  it('is answered when a gateway signed it', async () => {
    const answer = await send(await network.signed(administrator, viewerQuery))
    expect(answer).toEqual({ status: 200, body: { data: { viewer: { id: staff.administrator } } } })
  })

  it('is refused without a signature, before it is parsed', async () => {
    expect(codeOf(await send({ body: 'not even JSON', signedViewer: '' }))).toEqual([401, 'UNAUTHENTICATED'])
    const unsigned = Buffer.from('{"alg":"none"}').toString('base64url')
    const claims = Buffer.from(JSON.stringify({ viewer: network.claimsOf(administrator, 'query') })).toString('base64url')
    expect(codeOf(await send({ body, signedViewer: `${unsigned}.${claims}.` }))).toEqual([401, 'UNAUTHENTICATED'])
  })

  it('is refused when somebody else signed it', async () => {
    const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519' })
    const forge = createViewerSigner(privateKey, () => network.clock.now())
    const signedViewer = await forge(network.claimsOf(administrator, 'query'), 'access', body)
    expect(codeOf(await send({ body, signedViewer }))).toEqual([401, 'UNAUTHENTICATED'])
  })

  it('is refused when it was signed for another subgraph, another body, or too long ago', async () => {
    const claims = network.claimsOf(administrator, 'query')
    const elsewhere = await network.sign(claims, 'consent', body)
    expect(codeOf(await send({ body, signedViewer: elsewhere }))).toEqual([401, 'UNAUTHENTICATED'])
    const otherBody = await network.sign(claims, 'access', JSON.stringify({ query: '{ organisation { id } }', variables: {} }))
    expect(codeOf(await send({ body, signedViewer: otherBody }))).toEqual([401, 'UNAUTHENTICATED'])
    const old = await network.sign(claims, 'access', body)
    network.clock.advance(31_000)
    expect(codeOf(await send({ body, signedViewer: old }))).toEqual([401, 'UNAUTHENTICATED'])
  })

  it('is refused when it is a mutation played again; the first one counts', async () => {
    const staffMemberId = await staff.hire('replayed', 'Rae Played')
    const captured = await network.signed(administrator, requestRole, { input: { staffMemberId, role: 'support-worker' } })
    expect((await send(captured)).body.data).toMatchObject({ requestRole: { userErrors: [] } })
    expect(codeOf(await send(captured))).toEqual([403, 'FORBIDDEN'])
    // The same wish, signed anew, is another request.
    const anew = await network.signed(administrator, requestRole, { input: { staffMemberId, role: 'support-worker' } })
    expect((await send(anew)).body.data).toMatchObject({ requestRole: { userErrors: [{ code: 'ALREADY_REQUESTED' }] } })
  })

  it('changes nothing when it was signed as a query', async () => {
    const staffMemberId = await staff.hire('unchanged', 'Una Changed')
    const request = JSON.stringify({ query: requestRole, variables: { input: { staffMemberId, role: 'support-worker' } } })
    const signedViewer = await network.sign(network.claimsOf(administrator, 'query'), 'access', request)
    const answer = await send({ body: request, signedViewer })
    expect([codeOf(answer)[1], answer.body.data?.['requestRole']]).toEqual(['FORBIDDEN', undefined])
  })

  it('is refused when it is no operation, whoever signed it', async () => {
    const without = ['5', 'null', '"{ viewer { id } }"', '[]', '{}', '{"query":5}', '{"query":{}}', '{viewer}']
    const besides = ['"none"', '[]', '5'].map((variables) => `{"query":"{ __typename }","variables":${variables}}`)
    for (const no of [...without, ...besides]) {
      const signedViewer = await network.sign(network.claimsOf(administrator, 'query'), 'access', no)
      expect([no, ...codeOf(await send({ body: no, signedViewer }))]).toEqual([no, 400, 'BAD_REQUEST'])
    }
  })

  it('is refused after sign-out, and for an account that never signed in', async () => {
    const leaver = await staff.hire('leaver', 'Lee Ver')
    expect((await send(await network.signed({ id: leaver }, viewerQuery))).status).toBe(200)
    await network.admin.$executeRawUnsafe(
      'UPDATE facts.session SET ended_at = $1 WHERE account_id = $2::uuid',
      network.clock.now(),
      leaver,
    )
    expect(codeOf(await send(await network.signed({ id: leaver }, viewerQuery)))).toEqual([403, 'UNAUTHENTICATED'])
    expect(codeOf(await send(await network.signed({ id: randomUUID() }, viewerQuery)))).toEqual([403, 'UNAUTHENTICATED'])
  })

  it('is refused for an organisation that is not served here, and for a session of another', async () => {
    expect(codeOf(await send(await network.signed({ ...administrator, organisation: 'nowhere' }, viewerQuery)))).toEqual([
      403,
      'FORBIDDEN',
    ])
    expect(codeOf(await send(await network.signed({ ...administrator, organisation: 'other' }, viewerQuery)))).toEqual([
      403,
      'UNAUTHENTICATED',
    ])
  })

  it('does not print the schema, and echoes nothing of what it could not understand', async () => {
    const sdl = await send(await network.signed(administrator, '{ _service { sdl } }'))
    expect(JSON.stringify(sdl.body)).not.toContain('type ')
    const wrong = await send(await network.signed(administrator, requestRole, { input: { staffMemberId: ['SECRET-VALUE'] } }))
    expect(codeOf(wrong)[1]).toBe('BAD_USER_INPUT')
    expect(JSON.stringify(wrong.body)).not.toContain('SECRET-VALUE')
    const malformed = await send(await network.signed(administrator, '{ viewer { secretField '))
    expect(codeOf(malformed)[1]).toBe('BAD_REQUEST')
    expect(JSON.stringify(malformed.body)).not.toContain('secretField')
  })

  it('tells viewers who they are and what to offer them, for the purpose they state', async () => {
    const query = `{ viewer { kind name roles purposes assurance purpose
      viewerCan { registerServiceUser requestRole decideRoleRequest seeStaff } } }`
    const nothing = { registerServiceUser: false, requestRole: false, decideRoleRequest: false, seeStaff: false }
    const about = async (asker: Asker) => (await network.ask(asker, query)).data?.['viewer']
    expect(await about(administrator)).toEqual({
      kind: 'STAFF',
      name: 'Ada Marsh',
      roles: ['administrator'],
      purposes: ['administration'],
      assurance: 2,
      purpose: 'administration',
      viewerCan: { ...nothing, requestRole: true, seeStaff: true },
    })
    expect(await about({ id: staff.dpo, purpose: 'administration' })).toMatchObject({
      viewerCan: { ...nothing, decideRoleRequest: true, seeStaff: true },
    })
    expect(await about({ id: staff.worker })).toMatchObject({
      viewerCan: { ...nothing, registerServiceUser: true, seeStaff: true },
    })
    expect(await about({ id: staff.worker, purpose: null })).toMatchObject({ purpose: null, viewerCan: nothing })
    const account = randomUUID()
    await network.signIn(account, 'service-user')
    expect(await about({ id: account, kind: 'service-user', purpose: 'own-record' })).toMatchObject({
      kind: 'SERVICE_USER',
      name: null,
      roles: ['service-user'],
      viewerCan: nothing,
    })
  })

  it('knows an inspector until the visit ends, and somebody who acts for a person by their account', async () => {
    const query = '{ viewer { kind name roles purposes } }'
    const until = new Date(network.clock.now().getTime() + 60_000)
    const visitor = { organisation: 'dmws', username: 'dmws.visitor', name: 'Vera Lunt', until }
    const id = await network.seeding.admitInspector(visitor)
    await network.signIn(id, 'inspector')
    const asVisitor = { id, kind: 'inspector', purpose: 'inspection' } as const
    expect((await network.ask(asVisitor, query)).data?.['viewer']).toEqual({
      kind: 'INSPECTOR',
      name: 'Vera Lunt',
      roles: ['inspector'],
      purposes: ['inspection'],
    })
    // The same account gains nothing on the surface of staff, whose sessions are other ones.
    expect((await network.ask({ id, kind: 'staff', purpose: 'inspection' }, query)).errors).toBeDefined()
    network.clock.advance(61_000)
    expect((await network.ask(asVisitor, query)).data?.['viewer']).toMatchObject({ roles: [], purposes: [] })
    const account = randomUUID()
    await network.signIn(account, 'representative')
    expect((await network.ask({ id: account, kind: 'representative', purpose: 'own-record' }, query)).data?.['viewer']).toEqual({
      kind: 'REPRESENTATIVE',
      name: null,
      roles: ['representative'],
      purposes: ['own-record'],
    })
  })

  it('tells everybody how to reach the organisation and its regulator', async () => {
    const query =
      '{ organisation { id name dataProtectionOfficer { title address phone } help { phone } regulator { title url } } }'
    const { data } = await network.ask({ id: staff.worker, purpose: null }, query)
    expect(data?.['organisation']).toMatchObject({
      id: 'dmws',
      name: 'DMWS',
      dataProtectionOfficer: { title: 'Data Protection Officer' },
      regulator: { title: 'Information Commissioner’s Office' },
    })
  })

  it('forgets used contexts only long after they expired', async () => {
    const { forgetExpiredContexts } = await import('../src/data/spent-contexts.ts')
    const now = network.clock.now()
    await network.signed(administrator, requestRole).then(send)
    expect(await forgetExpiredContexts(network.asService, now)).toBe(0)
    expect(await forgetExpiredContexts(network.asService, new Date(now.getTime() + 2 * 3_600_000))).toBeGreaterThan(0)
  })
})
