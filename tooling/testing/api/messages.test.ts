import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Api } from '../src/api-client.ts'
import { openWork } from '../src/open-work.ts'
import { startTestNetwork, type TestNetwork } from '../src/test-network.ts'

let system: TestNetwork
let sam: string
let person: Api
let officer: Api
beforeAll(async () => {
  system = await startTestNetwork()
  sam = await system.personId('Okafor')
  person = await system.as('dmws.service-user.1')
  officer = await system.as('dmws.dpo', { purpose: 'complaint-handling' })
})
afterAll(() => system?.[Symbol.asyncDispose]())

const messages = `query ($id: ID!) { serviceUser(id: $id) { messages { nodes { kind state channel reason discreet subject text attempts } } } }`
const notSent = '{ messagesNotSent { kind reason serviceUser { id } } }'
const messagesSeenBy = async (api: Api) => {
  const { data } = await api(messages, { id: sam })
  return data?.serviceUser?.messages?.nodes ?? data?.serviceUser
}

async function setRules(safeContactRules: object): Promise<void> {
  const [row] = await system.sql<{ version: number }>('SELECT version FROM service_users.service_user WHERE id = $1::uuid', sam)
  const { data, text } = await person(
    `mutation ($input: UpdateContactDetailsInput!) { updateContactDetails(input: $input) {
      serviceUser { contact { safeContactRules { neverBy from until discreet neverSay } } } userErrors { code path } } }`,
    { input: { serviceUserId: sam, version: row?.version, safeContactRules } },
  )
  expect(data?.updateContactDetails?.userErrors, text).toEqual([])
}

async function complain(): Promise<{ id: string; version: number; reference: string }> {
  const { data, text } = await person(
    `mutation ($input: RaiseComplaintInput!) { raiseComplaint(input: $input) { complaint { id version reference } userErrors { code path } } }`,
    {
      input: {
        serviceUserId: sam,
        kind: 'COMPLAINT',
        matter: 'Nobody came on Tuesday.',
        category: 'sharing',
      },
    },
  )
  expect(data?.raiseComplaint?.complaint, text).toBeTruthy()
  return data.raiseComplaint.complaint
}

async function acknowledge({ id, version }: { id: string; version: number }): Promise<void> {
  const { data, text } = await officer(
    'mutation ($input: AcknowledgeComplaintInput!) { acknowledgeComplaint(input: $input) { complaint { state } userErrors { code } } }',
    { input: { complaintId: id, version } },
  )
  expect(data?.acknowledgeComplaint?.userErrors, text).toEqual([])
  await system.network.jobsDone()
}

describe('the acknowledgement of a complaint', () => {
  it('is not sent while nobody has turned the safe-contact text into rules, and the person can read it all the same', async () => {
    const raised = await complain()
    await acknowledge(raised)
    expect(await messagesSeenBy(person)).toMatchObject([
      { kind: 'complaint-acknowledged', state: 'NOT_SENT', reason: 'SAFE_CONTACT_NOT_READ', channel: null },
    ])
    expect((await messagesSeenBy(person))[0].text).toContain(raised.reference)
    expect((await officer(notSent)).data.messagesNotSent).toEqual([
      { kind: 'complaint-acknowledged', reason: 'SAFE_CONTACT_NOT_READ', serviceUser: { id: sam } },
    ])
    const worker = await system.as('dmws.support-worker', { purpose: 'care' })
    expect((await worker(notSent)).data.messagesNotSent, 'which they may not know of').toEqual([])
  })

  it('leaves by a way that the person agreed to and has not forbidden [DMWS-16] [DMR-06]', async () => {
    await setRules({ neverBy: ['POST'], discreet: true })
    await acknowledge(await complain())
    // Texts were never agreed to, letters are forbidden, and calls are made by people.
    expect((await messagesSeenBy(person))[0]).toMatchObject({
      state: 'SENT',
      channel: 'EMAIL',
      reason: 'PREFERENCE_NOT_POSSIBLE',
      discreet: true,
      attempts: 1,
    })
    await setRules({ neverBy: ['EMAIL', 'POST'] })
    await acknowledge(await complain())
    expect((await messagesSeenBy(person))[0]).toMatchObject({ state: 'NOT_SENT', reason: 'SAFE_CONTACT_CHANNELS' })
  })

  it('does not exist for a worker who may not know of the complaint, and does for who handles it', async () => {
    const worker = await system.as('dmws.support-worker', { purpose: 'care' })
    expect(await messagesSeenBy(worker)).toEqual([])
    expect(await messagesSeenBy(officer)).toHaveLength(3)
  })

  it('is shown on the page of the demonstration as it would have left, without what was not said', async () => {
    const page = await (await fetch(`${system.url}/demonstration/messages`)).text()
    expect(page).toContain('sam.okafor@example.com')
    expect(page).toContain('Something new for you')
    expect(page).toContain('Nobody by name')
    expect(page).toContain('They asked not to be contacted in any way that is possible.')
  })
})

describe('rules of safe contact', () => {
  it('are taken away by a new text, and wrong ones change nothing', async () => {
    const [row] = await system.sql<{ version: number }>('SELECT version FROM service_users.service_user WHERE id = $1::uuid', sam)
    const update = (input: object) =>
      person(
        `mutation ($input: UpdateContactDetailsInput!) { updateContactDetails(input: $input) {
          serviceUser { version contact { safeContactRules { neverBy } } } userErrors { code path } } }`,
        { input: { serviceUserId: sam, version: row?.version, ...input } },
      )
    const wrong = await update({ safeContactRules: { from: '18:00' } })
    expect(wrong.data.updateContactDetails.userErrors).toEqual([{ code: 'INVALID', path: ['safeContactRules', 'until'] }])
    const changed = await update({ safeContact: 'Never write to me.' })
    expect(changed.data.updateContactDetails.serviceUser.contact.safeContactRules).toBeNull()
  })
})

describe('the list of messages that did not arrive', () => {
  it('holds what a worker may know of, whatever else reached the person of which they may not', async () => {
    const worker = await system.as('dmws.support-worker', { purpose: 'care' })
    const asked = await person(
      'mutation ($input: RequestCorrectionInput!) { requestCorrection(input: $input) { correction { id version } userErrors { code } } }',
      { input: { serviceUserId: sam, field: 'PREFERRED_NAME', proposed: 'Sammy' } },
    )
    const { id: correctionId, version } = asked.data.requestCorrection.correction
    await worker('mutation ($input: DecideCorrectionInput!) { decideCorrection(input: $input) { userErrors { code } } }', {
      input: { correctionId, version, accept: true },
    })
    await system.network.jobsDone()
    const listed = [{ kind: 'correction-decided', reason: 'SAFE_CONTACT_NOT_READ', serviceUser: { id: sam } }]
    expect((await worker(notSent)).data.messagesNotSent).toEqual(listed)
    await setRules({ neverBy: ['POST'] })
    await acknowledge(await complain())
    expect((await messagesSeenBy(person))[0]).toMatchObject({ kind: 'complaint-acknowledged', state: 'SENT' })
    expect((await worker(notSent)).data.messagesNotSent).toEqual(listed)
  })
})

describe('a complaint about whoever reads', () => {
  it('shows in nothing that the person was sent, and in neither log', async () => {
    const id = await system.personId('Barker')
    const intake = await system.as('dmws.complaints-officer', { purpose: 'complaint-handling' })
    const [about] = await system.sql<{ id: string }>(`SELECT id::text FROM access.staff_member WHERE username = 'dmws.dpo'`)
    const [handler] = await system.sql<{ id: string }>(
      `SELECT id::text FROM access.staff_member WHERE username = 'dmws.complaints-officer'`,
    )
    await openWork(system, id, 'rights-request')
    const answering = await system.as('dmws.dpo', { purpose: 'rights-request' })
    const auditing = await system.as('dmws.dpo', { purpose: 'audit' })
    const told = async () => {
      const record = await answering(
        'query ($id: ID!) { serviceUser(id: $id) { messages { nodes { kind } } accessLog(first: 100) { nodes { sentence } } } }',
        { id },
      )
      const colleague = await answering(
        `query ($id: ID!, $staff: ID) { explainAccess(serviceUserId: $id, category: "support.plan", staffMemberId: $staff,
          purpose: "complaint-handling") { allowed reason } }`,
        { id, staff: handler?.id },
      )
      expect(colleague.errors, colleague.text).toEqual([])
      expect(record.data.serviceUser.accessLog.nodes.length, record.text).toBeGreaterThan(0)
      const logs = []
      for (const outcome of ['CHANGED', 'DISCLOSED']) {
        const log = await auditing(
          'query ($outcome: AuditOutcome!) { auditEntries(outcome: $outcome, first: 100) { nodes { service role purpose person { id } } } }',
          { outcome },
        )
        const nodes: { role: string; person: { id: string } | null }[] = log.data.auditEntries.nodes
        // What they did themselves they know.
        logs.push(...nodes.filter(({ role, person: whom }) => whom?.id === id && role !== 'data protection officer'))
      }
      return { record: record.data, colleague: colleague.data, logs }
    }
    const worker = await system.as('dmws.support-worker', { purpose: 'care' })
    await worker('query ($id: ID!) { serviceUser(id: $id) { familyName } }', { id })
    await told()
    const before = await told()
    const { data, text } = await intake(
      `mutation ($input: RaiseComplaintInput!) { raiseComplaint(input: $input) { complaint { id version } userErrors { code path } } }`,
      {
        input: {
          serviceUserId: id,
          kind: 'COMPLAINT',
          category: 'sharing',
          receivedHow: 'PHONE',
          matter: 'They told my sister.',
        },
      },
    )
    expect(data?.raiseComplaint?.complaint, text).toBeTruthy()
    const { id: complaintId, version } = data.raiseComplaint.complaint
    await acknowledge({ id: complaintId, version })
    const named = await intake(
      `mutation ($input: NameComplainedAboutInput!) { nameComplainedAbout(input: $input) { userErrors { code } } }`,
      { input: { complaintId, version: version + 1, staffMemberId: about?.id } },
    )
    expect(named.data?.nameComplainedAbout?.userErrors, named.text).toEqual([])
    const [kept] = await system.sql<{ kind: string }>(
      `SELECT kind FROM service_users.message WHERE recipient_id = $1::uuid AND kind = 'complaint-acknowledged'`,
      id,
    )
    expect(kept).toBeDefined()
    expect(await told()).toEqual(before)
  })
})
