import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isOpenToAll } from '../src/open-to-all.ts'
import { builtPortals } from '../src/portals.ts'
import { startTestNetwork, type TestNetwork } from '../src/test-network.ts'
import { Visitors, type Visitor } from '../src/visitor.ts'
import { walkPages } from '../src/walk-pages.ts'

let system: TestNetwork
let visitors: Visitors
let sam: string
beforeAll(async () => {
  system = await startTestNetwork({ portals: builtPortals })
  visitors = await Visitors.open(system)
  sam = await system.personId('Okafor')
})
afterAll(async () => {
  await visitors[Symbol.asyncDispose]()
  await system[Symbol.asyncDispose]()
})

describe('every page of the staff portal is open to everybody, on a phone and at a desk', () => {
  it('for a worker', async () => {
    const worker = await visitors.signIn('staff', 'dmws.support-worker')
    const record = ['', '/notes', '/notes/add', '/corrections', '/corrections/ask', '/contact/edit', '/contact/safe']
    const files = ['/documents', '/documents/add', '/messages']
    const access = ['/access', '/access/invite', '/access/restore']
    const consent = ['/consent', '/consent/contact-sms/record/wording', '/consent/contact-phone/withdraw']
    const others = ['people', 'work', 'people/register', 'staff-list', 'ask-for-access', 'who-may-see-what']
    await walkPages(worker, `${system.url}/staff/people/${sam}`, [...record, ...files, ...access, ...consent], 'staff-record')
    await walkPages(worker, `${system.url}/staff/`, others, 'staff')
  })

  it('for the data protection officer', async () => {
    const officer = await visitors.signIn('staff', 'dmws.dpo')
    await walkPages(officer, `${system.url}/staff/`, ['work', 'approvals', 'staff-list', 'complaints/yours'], 'dpo')
    await goesThroughMoreThanOneAnswerHolds(officer)
  })

  it('for who says in one form what they need a record for, reads it, and closes the work', async () => {
    const officer = await visitors.signIn('staff', 'dmws.dpo')
    const { page } = officer
    await page.getByLabel('Purpose', { exact: true }).selectOption('Answering a rights request')
    await officer.press('Change purpose')
    const record = `${system.url}/staff/people/${await system.personId('Hussain')}`
    const work = page.getByRole('region', { name: 'What this record is open for' })
    await officer.turnTo(record)
    await work.getByText('Nothing is open about this person for “Answering a rights request”').waitFor()
    await isOpenToAll(officer, 'dpo-no-work')
    expect(await officer.words()).not.toContain('07700 900104')
    await officer.follow('Say what you need it for')
    await officer.press('Open the record')
    await officer.sees('Enter what you need the record for')
    await isOpenToAll(officer, 'dpo-say-what-for')
    await page.getByLabel('What the record is needed for').fill('Nadia asked on the phone for a copy of her notes.')
    await page.getByLabel('For how many days').fill('30')
    await officer.press('Open the record')
    await officer.sees('You can now see what you need for this work.')
    await work.getByText('Jo Bennett opened it.').waitFor()
    expect(await officer.words()).toMatch(/900104/)
    await isOpenToAll(officer, 'dpo-work-open')
    await officer.press('Close this work')
    await work.getByText('Nothing is open about this person for “Answering a rights request”').waitFor()
    expect(await officer.words()).not.toMatch(/900104/)
    await page.getByLabel('Purpose', { exact: true }).selectOption('Checking who looked')
    await officer.press('Change purpose')
    await officer.follow('Open it for an inspection')
    await officer.press('Open the record to the inspector')
    await officer.sees('Select the inspector')
    await isOpenToAll(officer, 'dpo-inspection')
    await page.getByLabel('Inspector').selectOption('Vera Holt')
    await page.getByLabel('What the record is needed for').fill('Drawn for the second visit.')
    await page.getByLabel('For how many days').fill('14')
    await officer.press('Open the record to the inspector')
    await officer.sees('The inspector can now read the record for this inspection.')
    expect(await work.getByText('Open for “Inspection” by Vera Holt').count()).toBe(2)
    await isOpenToAll(officer, 'dpo-inspection-open')
    expect(officer.complaints).toEqual([])
  })

  it('for who proposes that records go, and for who decides it', async () => {
    const [proposed, gone] = await dueRecords()
    const send = async (persona: 'dmws.records-officer' | 'dmws.dpo', name: string, input: object) => {
      const api = await system.as(persona, { purpose: 'retention-review', assurance: 2 })
      const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`
      const { data, text } = await api(`mutation ($input: ${type}!) { ${name}(input: $input) { disposal { id } } }`, { input })
      expect(data?.[name]?.disposal, text).toBeTruthy()
      return data?.[name].disposal.id as string
    }
    const reason = 'Seven years are over, and nothing is left to do.'
    const disposalId = await send('dmws.records-officer', 'proposeDisposal', { serviceUserId: gone, reason })
    await send('dmws.dpo', 'approveDisposal', { disposalId })
    await system.network.jobsDone()
    const officer = await visitors.signIn('staff', 'dmws.records-officer')
    await walkPages(officer, `${system.url}/staff/people/${proposed}`, ['/retention', '/retention/propose'], 'records')
    await send('dmws.records-officer', 'proposeDisposal', { serviceUserId: proposed, reason })
    // The night told whoever decides of the day on which it runs by itself.
    await system.sql(
      `UPDATE retention.disposal SET runs_on = '2096-03-04', reminded_on = '2096-02-03' WHERE service_user_id = $1::uuid`,
      proposed,
    )
    const pages = ['retention-due', 'retention-due/proposed', 'retention-due/erased']
    await walkPages(officer, `${system.url}/staff/`, [...pages, `people/${proposed}/retention`], 'records')
    const second = await visitors.signIn('staff', 'dmws.dpo')
    await second.page.goto(`${system.url}/staff/work`)
    await second.sees('Records to decide')
    await second.sees('Erased by itself on 4 March 2096')
    // What is proposed is there to decide, and not once more among what is due.
    expect(await second.words()).not.toContain('Records due to go')
    await isOpenToAll(second, 'dpo-work-to-decide')
    await second.follow(/^1 Records to decide/)
    await second.page.getByRole('row').getByRole('link').click()
    await second.page.getByLabel('Keep the record').check()
    await isOpenToAll(second, 'dpo-decide')
    await second.page.getByLabel('Erase the record').check()
    await second.press('Record the decision')
    await second.sees('The record is being erased')
    await system.network.jobsDone()
    await second.page.reload()
    await second.press('Change my purpose')
    await second.sees('Showing all 2')
    expect(await system.sql('SELECT FROM service_users.service_user WHERE id = $1::uuid', proposed)).toEqual([])
  })

  it('for the administrator', async () => {
    const administrator = await visitors.signIn('staff', 'dmws.administrator')
    const [member] = await system.sql<{ id: string }>(`SELECT id FROM access.staff_member WHERE username = 'dmws.support-worker'`)
    expect(await administrator.heading(), 'nobody is assigned to an administrator').toBe('Staff')
    const ofMember = ['invite', 'restore', 'request-role'].map((page) => `staff-list/${member?.id}/${page}`)
    await walkPages(administrator, `${system.url}/staff/`, ['staff-list', 'staff-list/add', ...ofMember], 'administrator')
  })

  it('and locks when nobody was there for ten minutes: only password and code open it again [DMWS-07]', async () => {
    const worker = await visitors.signIn('staff', 'dmws.support-worker')
    const { page } = worker
    await page.clock.install()
    await page.goto(`${system.url}/staff/people/${sam}`)
    await worker.sees('Okafor')
    await page.clock.fastForward('07:50')
    expect(await page.getByRole('dialog').count()).toBe(0)
    await page.clock.fastForward('00:15')
    await page.getByText('Are you still there?').waitFor()
    await isOpenToAll(worker, 'staff-idle')
    await page.clock.fastForward('02:00')
    await worker.sees('nothing happened for 10 minutes')
    expect(await worker.words()).not.toContain('Okafor')
    await isOpenToAll(worker, 'staff-locked')
    await page.goto(`${system.url}/staff/people/${sam}`)
    await worker.press('Sign in')
    await page.locator('[autocomplete="current-password"]').waitFor()
  })
})

/** More rights requests are open than one answer holds. */
async function goesThroughMoreThanOneAnswerHolds(officer: Visitor): Promise<void> {
  const open = 60
  await system.sql(
    `INSERT INTO access.work_item (id, organisation, subject_id, purpose, reason_sealed, opened_by_id, opened_at, until_at)
     SELECT gen_random_uuid(), w.organisation, w.subject_id, w.purpose, w.reason_sealed, w.opened_by_id, w.opened_at, w.until_at
     FROM (SELECT * FROM access.work_item WHERE subject_id = $1::uuid AND purpose = 'rights-request' LIMIT 1) AS w, generate_series(1, $2::int)`,
    sam,
    open,
  )
  const part = officer.page.getByRole('region', { name: 'Rights requests' })
  await officer.page.goto(`${system.url}/staff/work`)
  await part.getByRole('button', { name: 'Show the first 50' }).click()
  await officer.settled()
  expect(await part.getByRole('listitem').count()).toBe(50)
  await part.getByRole('button', { name: 'Show more' }).click()
  await part.getByRole('listitem').nth(open).waitFor()
  await officer.settled()
  expect(await part.getByRole('button').count()).toBe(0)
  await isOpenToAll(officer, 'dpo-work-all-requests')
  expect(officer.complaints).toEqual([])
}

/** Two people whose records are due. */
async function dueRecords(): Promise<[string, string]> {
  const [proposed, gone] = await system.sql<{ id: string }>(
    `UPDATE service_users.service_user SET status = 'CLOSED', closed_at = '2010-01-04', record_kinds = '{welfare-case}'
     WHERE id IN (SELECT u.id FROM service_users.service_user u WHERE u.organisation = 'dmws' AND u.id <> $1::uuid
       AND NOT EXISTS (SELECT FROM complaints.complaint_case c WHERE c.service_user_id = u.id)
       AND NOT EXISTS (SELECT FROM retention.hold h WHERE h.service_user_id = u.id) ORDER BY u.id LIMIT 2)
     RETURNING id::text`,
    sam,
  )
  await system.network.seeding.retention.recomputeAll('dmws')
  return [proposed?.id ?? '', gone?.id ?? '']
}
