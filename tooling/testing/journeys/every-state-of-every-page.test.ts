import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demonstrationPassword } from '@candour/dev-env'
import { repositoryRoot } from '@candour/repo-rules'
import { openWork } from '../src/open-work.ts'
import { Outage } from '../src/outage.ts'
import { plantCanaries } from '../src/planted-person.ts'
import { builtPortals } from '../src/portals.ts'
import { proving } from '../src/proof-scale.ts'
import { startTestNetwork, type TestNetwork } from '../src/test-network.ts'
import { Visitors } from '../src/visitor.ts'
import { showsEmpty, walkStates } from '../src/walk-states.ts'

/** Where the ids of what pages are about come from: a path names the thing until there is one. Each is about the planted person. */
const things: Readonly<Record<string, string>> = {
  person: 'service_users.service_user WHERE id = $1::uuid',
  document: 'service_users.document WHERE service_user_id = $1::uuid',
  correction: 'service_users.correction WHERE service_user_id = $1::uuid',
  complaint: 'complaints.complaint_case WHERE service_user_id = $1::uuid',
  hold: 'retention.hold WHERE service_user_id = $1::uuid AND released_at IS NULL',
  representation: 'access.representation WHERE subject_id = $1::uuid AND ended_at IS NULL',
  emergency: 'access.break_glass WHERE subject_id = $1::uuid',
  entry: `access.audit WHERE subject_id = $1::uuid AND outcome = 'disclosed'`,
  member: `access.staff_member WHERE $1 <> '' AND username = 'dmws.support-worker.2'`,
  access: `access.access_request WHERE $1 <> '' AND state = 'REQUESTED'`,
  role: `access.role_request WHERE $1 <> '' AND state = 'REQUESTED'`,
  actedFor: `service_users.service_user WHERE $1 <> '' AND family_name = 'Okafor'`,
}

const record = (...pages: string[]) => pages.map((page) => `people/{person}${page}`)
const member = (...pages: string[]) => pages.map((page) => `staff-list/{member}${page}`)

interface Walk {
  readonly who: string
  readonly password?: string
  readonly paths: readonly string[]
  /** Walked in part by every `npm test`. */
  readonly often?: true
}

const staffWalks: readonly Walk[] = [
  {
    who: 'dmws.support-worker',
    paths: [
      ...record('', '/notes', '/notes/add', '/documents', '/documents/add', '/documents/{document}/remove', '/messages'),
      ...record('/contact/edit', '/contact/safe', '/corrections', '/corrections/ask', '/corrections/{correction}/decide'),
      ...record('/consent', '/consent/contact-sms/record/wording', '/consent/health-information/withdraw'),
      ...record('/complaints/raise', '/access', '/access/invite', '/access/restore', '/access/why'),
      'people',
      'people?search=a',
      'work',
      'people/register',
      'ask-for-access',
      'who-may-see-what',
    ],
  },
  {
    who: 'dmws.team-manager',
    paths: [
      ...record('/access/representatives/add', '/access/representatives/{representation}/invite'),
      ...record('/access/representatives/{representation}/restore', '/access/representatives/{representation}/stop'),
      'approvals',
      'approvals/access/{access}',
      'emergency-access',
    ],
  },
  {
    who: 'dmws.dpo',
    often: true,
    paths: [
      'work',
      ...record('/work', '/inspection', '/access', '/retention', '/access/{entry}/delay'),
      'approvals',
      'approvals/{role}',
      'complaints',
      'complaints/yours',
      ...record('/complaints', '/complaints/{complaint}', '/complaints/{complaint}/close'),
      'emergency-reviews',
      'emergency-reviews/{emergency}',
      'audit',
      'audit/export',
    ],
  },
  {
    who: 'dmws.records-officer',
    paths: [
      ...record('/retention', '/retention/hold', '/retention/propose', '/retention/decide', '/retention/{hold}/release'),
      ...['retention-due', 'retention-due/proposed', 'retention-due/erased'],
    ],
  },
  {
    who: 'dmws.administrator',
    paths: [
      ...member('', '/invite', '/restore', '/request-role', '/undertaking-or-training', '/leaving'),
      'staff-list',
      'staff-list/add',
    ],
  },
]

const myWalks: readonly Walk[] = [
  {
    who: 'dmws.planted',
    password: 'quiet harbour lantern',
    often: true,
    paths: [
      'information',
      '',
      'information/notes',
      'information/contact',
      'information/contact/safe',
      'information/RELIGION/correct/right',
      'documents',
      'messages',
      'changes',
      'changes/{correction}',
      'sharing',
      'sharing/health-information/stop',
      'sharing/contact-sms/start',
      'seen',
      'people',
      'people/{representation}/see',
      'people/{representation}/stop',
      'ask',
      'ask/new/COMPLAINT/about',
      'ask/{complaint}',
      'ask/{complaint}/take-back',
      'ask/{complaint}/again',
    ],
  },
  { who: 'dmws.parent', paths: ['acting', 'acting/{actedFor}'] },
]

const outage = new Outage()
let system: TestNetwork
let visitors: Visitors
const ids = new Map<string, string>()
beforeAll(async () => {
  system = await startTestNetwork({ portals: builtPortals, between: outage.between })
  visitors = await Visitors.open(system)
  const { id } = await plantCanaries(system)
  if (proving) await askForRoleAndAccess()
  for (const [thing, from] of Object.entries(things)) {
    const [row] = await system.sql<{ id: string }>(`SELECT id::text FROM ${from} ORDER BY id DESC LIMIT 1`, id)
    if (row) ids.set(thing, row.id)
  }
})
afterAll(async () => {
  await visitors[Symbol.asyncDispose]()
  await system[Symbol.asyncDispose]()
})

/** Something for whoever approves. */
async function askForRoleAndAccess(): Promise<void> {
  const administrator = await system.as('dmws.administrator', { purpose: 'administration' })
  const [worker] = await system.sql<{ id: string }>(
    `SELECT id::text FROM access.staff_member WHERE username = 'dmws.support-worker'`,
  )
  const role = 'mutation ($input: RequestRoleInput!) { requestRole(input: $input) { userErrors { code } } }'
  const wished = await administrator(role, { input: { staffMemberId: worker?.id, role: 'trainer' } })
  expect(wished.data.requestRole.userErrors).toEqual([])
  const colleague = await system.as('dmws.support-worker.2', { purpose: 'care' })
  const [sam] = await system.sql<{ reference: string }>(
    `SELECT reference FROM service_users.service_user WHERE family_name = 'Okafor'`,
  )
  const access = 'mutation ($input: AskForAccessInput!) { askForAccess(input: $input) { userErrors { code } } }'
  const asked = await colleague(access, {
    input: { reference: sam?.reference, purpose: 'care', days: 3, reason: 'Covers for Alex.' },
  })
  expect(asked.data.askForAccess.userErrors).toEqual([])
}

const filled = (path: string): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, thing: string) => {
    const found = ids.get(thing)
    if (found === undefined) throw new Error(`there is no ${thing} for ${path}`)
    return found
  })

describe.each([
  ['staff', staffWalks],
  ['my', myWalks],
] as const)('waiting, without a part of the system, and without any, every page of /%s says so', (portal, walks) => {
  it.each(walks.filter(({ often }) => proving || often).map((walk) => [walk.who, walk] as const))(
    'for %s',
    async (username, { password = demonstrationPassword, paths }) => {
      const visitor = await visitors.signInWith(portal, { username, password })
      for (const path of proving ? paths : paths.slice(0, 1)) await walkStates(visitor, outage, portal, filled(path))
    },
    600_000,
  )
})

it('a record that is open to give support does not ask what else it is open for, so that it stands without the answer', async () => {
  const worker = await visitors.signIn('staff', 'dmws.support-worker')
  await outage.during(['access'], async () => {
    await worker.turnTo(`/staff/${filled('people/{person}/notes')}`)
    await worker.settled()
    await worker.sees('Add a note')
    expect(await worker.page.locator('.candour-failure').count()).toBe(0)
    await worker.picture('staff-record-without-access')
  })
})

describe('where there is nothing yet, the page says so', () => {
  let newcomer: string
  beforeAll(async () => {
    const { access, serviceUsers, consent } = system.network.seeding
    const [worker] = await system.sql<{ id: string }>(
      `SELECT id::text FROM access.staff_member WHERE username = 'dmws.support-worker'`,
    )
    newcomer = await serviceUsers.addPerson('dmws', {
      source: 'PERSON',
      registeredBy: worker?.id ?? '',
      registration: {
        givenName: 'Noa',
        familyName: 'Newcomer',
        preferredName: null,
        birthDate: '1990-01-31',
        nhsNumber: null,
        service: 'hospital-visits',
        contact: {},
        noContactReason: 'Has no phone yet.',
        storageConsent: { item: 'store-and-use', wordingVersion: 1, method: 'IN_PERSON', visitedOn: '2026-01-31' },
      },
      notes: [],
    })
    await access.assign({ organisation: 'dmws', subjectId: newcomer, staffMemberId: worker?.id ?? '' })
    const by = { kind: 'STAFF' as const, id: worker?.id ?? '', name: 'Alex Reed' }
    const given = { item: 'store-and-use', state: 'GIVEN' as const, method: 'IN_PERSON' as const, at: system.clock.now(), by }
    await consent.recordDecisions('dmws', newcomer, [given])
    const account = { id: randomUUID(), organisation: 'dmws', kind: 'service-user' as const, displayName: 'Noa' }
    await system.network.identity.openAccount({ ...account, username: 'dmws.newcomer', password: demonstrationPassword })
    await access.linkPersonAccount({ organisation: 'dmws', accountId: account.id, subjectId: newcomer })
  })

  it('to the person', async () => {
    const noa = await visitors.signInWith('my', { username: 'dmws.newcomer', password: demonstrationPassword })
    for (const path of ['information/notes', 'documents', 'messages', 'changes', 'people', 'ask'])
      await showsEmpty(noa, 'my', path)
  })

  if (!proving) return
  it('to staff', async () => {
    const worker = await visitors.signIn('staff', 'dmws.support-worker')
    for (const page of ['notes', 'documents', 'messages', 'corrections'])
      await showsEmpty(worker, 'staff', `people/${newcomer}/${page}`)
    await showsEmpty(worker, 'staff', 'people?search=nobodyhere')
    for (const purpose of ['rights-request', 'retention-review'] as const) await openWork(system, newcomer, purpose)
    const officer = await visitors.signIn('staff', 'dmws.dpo')
    await showsEmpty(officer, 'staff', `people/${newcomer}/access`)
    await showsEmpty(officer, 'staff', `people/${newcomer}/complaints`)
    const elsewhere = await visitors.signIn('staff', 'polaris.dpo')
    for (const page of ['complaints', 'emergency-reviews', 'approvals']) await showsEmpty(elsewhere, 'staff', page)
    await system.sql(`UPDATE access.team_caseload SET until_at = from_at WHERE organisation = 'polaris'`)
    const manager = await visitors.signIn('staff', 'polaris.team-manager')
    for (const page of ['people', 'work']) await showsEmpty(manager, 'staff', page)
    const records = await visitors.signIn('staff', 'dmws.records-officer')
    await showsEmpty(records, 'staff', `people/${newcomer}/retention`)
  })
})

it.each([
  ['staff', 'apps/staff-portal/src/routes.tsx', staffWalks],
  ['my', 'apps/self-service-portal/src/routes.tsx', myWalks],
])('no page of /%s is left out', async (_, routes, walks) => {
  const source = await readFile(join(repositoryRoot, routes), 'utf8')
  const patterns = [...source.matchAll(/path: '([^'*]+)'/g)].map(([, path = '']) => path)
  expect(patterns.length).toBeGreaterThan(20)
  const walked = walks.flatMap(({ paths }) => paths)
  const leftOut = patterns.filter((pattern) => {
    const shape = new RegExp(`(^|/)${pattern.replaceAll(/:\w+/g, '[^/]+')}$`)
    return !walked.some((path) => shape.test(path))
  })
  expect(leftOut).toEqual([])
})
