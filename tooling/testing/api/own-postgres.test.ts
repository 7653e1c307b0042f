import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startEmbeddedPostgres, type EmbeddedPostgres } from '@candour/database'
import { post } from '../src/api-client.ts'
import { ensurePortals } from '../src/portals-built.ts'
import { newInstallation, type Installation } from '../src/system-process.ts'

const minutes = 60_000

/** A PostgreSQL that is not the product's own, for all tests of this file. */
let server: EmbeddedPostgres
let folder: string

beforeAll(async () => {
  await ensurePortals()
  folder = await mkdtemp(join(tmpdir(), 'candour-own-postgres-'))
  server = await startEmbeddedPostgres({ folder, durable: false })
}, 5 * minutes)
afterAll(async () => {
  await server?.stop()
  await rm(folder, { recursive: true, force: true })
})

/** A database with a user for whom its administrator made it. */
async function databaseOf(user: string, attributes: string, privileges: 'CREATE' | 'CONNECT' = 'CREATE') {
  await asAdministrator('postgres', `CREATE DATABASE of_${user}`)
  await asAdministrator('postgres', `CREATE ROLE ${user} LOGIN PASSWORD 'hidden-password' ${attributes}`)
  await asAdministrator('postgres', `GRANT ${privileges} ON DATABASE of_${user} TO ${user}`)
  const url = new URL(server.url)
  Object.assign(url, { username: user, password: 'hidden-password', pathname: `/of_${user}` })
  return { name: `of_${user}`, url: url.href }
}

async function asAdministrator<Row extends object>(database: string, sql: string): Promise<Row[]> {
  const url = new URL(server.url)
  url.pathname = `/${database}`
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}

const schemasOf = async (database: string) =>
  (
    await asAdministrator<{ name: string }>(
      database,
      `SELECT nspname AS name FROM pg_namespace WHERE nspname !~ '^(pg_|information_schema$)'`,
    )
  )
    .map(({ name }) => name)
    .toSorted()

/** What somebody sees who signed in. */
async function familyNames(installation: Installation): Promise<string[]> {
  const { stdout } = await installation.token('dmws.support-worker', '--purpose', 'care')
  const query = JSON.stringify({ query: '{ serviceUsers { nodes { familyName } } }' })
  const { data } = await post<{ serviceUsers: { nodes: { familyName: string }[] } }>(installation.url, query, {
    authorization: `Bearer ${stdout.trim()}`,
  })
  return data.serviceUsers.nodes.map(({ familyName }) => familyName)
}

describe('a PostgreSQL of one’s own', () => {
  it(
    'is installed into, filled and served when its user may make roles',
    async () => {
      await using installation = await newInstallation()
      const database = await databaseOf('creator', 'CREATEROLE')
      const environment = { DATABASE_URL: database.url }
      const first = installation.start({ environment })
      await first.says('Candour is running')
      expect(await familyNames(installation)).toContain('Okafor')
      expect(await installation.postgres(), 'a PostgreSQL of the product').toBeUndefined()
      expect(first.stdout()).not.toContain('hidden-password')
      first.child.kill('SIGINT')
      expect(await first.ended).toMatchObject({ code: 0, stderr: '' })
    },
    3 * minutes,
  )

  it(
    'is left as it was when its user may not make roles, and served once an administrator ran the SQL that is printed',
    async () => {
      await using installation = await newInstallation()
      const database = await databaseOf('modest', '')
      const environment = { DATABASE_URL: database.url }
      const args = ['--empty']
      const refused = await installation.start({ args, environment }).ended
      expect(refused).toMatchObject({ code: 1, signal: null })
      const [sentence, ...statements] = refused.stderr.trim().split('\n')
      expect(sentence).toBe(
        'The database user "modest" may not make the roles of the services. An administrator of the server must run once:',
      )
      expect(
        statements.filter(
          (line) => !/^(CREATE ROLE "[\w]+" WITH (LOGIN PASSWORD 'SCRAM-|NOLOGIN)|GRANT "[\w]+" TO "modest";)/.test(line),
        ),
      ).toEqual([])
      expect(refused.stderr).not.toContain('hidden-password')
      expect(refused.stdout).not.toContain('Candour is running')
      expect(await schemasOf(database.name)).toEqual(['public'])

      await asAdministrator('postgres', statements.join('\n'))
      const system = installation.start({ args, environment })
      await system.says('second factor')
      expect((await fetch(`${installation.url}/healthz`)).status).toBe(200)
      system.child.kill('SIGINT')
      expect(await system.ended).toMatchObject({ code: 0, stderr: '' })
    },
    3 * minutes,
  )

  it(
    'is left as it was when its user may not make schemas, and the sentence says what an administrator must run',
    async () => {
      await using installation = await newInstallation()
      const database = await databaseOf('guest', 'CREATEROLE', 'CONNECT')
      const refused = await installation.start({ environment: { DATABASE_URL: database.url } }).ended
      expect(refused).toMatchObject({ code: 1, signal: null })
      expect(refused.stderr.trim().split('\n')).toEqual([
        'The database user may not create schemas. An administrator must run once:',
        'GRANT CREATE ON DATABASE "of_guest" TO "guest";',
      ])
      expect(await schemasOf(database.name)).toEqual(['public'])
      expect(await asAdministrator('postgres', `SELECT FROM pg_roles WHERE rolname LIKE 'of_guest%'`)).toEqual([])
    },
    minutes,
  )
})
