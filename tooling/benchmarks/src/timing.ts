import pg from 'pg'
import { systemClock } from '@candour/database'
import { startMeasured, type MeasuredNetwork } from './measured-network.ts'
import type { Options } from './options.ts'
import { median, timed } from './statistics.ts'
import { temporaryPostgres } from './temporary-postgres.ts'

const organisation = 'dmws'
const purpose = 'care'
const people = 400

/** One question that is answered alike whether or not there is something: the ids with something, and those without. */
interface Question {
  readonly name: string
  readonly query: string
  readonly there: readonly string[]
  readonly notThere: readonly string[]
}

/**
 * Measures whether the time of an answer tells what the answer keeps: a person, a case and a note that the viewer may not know of against ids that
 * are nobody's, and a withheld value against none. Both kinds take turns. The noise is the same difference between every other of the answers of
 * one kind; `z` is that of Mann and Whitney, beyond about ±3 no chance.
 */
export async function timing({ rounds = 2_000 }: Options): Promise<void> {
  await using server = await temporaryPostgres()
  await using measured = await startMeasured(server.url, server.folder, people)
  const [worker] = measured.workers
  if (!worker) throw new Error('There is nobody to ask.')
  const questions = await questionsTo(measured, worker.id)
  console.log(
    `\nMilliseconds from question to answer, ${rounds} of each kind in turns; of what is kept, and of what is not there\n` +
      `${''.padEnd(34)}${'there'.padStart(9)}${'not there'.padStart(11)}${'difference'.padStart(12)}${'noise'.padStart(8)}${'z'.padStart(8)}`,
  )
  for (const { name, query, there, notThere } of questions) {
    const times = { there: [] as number[], notThere: [] as number[] }
    for (let round = -Math.ceil(rounds / 10); round < rounds; round += 1) {
      const at = Math.abs(round)
      for (const kind of at % 2 === 0 ? (['there', 'notThere'] as const) : (['notThere', 'there'] as const)) {
        const ids = kind === 'there' ? there : notThere
        const took = await timed(() => measured.ask(worker.username, purpose, query, { id: ids[at % ids.length] }))
        // The first rounds warm everything up.
        if (round >= 0) times[kind].push(took)
      }
    }
    const inHalves = (of: readonly number[]) =>
      median(of.filter((_, at) => at % 4 < 2)) - median(of.filter((_, at) => at % 4 >= 2))
    const noise = Math.max(Math.abs(inHalves(times.there)), Math.abs(inHalves(times.notThere)))
    const cells = [
      median(times.there).toFixed(3).padStart(9),
      median(times.notThere).toFixed(3).padStart(11),
      (median(times.there) - median(times.notThere)).toFixed(3).padStart(12),
      noise.toFixed(3).padStart(8),
      mannWhitney(times.there, times.notThere).toFixed(1).padStart(8),
    ]
    console.log(`${name.padEnd(34)}${cells.join('')}`)
  }
}

/** How far the ranks of two samples are from those of one: in standard deviations, positive where the first is slower. Ties do not occur. */
function mannWhitney(first: readonly number[], second: readonly number[]): number {
  const ranked = [
    ...first.map((time) => ({ time, isFirst: true })),
    ...second.map((time) => ({ time, isFirst: false })),
  ].toSorted((a, b) => a.time - b.time)
  const sum = ranked.reduce((total, { isFirst }, at) => total + (isFirst ? at + 1 : 0), 0)
  const [n, m] = [first.length, second.length]
  const u = sum - (n * (n + 1)) / 2
  return (u - (n * m) / 2) / Math.sqrt((n * m * (n + m + 1)) / 12)
}

/** Everybody is somebody the worker does not know, but for those whose religion is withheld from them, which half of them lack. */
async function questionsTo({ network }: MeasuredNetwork, workerId: string): Promise<Question[]> {
  const client = new pg.Client({ connectionString: network.adminUrl })
  await client.connect()
  try {
    const ids = async (statement: string, ...values: unknown[]) =>
      (await client.query<{ id: string }>(statement, values)).rows.map(({ id }) => id)
    const strangers = await ids(
      `SELECT s.id::text AS id FROM service_users.service_user s WHERE s.organisation = $1
       AND NOT EXISTS (SELECT FROM facts.relationship r WHERE r.subject_id = s.id AND r.viewer_id = $2) ORDER BY random() LIMIT 60`,
      organisation,
      workerId,
    )
    const known = await ids(
      `SELECT s.id::text AS id FROM service_users.service_user s WHERE s.organisation = $1
       AND EXISTS (SELECT FROM access.assignment a WHERE a.subject_id = s.id AND a.viewer_id = $2 AND a.until_at IS NULL) ORDER BY random() LIMIT 40`,
      organisation,
      workerId,
    )
    const [officer] = (
      await client.query<{ id: string; name: string }>(
        `SELECT id::text, name FROM access.staff_member WHERE username = 'dmws.dpo'`,
      )
    ).rows
    if (!officer || strangers.length === 0 || known.length < 2) throw new Error('There is too little to measure.')
    const matter = { kind: 'COMPLAINT', category: 'sharing', matter: 'Nobody rang.', receivedHow: 'PHONE' } as const
    for (const id of strangers.slice(0, 30))
      await network.seeding.complaints.addCase(organisation, id, { ...matter, at: systemClock.now(), by: officer })
    const [withReligion, without] = [known.filter((_, at) => at % 2 === 0), known.filter((_, at) => at % 2 === 1)]
    const become = (religion: string, whom: readonly string[]) =>
      client.query(`UPDATE service_users.service_user SET religion_sealed = ${religion} WHERE id = ANY ($1::uuid[])`, [whom])
    // What is never opened need not be anything.
    await become(`decode(repeat('5a', 60), 'hex')`, withReligion)
    await become('NULL', without)
    const cases = await ids(
      'SELECT id::text AS id FROM complaints.complaint_case WHERE service_user_id = ANY ($1::uuid[])',
      strangers,
    )
    const notes = await ids(
      'SELECT id::text AS id FROM service_users.note WHERE service_user_id = ANY ($1::uuid[]) LIMIT 60',
      strangers,
    )
    await client.query('VACUUM (ANALYZE)')
    return [
      {
        name: 'a person, and nobody',
        query: 'query ($id: ID!) { serviceUser(id: $id) { id givenName familyName } }',
        there: strangers,
        notThere: strangers.map(nobodys),
      },
      {
        name: 'a case, and none',
        query: 'query ($id: ID!) { complaint(id: $id) { id reference matter } }',
        there: cases,
        notThere: cases.map(nobodys),
      },
      ...(notes.length === 0
        ? []
        : [
            {
              name: 'a note, and none',
              query: 'query ($id: ID!) { node(id: $id) { id ... on Note { text } } }',
              there: notes,
              notThere: notes.map(nobodys),
            },
          ]),
      {
        name: 'a withheld religion, and none',
        query: 'query ($id: ID!) { serviceUser(id: $id) { id religion } }',
        there: withReligion,
        notThere: without,
      },
    ]
  } finally {
    await client.end()
  }
}

/** An id of the same time and form that is nobody's. */
const nobodys = (id: string): string => `${id.slice(0, -12)}${crypto.randomUUID().slice(-12)}`
