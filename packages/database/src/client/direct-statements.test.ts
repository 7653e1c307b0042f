import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ExampleDatabase, sqlAs, startExampleDatabase } from '../../tests/support/example-database.ts'
import { PrismaClient } from '../../tests/fixtures/example-service/src/generated/prisma/client.ts'
import { createServiceClient } from './create-service-client.ts'
import { ConnectionLost, directStatementsOf } from './direct-statements.ts'
import { observeStatements } from './observe-statements.ts'

describe('statements past Prisma', { timeout: 30_000 }, () => {
  let database: ExampleDatabase
  beforeAll(async () => {
    database = await startExampleDatabase()
  }, 60_000)
  afterAll(() => database[Symbol.asyncDispose]())

  it('are asked by the role of the service, with its schema, and give values as they are', async () => {
    const at = new Date('2026-11-29T09:00:00.123Z')
    const asked = `SELECT current_user::text AS role, current_schema()::text AS schema, $1::timestamptz(3) AS at, $2::text[] AS words, '{"a": [1]}'::json AS json`
    const [row] = await directStatementsOf(database.example).$queryRawUnsafe<object[]>(asked, at, ['x', 'y'])
    const role = decodeURIComponent(new URL(database.installation.serviceUrl('example')).username)
    expect(row).toEqual({ role, schema: 'example', at, words: ['x', 'y'], json: { a: [1] } })
  })

  it('are planned once by a connection, each under a name of its own', async () => {
    const sql = directStatementsOf(database.example)
    const plans = `SELECT count(*)::int AS plans FROM pg_prepared_statements WHERE name LIKE 'direct_%' AND statement LIKE $1`
    // One after the other, so that the pool makes one connection.
    for (const number of [1, 2, 3]) expect(await sql.$queryRawUnsafe('SELECT $1::int AS number', number)).toEqual([{ number }])
    expect(await sql.$queryRawUnsafe('SELECT $1::text AS word', 'one')).toEqual([{ word: 'one' }])
    expect(await sql.$queryRawUnsafe(plans, 'SELECT $1::int AS number')).toEqual([{ plans: 1 }])
  })

  it('tell a database that went away from a mistake of ours, and work again once it is back', async () => {
    const url = database.installation.serviceUrl('example')
    const client = createServiceClient(PrismaClient, url)
    const sql = directStatementsOf(client)
    expect(await client.$queryRawUnsafe('SELECT 1 AS one')).toEqual([{ one: 1 }])
    await expect(sql.$queryRawUnsafe('SELECT $1::int', 'no number')).rejects.toMatchObject({ name: 'error', code: '22P02' })
    const [{ pid } = { pid: 0 }] = await sql.$queryRawUnsafe<{ pid: number }[]>('SELECT pg_backend_pid() AS pid')
    const waiting = sql.$queryRawUnsafe('SELECT pg_sleep(30)').catch((error: unknown) => error)
    await sqlAs(database.adminUrl, 'SELECT pg_terminate_backend($1)', [pid])
    expect(await waiting).toMatchObject({ code: expect.stringMatching(/^(08006|57P01)$/) })
    expect(await sql.$queryRawUnsafe('SELECT 1 AS one')).toEqual([{ one: 1 }])
    await client.$disconnect()
    await expect(sql.$queryRawUnsafe('SELECT 1 AS one')).rejects.toThrow(ConnectionLost)
  })

  it('are watched under one name', async () => {
    const seen: string[] = []
    observeStatements((statement, run) => {
      seen.push(statement)
      return run()
    })
    const client = createServiceClient(PrismaClient, database.installation.serviceUrl('example'))
    observeStatements(undefined)
    await client.$connect()
    await directStatementsOf(client).$queryRawUnsafe('SELECT $1::text', 'canary')
    await client.$disconnect()
    expect(seen).toEqual(['direct'])
  })

  it('are refused for a client that has no connections of its own', () => {
    expect(() => directStatementsOf({})).toThrow(TypeError)
  })
})
