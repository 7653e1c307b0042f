import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isOpenToAll } from '../src/open-to-all.ts'
import { builtPortals } from '../src/portals.ts'
import { startTestNetwork, type TestNetwork } from '../src/test-network.ts'
import { Visitors } from '../src/visitor.ts'
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
    await walkPages(officer, `${system.url}/staff/`, ['work', 'approvals', 'staff-list'], 'dpo')
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
