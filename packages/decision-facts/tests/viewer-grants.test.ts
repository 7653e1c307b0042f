import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readViewerGrants, type Claimant } from '../src/index.ts'
import { laterOwners, startFactsDatabase } from './facts-database.ts'

const now = new Date('2026-11-21T12:00:00Z')
const [before, after] = [new Date('2026-11-20T12:00:00Z'), new Date('2026-11-22T12:00:00Z')]
let database: Awaited<ReturnType<typeof startFactsDatabase>>

const insert = (table: string, ...values: unknown[]) => database.insert(table, ...values)

beforeAll(async () => {
  database = await startFactsDatabase()
  for (const statement of laterOwners) await database.run(statement)
  await database.install()
})
afterAll(() => database[Symbol.asyncDispose]())

describe('what a viewer may be treated as', () => {
  const account: string = randomUUID()
  const claimant = (kind: Claimant['kind'], id = account): Claimant => ({
    kind,
    id,
    organisation: 'dmws',
    sessionId: kind === 'integrator' ? null : `session ${kind}`,
    purpose: 'care',
  })
  const rolesOf = async (kind: Claimant['kind'], id = account) =>
    (await readViewerGrants(database.sql, claimant(kind, id), now)).roles

  beforeAll(async () => {
    for (const kind of ['staff', 'service-user', 'representative', 'inspector'])
      await insert('session', `session ${kind}`, account, 'dmws', kind, after, null)
    await insert('role', 'dmws', account, 'safeguarding-lead', before, null)
    await insert('role', 'dmws', account, 'inspector', before, after)
    await insert('role', 'dmws', account, 'trainer', before, now)
    await insert('role', 'dmws', account, 'service-user', before, null)
    await insert('client', 'agency', 'dmws', 'integrator', true)
    await insert('client', 'customer', 'dmws', 'commissioner', true)
    await insert('client', 'closed', 'dmws', 'integrator', false)
  })

  it('follows from the kind of account, and from the roles given to it while they last', async () => {
    expect(await rolesOf('staff')).toEqual(['safeguarding-lead'])
    expect(await rolesOf('inspector')).toEqual(['inspector'])
    expect(await rolesOf('service-user')).toEqual(['service-user'])
    expect(await rolesOf('representative')).toEqual(['representative'])
  })

  it('follows from what a client was registered as', async () => {
    expect(await rolesOf('integrator', 'agency')).toEqual(['integrator'])
    expect(await rolesOf('integrator', 'customer')).toEqual(['commissioner'])
    expect(await readViewerGrants(database.sql, claimant('integrator', 'closed'), now)).toEqual({
      alive: false,
      roles: [],
      scopes: [],
    })
  })

  it('is nothing without a session of this very account, organisation and kind that is not over', async () => {
    await insert('session', 'ended', account, 'dmws', 'staff', after, now)
    await insert('session', 'expired', account, 'dmws', 'staff', now, null)
    const staff = claimant('staff')
    const nothing = { alive: false, roles: [], scopes: [] }
    expect((await readViewerGrants(database.sql, staff, now)).alive).toBe(true)
    for (const other of [
      { ...staff, sessionId: 'unknown' },
      { ...staff, sessionId: 'ended' },
      { ...staff, sessionId: 'expired' },
      { ...staff, sessionId: null },
      { ...staff, id: randomUUID() },
      { ...staff, organisation: 'bct' },
      { ...staff, kind: 'inspector' as const },
    ]) {
      expect(await readViewerGrants(database.sql, other, now), JSON.stringify(other)).toEqual(nothing)
    }
  })

  it('follows from no role of another account or organisation, or of another time', async () => {
    await insert('role', 'bct', account, 'finance-officer', before, null)
    await insert('role', 'dmws', randomUUID(), 'team-manager', before, null)
    await insert('role', 'dmws', account, 'records-officer', after, null)
    expect(await rolesOf('staff')).toEqual(['safeguarding-lead'])
  })

  it('reaches as far as the scopes of this very client for this purpose', async () => {
    await insert('client', 'portal', 'dmws', 'portal', true)
    await insert('integrator_scope', 'dmws', 'agency', 'identity', 'care')
    await insert('integrator_scope', 'dmws', 'agency', 'contact', 'rights-request')
    await insert('integrator_scope', 'dmws', 'customer', 'support.plan', 'care')
    await insert('integrator_scope', 'bct', 'agency', 'financial', 'care')
    const agency = claimant('integrator', 'agency')
    expect((await readViewerGrants(database.sql, agency, now)).scopes).toEqual(['identity'])
    for (const other of [
      { ...agency, id: 'portal' },
      { ...agency, organisation: 'bct' },
      { ...agency, id: 'nobody' },
    ]) {
      expect((await readViewerGrants(database.sql, other, now)).alive, JSON.stringify(other)).toBe(false)
    }
  })
})
