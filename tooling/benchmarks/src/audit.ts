import pg from 'pg'
import { systemClock } from '@candour/database'
import { InstallationFolder, openAuditLog, seedDemonstration, startNetwork } from '@candour/dev-env'
import { foundingProfiles } from '@candour/organisations'
import { freePort } from './free-port.ts'
import type { Options } from './options.ts'
import { median, quantile, timed } from './statistics.ts'
import { temporaryPostgres } from './temporary-postgres.ts'

const sizes = [10_000, 100_000, 1_000_000]
const people = 5_000
/** The log of a year: in as many tables as it has months. */
const days = 365

/**
 * Measures whether writing to the audit log and reading a person's part of it take longer as it grows, what its tree costs, and how long it
 * takes to verify all of it: from the API's side, and from that of the database alone.
 */
export async function audit({ rounds = 200 }: Options): Promise<void> {
  await using server = await temporaryPostgres()
  const folder = new InstallationFolder(server.folder)
  const secrets = await folder.secrets()
  const port = await freePort()
  const url = `http://localhost:${port}`
  const shared = {
    clock: systemClock,
    profiles: foundingProfiles(),
    port,
    publicUrl: url,
    demonstration: true,
    portals: undefined,
  }
  await using network = await startNetwork({ adminUrl: server.url, secrets, keysFolder: folder.keys, ...shared })
  await seedDemonstration(network, systemClock, () => undefined)
  await using owner = await ownerOf(server.url)
  await owner.query(`SELECT access.ensure_audit_months(now() - interval '12 months', 14)`)

  console.log(
    `Milliseconds, the middle one and the 95th of a hundred, of ${rounds} rounds; ${people.toLocaleString('en-GB')} people, a year`,
  )
  console.log(
    `${'entries'.padStart(10)}  ${['append', 'by person', 'log by API', 'to the tree', 'verify all'].map((name) => name.padStart(18)).join('')}`,
  )
  let there = Number((await owner.query<{ count: string }>('SELECT count(*) FROM access.audit')).rows[0]?.count)
  for (const size of sizes) {
    await addEntries(owner, size - there)
    const tree = await timed(() => network.auditCaughtUp())
    const added = size - there
    there = size
    await owner.query('VACUUM (ANALYZE)')
    const token = await network.identity.issueToken({ username: 'dmws.service-user.1', assurance: 2, purpose: 'own-record' })
    const appends: number[] = []
    const reads: number[] = []
    const answers: number[] = []
    for (let round = -10; round < rounds; round += 1) {
      const append = await timed(() => addEntries(owner, 1))
      const read = await timed(() => owner.query(readSql))
      const answer = await timed(() => askForLog(url, token))
      if (round < 0) continue
      appends.push(append)
      reads.push(read)
      answers.push(answer)
    }
    await network.auditCaughtUp()
    await using log = await openAuditLog({ adminUrl: server.url, secrets })
    const started = performance.now()
    const verdict = await log.verify([])
    const seconds = (performance.now() - started) / 1000
    if (verdict.findings.length > 0) throw new Error('The log is not as it was written.')
    const cell = (taken: number[]) => `${median(taken).toFixed(2)} ${quantile(taken, 0.95).toFixed(2)}`.padStart(18)
    const perSecond = `${Math.round(added / (tree / 1000)).toLocaleString('en-GB')}/s`.padStart(18)
    console.log(
      `${size.toLocaleString('en-GB').padStart(10)}  ${cell(appends)}${cell(reads)}${cell(answers)}${perSecond}${`${seconds.toFixed(2)} s`.padStart(18)}`,
    )
  }
}

/** Of a person who is in the middle of everybody. */
const readSql = `SELECT id, at, viewer_id, categories FROM access.audit WHERE organisation = 'dmws' AND subject_id = md5('2500')::uuid
  AND outcome IN ('disclosed', 'changed') ORDER BY id DESC LIMIT 25`

async function askForLog(url: string, token: string): Promise<void> {
  const query =
    '{ viewer { id } serviceUsers(first: 1) { nodes { accessLog(first: 25, includeOwn: true) { nodes { sentence } } } } }'
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query }),
  })
  const answer = (await response.json()) as { errors?: readonly object[] }
  if (answer.errors) throw new Error(`The answer was ${JSON.stringify(answer.errors)}`)
}

/** Entries as services write them, spread over the people and the year; the last one now. */
async function addEntries(owner: pg.Client, count: number): Promise<void> {
  await owner.query(
    `INSERT INTO access.audit
     SELECT (substr(m.first, 1, 8) || '-' || substr(m.first, 9, 4) || '-7' || substr(m.random, 2, 3) || '-8' || substr(m.random, 5, 3) || '-' || substr(m.random, 8, 12))::uuid,
       'dmws', m.at, gen_random_uuid(), 'service-users', 'ReadRecord', 'disclosed', 'ServiceUser', 'staff', md5((n % 300)::text)::uuid::text,
       '{support-worker}', 'care', '{assigned-worker}', md5((n::bigint * 7919 % ${people})::text)::uuid, '{contact,identity,support.notes}'
     FROM generate_series(1, $1::int) AS n
     CROSS JOIN LATERAL (SELECT date_trunc('milliseconds', now() - interval '${days} days' * (1 - n::float8 / $1)) AS at, replace(gen_random_uuid()::text, '-', '') AS random) AS t
     CROSS JOIN LATERAL (SELECT t.at, t.random, lpad(to_hex((extract(epoch FROM t.at) * 1000)::bigint), 12, '0') AS first) AS m`,
    [count],
  )
}

async function ownerOf(url: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return Object.assign(client, { [Symbol.asyncDispose]: () => client.end() })
}
