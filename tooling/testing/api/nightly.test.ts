import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { jobSender } from '@candour/database'
import { foundingProfiles } from '@candour/organisations'
import { startTestSystem, type TestSystem } from '../src/test-system.ts'

let system: TestSystem
beforeAll(async () => {
  system = await startTestSystem()
})
afterAll(() => system?.[Symbol.asyncDispose]())

interface Nightly {
  readonly name: string
  readonly key: string
  readonly cron: string
  readonly timezone: string
  readonly data: { readonly organisation: string }
  readonly missed: string
}

it('the dates of every organisation are worked out anew each night with what else the night does, and made up for where nothing ran', async () => {
  const nightly = await system.sql<Nightly>(
    `SELECT name, key, cron, timezone, data, options ->> 'missed' AS missed FROM jobs.schedule ORDER BY name, key`,
  )
  const codes = foundingProfiles().map(({ id }) => id)
  expect(nightly).toEqual(
    [
      'access/birthday-notices',
      'complaints/remind-of-deadlines',
      'retention/recompute',
      'retention/resume-disposals',
      'service-users/delete-removed-documents',
      'service-users/sweep-messages',
    ].flatMap((name) =>
      codes.toSorted().map((organisation) => ({
        name,
        key: organisation,
        cron: '0 3 * * *',
        timezone: 'Europe/London',
        data: { organisation },
        missed: 'once',
      })),
    ),
  )

  // Night falls: what is sent then is sent now, to whoever works on it.
  await system.sql('DELETE FROM retention.retention_date')
  await using jobs = jobSender(system.serviceUrl('retention'))
  const client = new pg.Client({ connectionString: system.serviceUrl('retention') })
  await client.connect()
  try {
    const tx = {
      $queryRawUnsafe: async <Rows>(statement: string, ...values: unknown[]) =>
        (await client.query(statement, values)).rows as Rows,
    }
    for (const { name, data } of nightly) await jobs.send(tx, name, { ...data })
  } finally {
    await client.end()
  }
  await system.jobsDone()
  const onRecord = await system.sql('SELECT organisation, subject_id::text AS id FROM facts.record ORDER BY id')
  expect(onRecord.length).toBeGreaterThan(5)
  expect(await system.sql('SELECT organisation, service_user_id::text AS id FROM retention.retention_date ORDER BY id')).toEqual(
    onRecord,
  )
})
