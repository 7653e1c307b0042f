import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { cloneDatabase, dropDatabase, localKeyProvider } from '@candour/database'
import {
  InstallationFolder,
  makeBackup,
  openAuditLog,
  readTombstones,
  restoreBackup,
  startNetwork,
  tombstoneLine,
  type RestoreTarget,
} from '@candour/dev-env'
import { foundingProfiles } from '@candour/organisations'
import { apiAs } from '../src/api-client.ts'
import { betrays, newCanary } from '../src/canary.ts'
import { freePort } from '../src/free-port.ts'
import { plantCanaries, type PlantedPerson } from '../src/planted-person.ts'
import { startTestNetwork, type TestNetwork } from '../src/test-network.ts'

const backupKey = randomBytes(32)
const { adminUrl: seeded, folder: path } = inject('seeded')
const installation = new InstallationFolder(path)

let folder: string
let system: TestNetwork
let person: PlantedPerson
let file: string
const made: string[] = []
/** Somebody whose case is closed, with two complaints, and the complaint of the planted person. */
let complained: { readonly id: string; readonly files: readonly [string, string]; readonly planted: string }
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candour-backup-'))
  system = await startTestNetwork()
  person = await plantCanaries(system)
  complained = await complain()
  await system.network.jobsDone()
  await system.network.auditCaughtUp()
  file = await backUp('whole')
})
afterAll(async () => {
  await system?.[Symbol.asyncDispose]()
  for (const name of made) await dropDatabase({ adminUrl: seeded, name })
  await rm(folder, { recursive: true, force: true })
})

async function backUp(name: string, keysDays?: number): Promise<string> {
  const target = join(folder, name)
  const rolePrefix = new URL(seeded).pathname.slice(1)
  const source = {
    adminUrl: system.network.adminUrl,
    rolePrefix,
    secrets: await installation.secrets(),
    clock: system.clock,
    backupKey,
  }
  await makeBackup({ ...source, ...(keysDays === undefined ? {} : { keysDays }) }, target)
  return target
}

async function complain() {
  const one = async (statement: string, ...values: unknown[]) => {
    const [found] = await system.sql<{ id: string; name: string }>(statement, ...values)
    if (!found) throw new Error('nobody is found')
    return found
  }
  const { id } = await one(
    `SELECT id::text FROM service_users.service_user WHERE organisation = 'dmws' AND family_name = 'Barker'`,
  )
  const by = await one(`SELECT id::text, name FROM access.staff_member WHERE username = 'dmws.dpo'`)
  const matter = { kind: 'COMPLAINT', category: 'sharing', matter: 'Nobody rang.', receivedHow: 'PHONE' } as const
  for (let count = 0; count < 2; count++)
    await system.network.seeding.complaints.addCase('dmws', id, { ...matter, at: system.clock.now(), by })
  const cases = async (of: string) =>
    (
      await system.sql<{ id: string }>(
        'SELECT id::text FROM complaints.complaint_case WHERE service_user_id = $1::uuid ORDER BY id',
        of,
      )
    ).map((row) => row.id)
  const [first = '', second = ''] = await cases(id)
  const [planted = ''] = await cases(person.id)
  return { id, files: [first, second] as const, planted }
}

/** An empty database beside the others. */
async function emptyDatabase(): Promise<string> {
  const name = `restored_${randomBytes(6).toString('hex')}`
  made.push(name)
  return cloneDatabase({ adminUrl: seeded, template: 'template1', name })
}

async function restore(adminUrl: string, from = file, changes: Partial<RestoreTarget> = {}) {
  const keys = () => localKeyProvider(installation.keys, { hasWrappedKeys: async () => true })
  return restoreBackup(
    { adminUrl, secrets: await installation.secrets(), clock: system.clock, backupKey, keys, erased: [], ...changes },
    from,
  )
}

async function withDatabase<Result>(adminUrl: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** The whole system on a restored database. */
async function startOn(adminUrl: string) {
  const port = await freePort()
  const url = `http://localhost:${port}`
  const shared = {
    clock: system.clock,
    profiles: foundingProfiles(),
    port,
    publicUrl: url,
    demonstration: true,
    portals: undefined,
  }
  const network = await startNetwork({
    adminUrl,
    secrets: await installation.secrets(),
    keysFolder: installation.keys,
    ...shared,
  })
  return { network, url, [Symbol.asyncDispose]: () => network[Symbol.asyncDispose]() }
}

/** Tables with a row that holds any value of the planted person, or the id of them or of anything about them. */
const tablesNaming = (adminUrl: string): Promise<string[]> =>
  withDatabase(adminUrl, async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
    )
    // Members of staff keep their own names.
    const namesOfStaff = ['who has looked', 'who is complained about']
    const canaries = person.canaries.filter(({ of }) => !namesOfStaff.includes(of)).map(({ word }) => word)
    const words = [person.id, ...person.parts, ...canaries].map((word) => `%${word}%`)
    const found: string[] = []
    for (const { name } of tables) {
      const { rowCount } = await client.query(`SELECT FROM ${name} AS t WHERE t::text LIKE ANY ($1) LIMIT 1`, [words])
      if (rowCount) found.push(name)
    }
    return found
  })

const schemasLeft = (adminUrl: string) =>
  withDatabase(adminUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `SELECT nspname AS name FROM pg_namespace WHERE nspname NOT LIKE 'pg\\_%' AND nspname NOT IN ('information_schema', 'public')`,
    )
    return rows.map(({ name }) => name)
  })

/** Has everything about the planted person have come to its end eight years ago. */
async function backdate(): Promise<void> {
  const ago = new Date(system.clock.now().getTime() - 8 * 366 * 86_400_000)
  await system.sql(
    `UPDATE service_users.service_user SET status = 'CLOSED', closed_at = $2, record_kinds = '{welfare-case}' WHERE id = $1::uuid`,
    person.id,
    ago,
  )
  await system.sql(
    `UPDATE complaints.complaint_case SET closed_on = $2::date, last_action_on = $2::date WHERE service_user_id = $1::uuid`,
    person.id,
    ago.toISOString().slice(0, 10),
  )
}

/** Has the database refuse what a service does to a table, the first time. */
async function failOnce(table: string, event: 'DELETE' | 'UPDATE'): Promise<void> {
  const name = `public.refused_${table.replace('.', '_')}`
  await system.sql(`CREATE SEQUENCE ${name}`)
  await system.sql(`GRANT USAGE ON SEQUENCE ${name} TO PUBLIC`)
  // A sequence is not rolled back: the second time it has moved on.
  await system.sql(`CREATE FUNCTION ${name}_once() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF nextval('${name}') = 1 THEN RAISE EXCEPTION 'refused once'; END IF;
      RETURN coalesce(NEW, OLD);
    END $$`)
  await system.sql(`CREATE TRIGGER refused_once BEFORE ${event} ON ${table} FOR EACH ROW
    ${event === 'UPDATE' ? `WHEN (NEW.state::text = 'ERASED')` : ''} EXECUTE FUNCTION ${name}_once()`)
}

describe('a backup', () => {
  it('holds nothing readable of anybody, with its keys in a file apart, all readable by their owner only', async () => {
    for (const name of ['', '.keys', '.erased']) {
      const text = await readFile(`${file}${name}`, 'latin1')
      expect(person.canaries.filter(({ word }) => betrays(text, word)).map(({ of }) => of)).toEqual([])
      expect(text.includes('Okafor')).toBe(false)
      expect((await stat(`${file}${name}`)).mode & 0o777).toBe(0o600)
    }
  })

  it('is put back whole: the same people, opened with the same keys, the audit log as it was written', async () => {
    const adminUrl = await emptyDatabase()
    const { rows, keys } = await restore(adminUrl)
    expect({ rows: rows > 100, keys: keys > 5 }).toEqual({ rows: true, keys: true })
    await using log = await openAuditLog({ adminUrl, secrets: await installation.secrets() })
    expect(await log.verify([])).toMatchObject({ findings: [] })
    await using running = await startOn(adminUrl)
    const query = `query ($id: ID!) { serviceUser(id: $id) { givenName familyName nhsNumber religion ethnicity mentalHealth contact { email safeContact }
      notes(first: 10) { nodes { text } } corrections(first: 10) { nodes { proposed reason } } } }`
    const ask = async (network: TestNetwork['network'], url: string) => {
      const officer = await apiAs(network, url, 'dmws.dpo', { purpose: 'rights-request' })
      return (await officer(query, { id: person.id })).data
    }
    const before = await ask(system.network, system.url)
    expect(before?.serviceUser?.religion).toMatch(/^Cnry/)
    expect(await ask(running.network, running.url)).toEqual(before)
  }, 120_000)

  it('goes into an empty database only, and never over a file', async () => {
    const adminUrl = await emptyDatabase()
    await withDatabase(adminUrl, (client) => client.query('CREATE SCHEMA consent; CREATE TABLE consent.kept (what text)'))
    await expect(restore(adminUrl)).rejects.toThrow(/not empty/)
    expect(await withDatabase(adminUrl, async (client) => (await client.query('SELECT FROM consent.kept')).rowCount)).toBe(0)
    expect(await schemasLeft(adminUrl)).toEqual(['consent'])
    await expect(backUp('whole')).rejects.toThrow(/there already/)
  })

  it('is refused, and leaves the database empty, when a byte was changed, when it was cut off, or without the right key', async () => {
    const adminUrl = await emptyDatabase()
    const bytes = await readFile(file)
    const damaged = async (name: string, content: Uint8Array) => {
      const other = join(folder, name)
      await writeFile(other, content)
      await writeFile(`${other}.keys`, await readFile(`${file}.keys`))
      return other
    }
    const flipped = Buffer.from(bytes)
    flipped[bytes.length - 1000] = (flipped[bytes.length - 1000] ?? 0) ^ 1
    await expect(restore(adminUrl, await damaged('flipped', flipped))).rejects.toThrow(/changed/)
    await expect(restore(adminUrl, await damaged('cut', bytes.subarray(0, -30)))).rejects.toThrow(/cut off/)
    await expect(restore(adminUrl, await damaged('text', Buffer.from('not a backup, only some text')))).rejects.toThrow(
      /not a backup/,
    )
    await expect(restore(adminUrl, file, { backupKey: randomBytes(32) })).rejects.toThrow(/another key/)
    const swapped = await damaged('swapped', await readFile(`${file}.keys`))
    await expect(restore(adminUrl, swapped)).rejects.toThrow(/backup of keys, not of data/)
    const others = await new InstallationFolder(join(folder, 'other')).secrets()
    await expect(restore(adminUrl, file, { secrets: others })).rejects.toThrow(/another master secret/)
    const wrongKey = () => localKeyProvider(join(folder, 'other-keys'), { hasWrappedKeys: async () => false })
    await expect(restore(adminUrl, file, { keys: wrongKey })).rejects.toThrow(/another installation/)
    expect(await schemasLeft(adminUrl)).toEqual([])
  }, 120_000)

  it('does not open once the life of its keys is over', async () => {
    const short = await backUp('short', 1)
    const clock = { now: () => new Date(system.clock.now().getTime() + 86_400_001) }
    await expect(restore(await emptyDatabase(), short, { clock })).rejects.toThrow(/were good until/)
  })

  it('does not bring back whoever was erased after it was made: no row, no account, no key, and the audit log whole without their name', async () => {
    const adminUrl = await emptyDatabase()
    const tombstone = { organisation: 'dmws', personId: person.id, erasedAt: system.clock.now(), kept: [] }
    const erased = readTombstones(tombstoneLine(tombstone))
    expect(erased).toEqual([tombstone])
    expect(await restore(adminUrl, file, { erased })).toMatchObject({ erased: 1 })
    // The list of who was erased is what remembers them.
    expect(await tablesNaming(adminUrl)).toEqual(['access.erased_person'])
    await withDatabase(adminUrl, async (client) => {
      expect((await client.query(`SELECT FROM identity.account WHERE username = 'dmws.planted'`)).rowCount).toBe(0)
      expect((await client.query(`SELECT FROM service_users.service_user WHERE family_name = 'Okafor'`)).rowCount).toBe(1)
    })
    await using log = await openAuditLog({ adminUrl, secrets: await installation.secrets() })
    expect(await log.verify([])).toMatchObject({ findings: [] })
  }, 60_000)

  it('holds no more of a person who was disposed of than that they were, and an older one erases them again when it is put back; what was left of them is named by a certificate that names nobody [DMWS-12] [BCT-17]', async () => {
    const { sql } = system
    expect(await tablesNaming(system.network.adminUrl)).toContain('service_users.document')
    await backdate()
    const officer = await system.as('dmws.records-officer', { purpose: 'retention-review' })
    const second = await system.as('dmws.dpo', { purpose: 'retention-review', assurance: 2 })
    const send = async (who: typeof officer, name: string, input: object) => {
      const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`
      const { data, text } = await who(
        `mutation ($input: ${type}!) { ${name}(input: $input) { userErrors { code } ${/Hold/.test(name) ? '' : 'disposal { id state }'} } }`,
        { input },
      )
      expect(data?.[name]?.userErrors, text).toEqual([])
      return data?.[name]
    }
    const holds = await sql<{ id: string }>(
      'SELECT id::text FROM retention.hold WHERE service_user_id = $1::uuid AND released_at IS NULL',
      person.id,
    )
    for (const { id } of holds) await send(officer, 'releaseHold', { holdId: id, reason: 'It is over' })
    const { disposal } = await send(officer, 'proposeDisposal', { serviceUserId: person.id, reason: 'Seven years are over' })
    await failOnce('consent.consent_decision', 'DELETE')
    await failOnce('retention.disposal', 'UPDATE')
    await send(second, 'approveDisposal', { disposalId: disposal.id })
    await system.network.jobsDone()
    await system.network.auditCaughtUp()

    // The list of who was erased, and for some days the jobs that were done, which hold ids only.
    const { adminUrl } = system.network
    expect((await tablesNaming(adminUrl)).filter((name) => !name.startsWith('jobs.'))).toEqual(['access.erased_person'])
    expect(await sql('SELECT FROM keys.person_key WHERE person_id = $1::uuid', person.id)).toEqual([])
    expect(await sql(`SELECT FROM identity.account WHERE username = 'dmws.planted'`)).toEqual([])
    await using log = await openAuditLog({
      adminUrl,
      rolePrefix: new URL(seeded).pathname.slice(1),
      secrets: await installation.secrets(),
    })
    expect(await log.verify([])).toMatchObject({ findings: [] })
    const { data } = await second(
      '{ disposals(first: 5) { nodes { id state rule proposedBy decidedBy erasedAt filesLeft erasures { service rows keys } } } }',
    )
    const [certificate] = data?.disposals.nodes ?? []
    expect(certificate).toMatchObject({ id: disposal.id, state: 'ERASED', rule: 'DMWS7', filesLeft: 0 })
    expect(certificate.erasures.map(({ service }: { service: string }) => service)).toEqual([
      'service-users',
      'identity',
      'consent',
      'complaints',
      'access',
      'retention',
    ])
    for (const { service, rows } of certificate.erasures) expect({ service, some: rows > 0 }).toEqual({ service, some: true })
    const read = async (id: string) => {
      const { data: answer, errors } = await second(
        'query ($id: ID!) { serviceUser(id: $id) { familyName retention { disposeFrom } } }',
        { id },
      )
      return { answer, errors: errors.map(({ message }) => message) }
    }
    expect(await read(person.id)).toEqual(await read(randomUUID()))

    const later = await backUp('later')
    const restored = await emptyDatabase()
    expect(await restore(restored, file, { erased: readTombstones(await readFile(`${later}.erased`, 'utf8')) })).toMatchObject({
      erased: 1,
    })
    expect(await tablesNaming(restored)).toEqual(['access.erased_person'])
  }, 120_000)

  it('keeps the complaint file of somebody who was disposed of until its own day, with its key, and the restore of an older one does not erase it before [DMWS-12]', async () => {
    const { id, files, planted } = complained
    const [kept, gone] = files
    const today = system.clock.now().toISOString().slice(0, 10)
    const close = (file: string, on: string) =>
      system.sql(
        `UPDATE complaints.complaint_case SET state = 'CLOSED', closed_on = $2::date, last_action_on = $2::date WHERE id = $1::uuid`,
        file,
        on,
      )
    await close(kept, today)
    await close(gone, '2010-01-04')
    await system.sql(
      `UPDATE service_users.service_user SET status = 'CLOSED', closed_at = '2010-01-04', record_kinds = '{welfare-case}' WHERE id = $1::uuid`,
      id,
    )
    const officer = await system.as('dmws.records-officer', { purpose: 'retention-review' })
    const second = await system.as('dmws.dpo', { purpose: 'retention-review', assurance: 2 })
    const proposed = await officer(
      'mutation ($input: ProposeDisposalInput!) { proposeDisposal(input: $input) { disposal { id } userErrors { code } } }',
      { input: { serviceUserId: id, reason: 'Seven years are over' } },
    )
    const disposalId: unknown = proposed.data?.proposeDisposal?.disposal?.id
    const approved = await second(
      'mutation ($input: ApproveDisposalInput!) { approveDisposal(input: $input) { userErrors { code } } }',
      { input: { disposalId } },
    )
    expect(approved.data?.approveDisposal, proposed.text).toEqual({ userErrors: [] })
    await system.network.jobsDone()
    await system.network.auditCaughtUp()

    const later = readTombstones(await readFile(`${await backUp('kept')}.erased`, 'utf8'))
    const until = `${Number(today.slice(0, 4)) + 7}`
    expect(later.find(({ personId }) => personId === id)?.kept).toEqual([{ id: kept, until: expect.stringContaining(until) }])
    const restored = await emptyDatabase()
    // The day of another's file is over.
    const over = later.map((each) => (each.personId === person.id ? { ...each, kept: [{ id: planted, until: today }] } : each))
    expect(await restore(restored, file, { erased: over })).toMatchObject({ erased: 2 })
    await withDatabase(restored, async (client) => {
      const found = async (statement: string) =>
        (await client.query<{ what: string }>(statement, [[id, person.id]])).rows.map(({ what }) => what)
      expect(await found('SELECT id::text AS what FROM complaints.complaint_case WHERE service_user_id = ANY ($1)')).toEqual([
        kept,
      ])
      expect(await found('SELECT id::text AS what FROM service_users.service_user WHERE id = ANY ($1)')).toEqual([])
      expect(await found('SELECT DISTINCT service AS what FROM keys.person_key WHERE person_id = ANY ($1)')).toEqual([
        'complaints',
      ])
      // And a backup of what was restored says so again.
      expect(await found('SELECT subject_id::text AS what FROM access.erased_person WHERE subject_id = ANY ($1)')).toHaveLength(2)
    })
  }, 60_000)

  it('finds its own scanner: what is planted in clear is seen', () => {
    const word = newCanary()
    expect(betrays(`x${word}`, word)).toBe(true)
  })
})
