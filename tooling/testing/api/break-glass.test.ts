import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestNetwork, type TestNetwork } from '../src/test-network.ts'

const hour = 3_600_000
const breakGlass = `mutation ($input: BreakGlassInput!) { breakGlass(input: $input) { breakGlass { id } userErrors { code } } }`
const record =
  'query ($id: ID!) { serviceUser(id: $id) { givenName physicalHealth religion contact { phone } viewerCan { addNote updateContactDetails recordConsentDecision } } }'

let system: TestNetwork
let sam: string
let reference: string
beforeAll(async () => {
  system = await startTestNetwork()
  sam = await system.personId('Okafor')
  const [row] = await system.sql<{ reference: string }>(
    'SELECT reference FROM facts.subject_reference WHERE subject_id = $1',
    sam,
  )
  reference = row!.reference
})
afterAll(() => system[Symbol.asyncDispose]())

// Works in another team, with other people.
const priya = (assurance: 2 | 3 = 2) => system.as('dmws.support-worker.2', { purpose: 'care', assurance })
const declared = async () => {
  const { data } = await (await priya(3))(breakGlass, { input: { reference, purpose: 'care', reason: 'collapsed at the door' } })
  return data.breakGlass
}

describe('emergency access', () => {
  it('is challenged by the transport too until whoever asks has just proved who they are', async () => {
    const { status, headers, errors } = await (
      await priya()
    )(breakGlass, {
      input: { reference, purpose: 'care', reason: 'collapsed at the door' },
    })
    expect(status).toBe(401)
    expect(headers.get('www-authenticate')).toBe(
      'Bearer error="insufficient_user_authentication", error_description="A stronger or fresher sign-in is required", acr_values="3", max_age=300',
    )
    expect(errors).toMatchObject([{ extensions: { code: 'INSUFFICIENT_USER_AUTHENTICATION', acrValues: '3', maxAge: 300 } }])
    expect((await (await priya())(record, { id: sam })).data.serviceUser).toBe(null)
  })

  it('lets read what the role reads of the people it works with, consent still asked for, and change nothing [DMR-20]', async () => {
    expect((await declared()).userErrors).toEqual([])
    const { data, withheld } = await (await priya())(record, { id: sam })
    expect(data.serviceUser).toMatchObject({
      givenName: 'Samuel',
      physicalHealth: expect.stringContaining('knee'),
      religion: null,
      contact: { phone: '+447700900101' },
      viewerCan: { addNote: false, updateContactDetails: false, recordConsentDecision: false },
    })
    expect(withheld.map(({ field }) => field)).toEqual(['religion'])
    const note = { serviceUserId: sam, kind: 'CALL', text: 'never kept', occurredAt: system.clock.now().toISOString() }
    const refused = await (
      await priya(3)
    )('mutation ($input: AddNoteInput!) { addNote(input: $input) { note { id } } }', {
      input: note,
    })
    expect(refused.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
    const list = await (await priya())('{ serviceUsers(first: 50) { nodes { familyName } } }')
    expect(list.data.serviceUsers.nodes).toContainEqual({ familyName: 'Okafor' })
  })

  it('is read by the person with who and why, and by message, and is the officer’s to review', async () => {
    await system.jobsDone()
    const person = await system.as('dmws.service-user.1')
    const { data } = await person(
      '{ myRecord { breakGlass { staffMember reason } accessLog(first: 20) { nodes { sentence emergency } } } }',
    )
    expect(data.myRecord.breakGlass).toEqual([{ staffMember: 'Priya Shah', reason: 'collapsed at the door' }])
    expect(data.myRecord.accessLog.nodes).toContainEqual({
      sentence: 'Priya Shah, support worker, opened your record in an emergency.',
      emergency: true,
    })
    expect(
      await system.sql(
        `SELECT recipient_kind FROM service_users.message WHERE kind LIKE 'emergency-access%' AND recipient_id = $1`,
        sam,
      ),
    ).toEqual([{ recipient_kind: 'service-user' }])
    const officer = await system.as('dmws.dpo', { purpose: 'audit' })
    const review = await officer('{ breakGlassToReview { staffMember read person { familyName } } }')
    expect(review.data.breakGlassToReview).toMatchObject([
      { staffMember: 'Priya Shah', read: expect.arrayContaining(['Physical health']), person: { familyName: 'Okafor' } },
    ])
  })

  it('is over after four hours', async () => {
    system.clock.advance(4 * hour)
    expect((await (await priya())(record, { id: sam })).data.serviceUser).toBe(null)
  })
})

describe('a value that needs a stronger sign-in', () => {
  it('is withheld with the challenge beside the answer, in the mark and in the header', async () => {
    const worker = await system.as('dmws.support-worker', { purpose: 'care', assurance: 1 })
    const { status, headers, withheld } = await worker('query ($id: ID!) { serviceUser(id: $id) { givenName physicalHealth } }', {
      id: sam,
    })
    expect(status).toBe(200)
    expect(withheld).toMatchObject([{ field: 'physicalHealth', remedy: 'STEP_UP', acrValues: '2' }])
    expect(headers.get('www-authenticate')).toContain('acr_values="2"')
  })
})
