import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { jobSender, newId, type JobSender } from '@candour/database'
import { createOutbox, type Outbox, type OutboxTransaction } from '@candour/outbox'
import { startTestSystem, type TestSystem } from '../src/test-system.ts'

let system: TestSystem
/** As one of the services that have things to tell: under its own database role. */
let complaints: pg.Pool
let jobs: JobSender
let outbox: Outbox

beforeAll(async () => {
  system = await startTestSystem()
  complaints = new pg.Pool({ connectionString: system.serviceUrl('complaints'), max: 1 })
  complaints.on('error', () => undefined)
  jobs = jobSender(system.serviceUrl('complaints'))
  outbox = createOutbox({ service: 'complaints', jobs, clock: system.clock })
})
afterAll(async () => {
  await jobs?.stop()
  await complaints?.end()
  await system?.[Symbol.asyncDispose]()
})

/** Runs a piece of work in a transaction that commits, or in one that does not. */
async function inTransaction<Result>(
  ending: 'COMMIT' | 'ROLLBACK',
  work: (tx: OutboxTransaction) => Promise<Result>,
): Promise<Result> {
  const client = await complaints.connect()
  const tx: OutboxTransaction = {
    $queryRawUnsafe: async <Rows>(statement: string, ...values: unknown[]) =>
      (await client.query(statement, values)).rows as Rows,
    $executeRawUnsafe: async (statement, ...values) => (await client.query(statement, values)).rowCount ?? 0,
  }
  try {
    await client.query('BEGIN')
    const result = await work(tx)
    await client.query(ending)
    return result
  } finally {
    client.release()
  }
}

const invitation = (id: string, code: string) => ({
  organisation: 'dmws',
  kind: 'sign-in-invitation' as const,
  to: { kind: 'representative' as const, id, name: 'Robin Vale', reach: { email: 'robin.vale@example.com' } },
  parameters: { code, expiresAt: '2027-01-31T12:00:00.000Z' },
})

const countOf = async (id: string) => {
  const [row] = await system.sql<{ messages: number; jobs: number }>(
    `SELECT (SELECT count(*)::int FROM service_users.message WHERE id = $1::text::uuid) AS messages,
            (SELECT count(*)::int FROM jobs.job WHERE data ->> 'messageId' = $1) AS jobs`,
    id,
  )
  return row
}

describe('the outbox, as another service writes into it', () => {
  it('holds a message, with its job, exactly if the transaction of what it tells of commits', async () => {
    const id = newId(system.clock)
    const kept = await inTransaction('COMMIT', (tx) => outbox.queue(tx, invitation(id, 'AAAA-1111')))
    expect(await countOf(kept)).toEqual({ messages: 1, jobs: 1 })
    const lost = await inTransaction('ROLLBACK', (tx) => outbox.queue(tx, invitation(id, 'BBBB-2222')))
    expect(await countOf(lost)).toEqual({ messages: 0, jobs: 0 })
  })

  it('shows nothing of a code, a name or an address, neither in the message nor in its job', async () => {
    const id = newId(system.clock)
    const message = await inTransaction('COMMIT', (tx) => outbox.queue(tx, invitation(id, 'CCCC-3333')))
    const rows = await system.sql<{ text: string }>(
      `SELECT encode(coalesce(m.parameters_sealed, ''), 'escape') || m::text AS text FROM service_users.message m WHERE id = $1::uuid
       UNION ALL SELECT j::text FROM jobs.job j WHERE data ->> 'messageId' = $1::text`,
      message,
    )
    expect(rows).toHaveLength(2)
    for (const { text } of rows) for (const word of ['CCCC', 'Robin', 'vale@']) expect(text).not.toContain(word)
  })

  it('cannot be read, changed or emptied by the service that wrote', async () => {
    for (const refused of [
      'SELECT id FROM service_users.message',
      `UPDATE service_users.message SET state = 'SENT'`,
      'DELETE FROM service_users.message',
      'SELECT private_wrapped FROM service_users.outbox_key',
    ])
      await expect(complaints.query(refused), refused).rejects.toThrow(/permission denied/)
  })
})
