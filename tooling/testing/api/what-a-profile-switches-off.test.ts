import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Api, Persona } from '../src/api-client.ts'
import { startTestSystem, type TestSystem } from '../src/test-system.ts'

let system: TestSystem
beforeAll(async () => {
  system = await startTestSystem()
})
afterAll(() => system[Symbol.asyncDispose]())

const person = (organisation: string) => system.as(`${organisation}.service-user.1` as Persona, { purpose: 'own-record' })
const worker = (organisation: string) => system.as(`${organisation}.support-worker` as Persona, { purpose: 'care' })
const ownId = async (api: Api): Promise<string> => (await api('{ myRecord { id } }')).data.myRecord.id

/** What is told of a mutation that cannot be carried out here. */
async function told(api: Api, name: string, input: Readonly<Record<string, unknown>>): Promise<readonly string[]> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`
  const answer = await api(`mutation ($input: ${type}!) { ${name}(input: $input) { userErrors { code path } } }`, { input })
  expect(answer.errors, answer.text).toEqual([])
  return answer.data[name].userErrors.map(({ code, path }: { code: string; path: string[] }) => `${code} ${path.join('.')}`)
}

const someone = { givenName: 'Ines', familyName: 'Calloway', birthDate: '1990-01-31', noContactReason: 'Has no phone yet.' }

describe.each(['bct', 'polaris'])('%s, which does not use consent,', (organisation) => {
  it('asks nobody for any, and takes none [BCT-03]', async () => {
    const api = await person(organisation)
    const { data } = await api(
      '{ organisation { usesConsent } consentForm { items { code } storageItem } myRecord { id consents { id } } }',
    )
    expect(data).toMatchObject({
      organisation: { usesConsent: false },
      consentForm: { items: [], storageItem: null },
      myRecord: { consents: [] },
    })
    const about = { serviceUserId: data.myRecord.id, itemCode: 'share-partner-agency' }
    const given = { decision: 'GIVEN', wordingVersion: 1, method: 'SELF_SERVICE' }
    expect(await told(api, 'recordConsentDecision', { ...about, ...given })).toEqual(['UNKNOWN_ITEM itemCode'])
    expect(await told(api, 'withdrawConsent', about)).toEqual(['UNKNOWN_ITEM itemCode'])
    const consentToStore = { wordingVersion: 1, method: 'IN_PERSON' }
    expect(await told(await worker(organisation), 'registerServiceUser', { ...someone, consentToStore })).toEqual([
      'NOT_A_CHOICE consentToStore',
    ])
  })

  it('says instead on which ground each use rests, and to which the person may object', async () => {
    const { data } = await (await person(organisation))('{ dataUses { name why basis mayObject } }')
    expect(data.dataUses.length).toBeGreaterThan(5)
    for (const { basis, mayObject, why } of data.dataUses) {
      expect(basis).not.toBe('CONSENT')
      expect(mayObject).toBe(['PUBLIC_TASK', 'LEGITIMATE_INTERESTS'].includes(basis))
      expect(why).not.toBe('')
    }
  })
})

it('keeps nothing on paper where no paper is kept, not even the first consent [DMWS-04]', async () => {
  const consentToStore = { wordingVersion: 1, method: 'PAPER' }
  expect(await told(await worker('dmws'), 'registerServiceUser', { ...someone, consentToStore })).toEqual([
    'PAPERLESS consentToStore.method',
  ])
})

it('refuses what the service of the person does not ask about [DMWS-03, DPPC-11]', async () => {
  const asked = {
    ...someone,
    nhsNumber: '9990000204',
    service: 'support-calls',
    consentToStore: { wordingVersion: 1, method: 'PHONE' },
  }
  expect(await told(await worker('dmws'), 'registerServiceUser', asked)).toEqual(['NOT_ASKED_BY_SERVICE nhsNumber'])
  const family = { ...someone, nhsNumber: '9990000204', service: 'family-support' }
  expect(await told(await worker('dppc'), 'registerServiceUser', family)).toEqual(['NOT_ASKED_BY_SERVICE nhsNumber'])
})

it('takes only the kinds of case that the organisation deals with', async () => {
  for (const organisation of ['dmws', 'dmr', 'dppc', 'polaris']) {
    const api = await person(organisation)
    const { data } = await api('{ complaintsProcess { kinds } }')
    expect(data.complaintsProcess.kinds).toEqual(['COMPLAINT'])
    const enquiry = { serviceUserId: await ownId(api), kind: 'ENQUIRY', matter: 'When do you open?' }
    expect(await told(api, 'raiseComplaint', enquiry)).toContain('INVALID kind')
  }
})

it('gives nobody a role that the organisation switched off', async () => {
  for (const [organisation, role] of [
    ['dppc', 'finance-officer'],
    ['dmr', 'trainer'],
    ['polaris', 'inspector'],
  ] as const) {
    const api = await system.as(`${organisation}.administrator`, { purpose: 'administration' })
    const { data } = await api('{ staffMembers(first: 10) { nodes { id name } } }')
    const staffMemberId = data.staffMembers.nodes[0].id
    expect(await told(api, 'requestRole', { staffMemberId, role })).toEqual(['UNKNOWN_ROLE role'])
  }
})

describe('whom to turn to', () => {
  const cards = `{ organisation {
    dataProtectionOfficer { title address phone email onlineForm } help { phone onlineForm } regulators { title }
  } complaintsProcess { firstRecipient placesToTurn { name } } }`

  it.each([
    ['dmws', 'Data Protection Officer', '01264 774 000', false, [], 'our data protection officer'],
    [
      'bct',
      'Data Protection Officer',
      null,
      true,
      ['Local Government and Social Care Ombudsman', 'Ofsted'],
      'our complaints officer',
    ],
    ['dmr', 'Data Protection Officer', '0121 352 1844', false, ['Ofsted'], 'our data protection officer'],
    ['dppc', 'Compliance officer', '0115 985 6000', false, ['Care Quality Commission'], 'our data protection officer'],
    ['polaris', 'Data Protection Officer', null, false, [], 'our data protection officer'],
  ])('at %s is what its notice says, and always the regulator', async (organisation, title, phone, onlineForm, over, first) => {
    const { data } = await (await person(organisation))(cards)
    expect(data.organisation.dataProtectionOfficer).toMatchObject({ title, phone, onlineForm })
    expect(data.organisation.regulators.map((card: { title: string }) => card.title)).toEqual([
      'Information Commissioner’s Office',
      ...over,
    ])
    expect(data.complaintsProcess.firstRecipient).toBe(first)
    expect(data.complaintsProcess.placesToTurn.map(({ name }: { name: string }) => name)).toContain(
      'Information Commissioner’s Office',
    )
  })
})
