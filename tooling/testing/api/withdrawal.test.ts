import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestSystem, type TestSystem } from '../src/test-system.ts'

let system: TestSystem
let sam: string
beforeAll(async () => {
  system = await startTestSystem()
  sam = await system.personId('Okafor')
})
afterAll(() => system[Symbol.asyncDispose]())

const health = 'query($id: ID!) { serviceUser(id: $id) { physicalHealth mentalHealth } }'
const withdraw = `mutation($input: WithdrawConsentInput!) {
  withdrawConsent(input: $input) { consent { state version } userErrors { code path } }
}`
const give = `mutation($input: RecordConsentDecisionInput!) {
  recordConsentDecision(input: $input) { consent { state } userErrors { code path } }
}`

describe('a consent withdrawn by the person', () => {
  it('closes health to their worker on the next read, and giving it again opens it [DMWS-23, DMWS-24, DMR-73]', async () => {
    const worker = await system.as('dmws.support-worker', { purpose: 'care' })
    const person = await system.as('dmws.service-user.1')
    expect((await worker(health, { id: sam })).data.serviceUser.physicalHealth).toContain('knee')

    const withdrawn = await person(withdraw, { input: { serviceUserId: sam, itemCode: 'health-information' } })
    expect(withdrawn.errors).toEqual([])
    expect(withdrawn.data.withdrawConsent).toMatchObject({ consent: { state: 'WITHDRAWN' }, userErrors: [] })

    const after = await worker(health, { id: sam })
    expect(after.data.serviceUser).toEqual({ physicalHealth: null, mentalHealth: null })
    expect(after.withheld.map(({ field, reason }) => `${field} ${reason}`)).toEqual([
      'mentalHealth CONSENT_NOT_GIVEN',
      'physicalHealth CONSENT_NOT_GIVEN',
    ])
    expect(after.text).not.toContain('knee')

    const given = await person(give, {
      input: {
        serviceUserId: sam,
        itemCode: 'health-information',
        decision: 'GIVEN',
        wordingVersion: 1,
        method: 'SELF_SERVICE',
        version: withdrawn.data.withdrawConsent.consent.version,
      },
    })
    expect(given.data.recordConsentDecision.userErrors).toEqual([])
    expect((await worker(health, { id: sam })).data.serviceUser.physicalHealth).toContain('knee')
  })

  it('takes the partner agency’s access away at once, list and count included [DMWS-24, DMWS-28]', async () => {
    const agency = await system.as('dmws.partner-agency')
    const person = await system.as('dmws.service-user.1')
    const list = '{ serviceUsers { nodes { familyName } pageInfo { hasNextPage } } }'
    expect((await agency(list)).data.serviceUsers.nodes).toHaveLength(1)
    await person(withdraw, { input: { serviceUserId: sam, itemCode: 'share-partner-agency' } })
    expect((await agency(list)).data.serviceUsers).toEqual({ nodes: [], pageInfo: { hasNextPage: false } })
    expect((await agency(health, { id: sam })).data.serviceUser).toBeNull()
  })

  it('needs no signature, and says so when there is nothing to withdraw [DMWS-25]', async () => {
    const person = await system.as('dmws.service-user.1')
    const input = { serviceUserId: sam, itemCode: 'case-study-reports' }
    const withoutSignature = await person(withdraw, { input })
    expect(withoutSignature.data.withdrawConsent.consent.state).toBe('WITHDRAWN')
    const again = await person(withdraw, { input })
    expect(again.data.withdrawConsent.userErrors).toEqual([{ code: 'NOT_IN_FORCE', path: ['itemCode'] }])
  })

  it('is not for others to withdraw', async () => {
    const other = await system.as('dmws.service-user.2')
    const { errors, data } = await other(withdraw, { input: { serviceUserId: sam, itemCode: 'contact-phone' } })
    expect(errors[0]?.extensions['code']).toBe('NOT_FOUND')
    expect(data?.withdrawConsent ?? null).toBeNull()
  })
})
