import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { builtPortals } from '../src/portals.ts'
import { startTestNetwork, type TestNetwork } from '../src/test-network.ts'
import { Visitors, type Visitor, type Viewport } from '../src/visitor.ts'

const viewports: readonly Viewport[] = [
  { width: 320, height: 800 },
  { width: 1280, height: 900 },
]

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

/** Every page at both widths: nothing that axe finds, nothing to scroll sideways, one heading and a title of its own. */
async function walk(visitor: Visitor, prefix: string, pages: readonly string[], viewport: Viewport): Promise<void> {
  const titles = new Map<string, string>()
  for (const path of pages) {
    await visitor.page.goto(`${system.url}${path}`)
    await visitor.settled()
    await visitor.picture(
      `${prefix}${path
        .replaceAll(sam, 'sam')
        .replaceAll(/[0-9a-f-]{36}/g, 'one')
        .replaceAll('/', '-')}-${viewport.width}`,
    )
    const where = `${path} at ${viewport.width}`
    expect({ where, barriers: await visitor.barriers() }).toEqual({ where, barriers: [] })
    expect({ where, sideways: await visitor.sideways() }).toEqual({ where, sideways: 0 })
    expect({ where, headings: await visitor.page.locator('h1').count() }).toEqual({ where, headings: 1 })
    titles.set(path, await visitor.page.title())
  }
  expect(new Set(titles.values()).size).toBe(titles.size)
  expect(visitor.complaints).toEqual([])
}

describe.each(viewports)('every page at $width pixels', (viewport) => {
  it('of the staff portal is open to everybody', async () => {
    const worker = await visitors.signIn('staff', 'dmws.support-worker', viewport)
    const record = `/staff/people/${sam}`
    const pages = [
      '',
      '/notes',
      '/notes/add',
      '/consent',
      '/consent/contact-sms/record/wording',
      '/consent/contact-phone/withdraw',
    ]
    const more = ['/corrections', '/corrections/ask', '/access', '/access/invite', '/access/restore', '/contact/edit']
    await walk(
      worker,
      'staff',
      [
        '/staff/',
        '/staff/people/register',
        '/staff/staff-list',
        '/staff/ask-for-access',
        '/staff/who-may-see-what',
        ...[...pages, ...more].map((page) => record + page),
      ],
      viewport,
    )
  })

  it('of the data protection officer is open to everybody', async () => {
    const officer = await visitors.signIn('staff', 'dmws.dpo', viewport)
    await walk(officer, 'dpo', ['/staff/', '/staff/approvals', '/staff/staff-list'], viewport)
  })

  it('of the administrator is open to everybody', async () => {
    const administrator = await visitors.signIn('staff', 'dmws.administrator', viewport)
    const [member] = await system.sql<{ id: string }>(`SELECT id FROM access.staff_member WHERE username = 'dmws.support-worker'`)
    const ofMember = ['invite', 'restore', 'request-role'].map((page) => `/staff/staff-list/${member?.id}/${page}`)
    await walk(administrator, 'administrator', ['/staff/', '/staff/staff-list', '/staff/staff-list/add', ...ofMember], viewport)
  })

  it('of the self-service portal is open to everybody', async () => {
    const person = await visitors.signIn('my', 'dmws.service-user.1', viewport)
    const pages = [
      '',
      'information',
      'information/notes',
      'information/contact',
      'information/RELIGION/correct/right',
      'changes',
      'seen',
      'people',
    ]
    const sharing = ['sharing', 'sharing/health-information/stop', 'sharing/contact-sms/start']
    await walk(
      person,
      'my',
      [...pages, ...sharing].map((page) => `/my/${page}`),
      viewport,
    )
  })

  it('before signing in is open to everybody', async () => {
    const stranger = await visitors.stranger(viewport)
    await walk(stranger, 'public', ['/', '/api', '/demonstration/codes', '/staff/', '/my/'], viewport)
  })
})
