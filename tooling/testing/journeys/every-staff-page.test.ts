import { afterAll, beforeAll, describe, it } from 'vitest'
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
    const others = ['', 'people/register', 'staff-list', 'ask-for-access', 'who-may-see-what']
    await walkPages(worker, `${system.url}/staff/people/${sam}`, [...record, ...files, ...access, ...consent], 'staff-record')
    await walkPages(worker, `${system.url}/staff/`, others, 'staff')
  })

  it('for the data protection officer', async () => {
    const officer = await visitors.signIn('staff', 'dmws.dpo')
    await walkPages(officer, `${system.url}/staff/`, ['', 'approvals', 'staff-list'], 'dpo')
  })

  it('for the administrator', async () => {
    const administrator = await visitors.signIn('staff', 'dmws.administrator')
    const [member] = await system.sql<{ id: string }>(`SELECT id FROM access.staff_member WHERE username = 'dmws.support-worker'`)
    const ofMember = ['invite', 'restore', 'request-role'].map((page) => `staff-list/${member?.id}/${page}`)
    await walkPages(administrator, `${system.url}/staff/`, ['', 'staff-list', 'staff-list/add', ...ofMember], 'administrator')
  })
})
