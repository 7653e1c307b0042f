import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import pg from 'pg'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { post, type Answer } from '../src/api-client.ts'
import { ensurePortals } from '../src/portals-built.ts'
import { proofSeed, proving } from '../src/proof-scale.ts'
import { seededNumbers } from '../src/seeded-numbers.ts'
import { endPostgres, newInstallation, type Installation, type SystemProcess } from '../src/system-process.ts'

const minutes = 60_000
/** The moments at which processes are killed. Told when a test fails, so that it can be repeated. */
const random = seededNumbers(proofSeed)

beforeAll(() => ensurePortals(), 5 * minutes)

/** What a client knows: the texts it sent, and those of which it was told that they are kept. */
interface Ledger {
  readonly sent: Set<string>
  readonly acknowledged: Set<string>
  /** Requests of which an answer came: what was read, and what was written. */
  readonly read: Set<string>
  readonly written: Set<string>
}

const addNote = 'mutation ($input: AddNoteInput!) { addNote(input: $input) { note { id } userErrors { code } } }'

/** Writes notes and reads them, several at a time, until the other side is gone. `onSent` is told how many were sent. */
async function writeUntilGone(
  installation: Installation,
  authorization: string,
  ledger: Ledger,
  onSent: (count: number) => void,
): Promise<void> {
  const serviceUserId = await someone(installation, authorization)
  let count = 0
  const write = async (): Promise<void> => {
    for (;;) {
      const text = `note ${ledger.sent.size + 1} of seed ${proofSeed}`
      ledger.sent.add(text)
      const input = { serviceUserId, kind: 'CALL', text, occurredAt: new Date().toISOString(), categories: [] }
      const answer = post<{ addNote?: { note: { id: string } | null } | null } | null>(
        installation.url,
        JSON.stringify({ query: addNote, variables: { input } }),
        { authorization },
      ).catch(() => null)
      onSent((count += 1))
      const kept = await answer
      if (!kept?.data?.addNote?.note) return
      ledger.acknowledged.add(text)
      ledger.written.add(requestIdOf(kept))
    }
  }
  const read = async (): Promise<void> => {
    for (;;) {
      const query = 'query ($id: ID!) { serviceUser(id: $id) { givenName contact { phone } notes(first: 5) { nodes { text } } } }'
      const answer = await post<{ serviceUser: { givenName: string } | null } | null>(
        installation.url,
        JSON.stringify({ query, variables: { id: serviceUserId } }),
        { authorization },
      ).catch(() => null)
      if (!answer?.data?.serviceUser?.givenName) return
      ledger.read.add(requestIdOf(answer))
    }
  }
  await Promise.all([...Array.from({ length: 4 }, write), read(), read()])
}

const requestIdOf = ({ headers }: Answer<unknown>): string => headers.get('x-request-id') ?? ''

/** What was answered is on record, once for each service that answered; what was not answered is there at most once. */
async function expectAllOnRecord({ folder }: Installation, { read, written }: Ledger): Promise<void> {
  const { adminUrl } = JSON.parse(await readFile(join(folder, 'runtime.json'), 'utf8')) as { adminUrl: string }
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const missing = async (ids: ReadonlySet<string>, outcome: string) => {
      const { rows } = await client.query<{ id: string }>(
        `SELECT id FROM unnest($1::uuid[]) AS answered(id)
         WHERE NOT EXISTS (SELECT FROM access.audit a WHERE a.request_id = answered.id AND a.outcome = $2 AND a.subject_id IS NOT NULL)`,
        [[...ids], outcome],
      )
      return rows
    }
    expect(await missing(read, 'disclosed'), 'disclosed without an entry').toEqual([])
    expect(await missing(written, 'changed'), 'changed without an entry').toEqual([])
    const { rows: twice } = await client.query(
      `SELECT request_id, service, outcome, subject_id FROM access.audit GROUP BY 1, 2, 3, 4 HAVING count(*) > 1`,
    )
    expect(twice, 'on record twice').toEqual([])
    const { rows: changes } = await client.query(
      `SELECT count(DISTINCT n.id)::int - count(DISTINCT a.id)::int AS more
       FROM service_users.service_user u
       JOIN service_users.note n ON n.service_user_id = u.id
       LEFT JOIN access.audit a ON a.subject_id = u.id AND a.resource = 'Note' AND a.outcome = 'changed'
       WHERE u.family_name = 'Okafor'`,
    )
    // Those of the demonstration were there from the beginning.
    expect(changes).toEqual([{ more: 3 }])
  } finally {
    await client.end()
  }
}

/** Good for five minutes, across every restart. */
async function signIn(installation: Installation): Promise<string> {
  const { stdout, stderr } = await installation.token('dmws.support-worker', '--purpose', 'care')
  expect(stderr).toBe('')
  return `Bearer ${stdout.trim()}`
}

const ask = async <Data>({ url }: Installation, authorization: string, query: string, variables = {}) => {
  const { data, errors } = await post<Data>(url, JSON.stringify({ query, variables }), { authorization })
  expect(errors).toEqual([])
  return data
}

async function someone(installation: Installation, authorization: string): Promise<string> {
  const { serviceUsers } = await ask<{ serviceUsers: { nodes: { id: string; familyName: string }[] } }>(
    installation,
    authorization,
    '{ serviceUsers { nodes { id familyName } } }',
  )
  return serviceUsers.nodes.find(({ familyName }) => familyName === 'Okafor')?.id ?? ''
}

interface NotesPage {
  readonly serviceUser: {
    readonly notes: {
      readonly nodes: { readonly text: string }[]
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string }
    }
  }
}

/** Every note as a worker reads it. */
async function readNotes(installation: Installation, authorization: string): Promise<string[]> {
  const id = await someone(installation, authorization)
  const query =
    'query ($id: ID!, $after: String) { serviceUser(id: $id) { notes(first: 100, after: $after) { nodes { text } pageInfo { hasNextPage endCursor } } } }'
  const texts: string[] = []
  for (let after: string | null = null, more = true; more;) {
    const { serviceUser }: NotesPage = await ask<NotesPage>(installation, authorization, query, { id, after })
    texts.push(...serviceUser.notes.nodes.map(({ text }) => text))
    more = serviceUser.notes.pageInfo.hasNextPage
    after = serviceUser.notes.pageInfo.endCursor
  }
  return texts
}

/** Every acknowledged note is there once; one that was sent and never acknowledged may be there, once. */
async function expectNothingLost(installation: Installation, authorization: string, ledger: Ledger): Promise<void> {
  const { sent, acknowledged } = ledger
  const kept = (await readNotes(installation, authorization)).filter((text) => text.endsWith(`of seed ${proofSeed}`))
  expect(new Set(kept).size, 'a note is there twice').toBe(kept.length)
  expect(
    [...acknowledged].filter((text) => !kept.includes(text)),
    `lost, with seed ${proofSeed}`,
  ).toEqual([])
  expect(kept.filter((text) => !sent.has(text))).toEqual([])
  await expectAllOnRecord(installation, ledger)
}

async function stop(system: SystemProcess): Promise<void> {
  system.child.kill('SIGINT')
  expect(await system.ended).toMatchObject({ code: 0 })
}

describe('a note that was acknowledged', () => {
  it(
    'is there exactly once, and so is the entry of every change and every look, after the product, and then PostgreSQL, were killed again and again',
    async () => {
      await using installation = await newInstallation()
      const ledger: Ledger = { sent: new Set(), acknowledged: new Set(), read: new Set(), written: new Set() }
      let system = installation.start()
      await system.says('Candour is running')
      let authorization = await signIn(installation)

      for (let round = 1; round <= (proving ? 10 : 1); round += 1) {
        const last = 5 + random(60)
        await writeUntilGone(installation, authorization, ledger, (count) => count === last && system.child.kill('SIGKILL'))
        expect(await system.ended).toMatchObject({ signal: 'SIGKILL' })
        expect(await installation.postgres()).toBeDefined()
        system = installation.start()
        await system.says('Candour is running')
        expect(system.stdout()).toContain('PostgreSQL was still running')
        await expectNothingLost(installation, authorization, ledger)
      }

      authorization = await signIn(installation)
      for (let round = 1; round <= (proving ? 4 : 1); round += 1) {
        const postmaster = (await installation.postgres()) ?? 0
        const last = 5 + random(60)
        await writeUntilGone(
          installation,
          authorization,
          ledger,
          (count) => count === last && process.kill(postmaster, 'SIGKILL'),
        )
        await endPostgresCompletely(installation)
        // The product outlives its database, says that it is not well, and is ended like any other process.
        expect((await fetch(`${installation.url}/healthz`)).status).toBe(503)
        system.child.kill(round === 1 ? 'SIGKILL' : 'SIGINT')
        await system.ended
        system = installation.start()
        await system.says('Candour is running')
        await expectNothingLost(installation, authorization, ledger)
      }
      expect(ledger.acknowledged.size).toBeGreaterThan(5)
      expect(ledger.read.size).toBeGreaterThan(5)
      await stop(system)
    },
    (proving ? 15 : 4) * minutes,
  )
})

/** The pid file still names the process that was killed. */
async function endPostgresCompletely({ folder, postgres }: Installation): Promise<void> {
  const left = await postgres()
  if (left !== undefined) await endPostgres(folder, left, 'SIGKILL')
}

const censusOf = async ({ folder }: Installation) =>
  census((JSON.parse(await readFile(join(folder, 'runtime.json'), 'utf8')) as { adminUrl: string }).adminUrl)

/** How much a database holds of everything that the demonstration consists of. */
async function census(adminUrl: string): Promise<Record<string, number>> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const tables = [
      'identity.account',
      'identity.client',
      'access.staff_member',
      'access.role_grant',
      'access.team',
      'access.assignment',
      'access.exclusion',
      'access.person_account',
      'access.integrator',
      'access.integrator_scope',
      'service_users.service_user',
      'service_users.note',
      'service_users.storage_consent',
      'service_users.provenance',
      'consent.consent_state',
      'consent.consent_decision',
      'keys.person_key',
    ]
    const { rows } = await client.query<{ name: string; rows: number }>(
      tables.map((name) => `SELECT '${name}' AS name, count(*)::int AS rows FROM ${name}`).join(' UNION ALL '),
    )
    return Object.fromEntries(rows.map((row) => [row.name, row.rows]))
  } finally {
    await client.end()
  }
}

describe('a first start that was killed', () => {
  let whole: Record<string, number>
  // The database that other tests copy was filled with the same demonstration, in one go.
  beforeAll(async () => void (whole = await census(inject('seeded').adminUrl)))

  /** Starts a last time, undisturbed, and looks whether all of the demonstration is there. Returns what the start said. */
  const expectWhole = async (installation: Installation) => {
    const last = installation.start()
    await last.says('Candour is running')
    expect(await censusOf(installation)).toEqual(whole)
    expect(await readNotes(installation, await signIn(installation))).toHaveLength(3)
    await stop(last)
    return last.stdout()
  }

  it.each(proving ? ['PostgreSQL started', 'services started'] : [])(
    'after “%s” is begun again, and the demonstration is there whole and once',
    async (line) => {
      await using installation = await newInstallation()
      const first = installation.start()
      await first.says(line)
      first.child.kill('SIGKILL')
      await first.ended
      await expectWhole(installation)
    },
    2 * minutes,
  )

  it(
    'before it said anything, whatever its PostgreSQL was doing, and in the midst of filling, is begun again, and the demonstration is there whole and once',
    async () => {
      await using installation = await newInstallation()
      for (let round = 0; round < (proving ? 10 : 1); round += 1) {
        const first = installation.start()
        // The moment is the point here: nothing is waited for.
        await Promise.race([after(600 + random(1_800)), first.ended])
        first.child.kill('SIGKILL')
        await first.ended
      }
      const filling = installation.start()
      await filling.says('added ')
      filling.child.kill('SIGKILL')
      await filling.ended
      expect(await expectWhole(installation)).toContain('interrupted')
    },
    (proving ? 8 : 3) * minutes,
  )
})
