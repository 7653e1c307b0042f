import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { jobSender } from '@candour/database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestSystem, type TestSystem } from '../src/test-system.ts'

let system: TestSystem
let person: string
beforeAll(async () => {
  system = await startTestSystem()
  person = await system.personId('Reed')
})
afterAll(() => system?.[Symbol.asyncDispose]())

const day = 86_400_000
const dateIn = (days: number) => new Date(system.clock.now().getTime() + days * day).toISOString().slice(0, 10)

/** Makes the person so old that their birthday of that age is so many days away. */
const turns = async (age: number, days: number) => {
  const born = new Date(`${dateIn(days)}T00:00:00Z`)
  born.setUTCFullYear(born.getUTCFullYear() - age)
  await system.sql('UPDATE service_users.service_user SET born_on = $2::date WHERE id = $1::uuid', person, born)
}

const advocateSince = (daysAgo: number, more: object = {}) =>
  system.seeding.access.grantRepresentation({
    organisation: 'dmws',
    subjectId: person,
    representativeId: randomUUID(),
    name: 'Pat Quill',
    kind: 'advocate',
    evidence: 'Letter signed by the person',
    givenOn: dateIn(-daysAgo),
    lastDay: dateIn(3_000),
    scopes: ['identity'],
    ...more,
  })

/** Night falls: what is sent then is sent now. */
async function night(): Promise<void> {
  await using jobs = jobSender(system.serviceUrl('access'))
  const client = new pg.Client({ connectionString: system.serviceUrl('access') })
  await client.connect()
  try {
    const tx = {
      $queryRawUnsafe: async <Rows>(statement: string, ...values: unknown[]) =>
        (await client.query(statement, values)).rows as Rows,
    }
    await jobs.send(tx, 'access/birthday-notices', { organisation: 'dmws' })
  } finally {
    await client.end()
  }
  await system.jobsDone()
}

const told = async (representationId: string) =>
  (
    await system.sql<{ kind: string }>(
      'SELECT kind FROM access.representation_notice WHERE representation_id = $1::uuid ORDER BY kind DESC',
      representationId,
    )
  ).map(({ kind }) => kind)
const messages = () =>
  system.sql(
    `SELECT recipient_kind, categories FROM service_users.message WHERE kind = 'authority-ends' AND recipient_id = $1::uuid ORDER BY id`,
    person,
  )

describe('a birthday that ends an authority', () => {
  it('is told to the person a month before and once it has come, each once', async () => {
    await turns(16, 40)
    const authority = await advocateSince(10)
    await night()
    expect(await told(authority)).toEqual([])
    await turns(16, 20)
    await night()
    await night()
    expect(await told(authority)).toEqual(['stops-at-16'])
    expect(await messages()).toEqual([{ recipient_kind: 'service-user', categories: ['contact', 'representation'] }])
    await turns(16, -1)
    await Promise.all([night(), night()])
    expect(await told(authority)).toEqual(['stops-at-16', 'stopped-at-16'])
    expect(await messages()).toHaveLength(2)
  })

  it('is the eighteenth for what was given from sixteen on', async () => {
    await turns(18, 5)
    const authority = await advocateSince(10)
    const another = await advocateSince(10)
    const before = await messages()
    await night()
    expect([await told(authority), await told(another)]).toEqual([['stops-at-18'], ['stops-at-18']])
    expect((await messages()).length - before.length).toBe(1)
  })

  it('is not told when the authority ends before it for another reason, or was stopped', async () => {
    await turns(16, 20)
    await system.sql('UPDATE access.representation SET ended_at = now() WHERE subject_id = $1::uuid AND ended_at IS NULL', person)
    const before = await messages()
    const short = await advocateSince(10, { lastDay: dateIn(3) })
    const stopped = await advocateSince(10)
    await system.sql('UPDATE access.representation SET ended_at = now() WHERE id = $1::uuid', stopped)
    await night()
    expect([await told(short), await told(stopped)]).toEqual([[], []])
    expect((await messages()).length - before.length).toBe(0)
  })
})
