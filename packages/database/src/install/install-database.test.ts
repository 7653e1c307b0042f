import { cp, mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type ExampleServer,
  examplePrisma,
  exampleOptions,
  secret,
  sqlAs,
  startExampleServer,
} from '../../tests/support/example-database.ts'
import { checkDrift } from '../migrate/check-drift.ts'
import { cloneDatabase, dropDatabase } from './clone-database.ts'
import { hasWrappedKeys, installDatabase } from './install-database.ts'
import { installationOf } from './installation.ts'

describe('the installation of a database', { timeout: 60_000 }, () => {
  let server: ExampleServer
  let count = 0
  const urlOf = (database: string) => server.adminUrl.replace(/[^/]*$/, database)
  const newDatabase = async () => {
    const name = `install_${(count += 1)}`
    await sqlAs(server.adminUrl, `CREATE DATABASE ${name}`)
    return urlOf(name)
  }
  /** The example service with its folder `prisma/` copied, so that a test may change it. */
  const withCopy = async (adminUrl: string, change: (migrations: string) => Promise<unknown>) => {
    const folder = await mkdtemp(join(server.folder, 'prisma-'))
    await cp(examplePrisma, folder, { recursive: true })
    await change(join(folder, 'migrations'))
    const options = exampleOptions(adminUrl)
    const prismaFolder = pathToFileURL(`${folder}/`)
    return { ...options, schemas: options.schemas.map((each) => (each.service === 'example' ? { ...each, prismaFolder } : each)) }
  }
  const addMigration = async (migrations: string, sql: string) => {
    await mkdir(join(migrations, '20261122100000_more'), { recursive: true })
    await writeFile(join(migrations, '20261122100000_more', 'migration.sql'), sql)
  }

  beforeAll(async () => void (server = await startExampleServer()), 60_000)
  afterAll(() => server[Symbol.asyncDispose]())

  it('can be repeated, and then applies nothing', async () => {
    const options = exampleOptions(await newDatabase())
    const installation = await installDatabase(options)
    const state = () => sqlAs(options.adminUrl, `SELECT migration_name, finished_at FROM example._prisma_migrations ORDER BY 1`)
    const before = await state()
    expect(before).toHaveLength(2)
    expect((await installDatabase(options)).serviceUrl('example')).toBe(installation.serviceUrl('example'))
    expect(await state()).toEqual(before)
    expect(await hasWrappedKeys(options.adminUrl)).toBe(false)
  })

  it('can be run by two processes at the same time', async () => {
    const options = exampleOptions(await newDatabase())
    await Promise.all([installDatabase(options), installDatabase(options)])
    expect(await sqlAs(options.adminUrl, 'SELECT FROM example._prisma_migrations')).toHaveLength(2)
  })

  it('gives a service its own schema, the facts, the shared tables, and nothing else', async () => {
    const options = exampleOptions(await newDatabase())
    const installation = await installDatabase(options)
    const example = installation.serviceUrl('example')
    const other = installation.serviceUrl('other-service')
    expect(await sqlAs(example, `SELECT current_schema() AS schema, current_setting('timezone') AS zone`)).toEqual([
      { schema: 'example', zone: 'UTC' },
    ])
    expect(await sqlAs(other, 'SELECT * FROM facts.subject')).toEqual([])
    expect(await sqlAs(other, 'SELECT * FROM facts.open_subject')).toEqual([])
    await expect(sqlAs(other, 'SELECT * FROM example.person')).rejects.toThrow(/permission denied/)
    await expect(sqlAs(other, 'CREATE VIEW facts.forged AS SELECT 1')).rejects.toThrow(/permission denied/)
    await expect(sqlAs(example, 'CREATE OR REPLACE VIEW facts.subject AS SELECT 1')).rejects.toThrow(/permission denied/)
    await expect(sqlAs(other, 'CREATE TABLE public.own (n int)')).rejects.toThrow(/permission denied/)
    await sqlAs(example, `INSERT INTO other_service.audit (id, organisation) VALUES (gen_random_uuid(), 'dmws')`)
    await expect(sqlAs(example, 'SELECT * FROM other_service.audit')).rejects.toThrow(/permission denied/)
    await expect(sqlAs(example, 'DELETE FROM other_service.audit')).rejects.toThrow(/permission denied/)
  })

  it('gives a reader the facts, and nothing else', async () => {
    const options = { ...exampleOptions(await newDatabase()), readers: ['gateway'] }
    const reader = (await installDatabase(options)).readerUrl('gateway')
    expect(await sqlAs(reader, 'SELECT * FROM open_subject')).toEqual([])
    expect(await sqlAs(reader, 'SELECT * FROM facts.subject')).toEqual([])
    for (const refused of [
      'SELECT * FROM example.person',
      'SELECT * FROM keys.person_key',
      'SELECT * FROM jobs.job',
      `INSERT INTO other_service.audit (id, organisation) VALUES (gen_random_uuid(), 'dmws')`,
      'CREATE VIEW facts.forged AS SELECT 1',
      'CREATE TABLE public.own (n int)',
    ])
      await expect(sqlAs(reader, refused)).rejects.toThrow(/permission denied/)
    await installDatabase(options)
  })

  it('agrees with the schema files, until somebody alters a table by hand', async () => {
    const options = exampleOptions(await newDatabase())
    const serviceUrl = (await installDatabase(options)).serviceUrl('example')
    expect(await checkDrift({ serviceUrl, prismaFolder: examplePrisma })).toBeNull()
    await sqlAs(serviceUrl, 'ALTER TABLE person ADD COLUMN nickname text')
    expect(await checkDrift({ serviceUrl, prismaFolder: examplePrisma })).toContain('DROP COLUMN "nickname"')
  })

  it('refuses a database that is ahead of the code', async () => {
    const adminUrl = await newDatabase()
    await installDatabase(await withCopy(adminUrl, (migrations) => addMigration(migrations, 'CREATE TABLE later (n int);')))
    await expect(installDatabase(exampleOptions(adminUrl))).rejects.toMatchObject({
      code: 'SCHEMA_NEWER_THAN_CODE',
      message: expect.stringContaining('20261122100000_more'),
    })
  })

  it('refuses a migration that was edited after it had been applied', async () => {
    const adminUrl = await newDatabase()
    await installDatabase(exampleOptions(adminUrl))
    const edited = await withCopy(adminUrl, (migrations) =>
      writeFile(join(migrations, '20261122090100_facts', 'migration.sql'), 'SELECT 1;'),
    )
    await expect(installDatabase(edited)).rejects.toMatchObject({ code: 'MIGRATION_CHANGED' })
  })

  it('leaves nothing of a migration that fails half way, and goes on once it is mended', async () => {
    const adminUrl = await newDatabase()
    await installDatabase(exampleOptions(adminUrl))
    const later = (sql: string) => withCopy(adminUrl, (migrations) => addMigration(migrations, sql))
    const broken = later('CREATE TABLE half (n int); SELECT no_such_function();')
    await expect(installDatabase(await broken)).rejects.toMatchObject({
      code: 'MIGRATION_FAILED',
      message: expect.stringContaining('no_such_function'),
    })
    expect(await sqlAs(adminUrl, `SELECT to_regclass('example.half') AS half`)).toEqual([{ half: null }])
    await installDatabase(await later('CREATE TABLE half (n int);'))
    expect(await sqlAs(adminUrl, 'SELECT FROM example.half')).toEqual([])
  })

  it('clones in one step, with the roles of the template', async () => {
    const adminUrl = await newDatabase()
    await installDatabase(exampleOptions(adminUrl))
    const template = new URL(adminUrl).pathname.slice(1)
    const cloneUrl = await cloneDatabase({ adminUrl, template, name: 'a_clone' })
    const clone = installationOf({ adminUrl: cloneUrl, secret, rolePrefix: template })
    expect(await sqlAs(clone.serviceUrl('example'), 'SELECT current_database() AS name')).toEqual([{ name: 'a_clone' }])
    expect(await sqlAs(clone.serviceUrl('other-service'), 'SELECT * FROM facts.subject')).toEqual([])
    await dropDatabase({ adminUrl, name: 'a_clone' })
    await expect(sqlAs(cloneUrl, 'SELECT 1')).rejects.toThrow(/does not exist/)
  })

  describe('by a user who is no superuser', () => {
    const asUser = async (user: string, attributes: string) => {
      const adminUrl = await newDatabase()
      const name = new URL(adminUrl).pathname.slice(1)
      await sqlAs(adminUrl, `CREATE ROLE ${user} LOGIN PASSWORD 'pw' ${attributes}; GRANT CREATE ON DATABASE ${name} TO ${user}`)
      const url = new URL(adminUrl)
      url.username = user
      url.password = 'pw'
      return { adminUrl, options: exampleOptions(url.href) }
    }

    it('works when the user may create roles', async () => {
      const { options } = await asUser('creator', 'CREATEROLE')
      const installation = await installDatabase(options)
      expect(await sqlAs(installation.serviceUrl('other-service'), 'SELECT * FROM facts.open_subject')).toEqual([])
      await installDatabase(options)
      expect(await hasWrappedKeys(options.adminUrl)).toBe(false)
    })

    it('otherwise says exactly what an administrator must run, after which it works', async () => {
      const { adminUrl, options } = await asUser('modest', '')
      const refusal: { code: string; sql: string } = await installDatabase(options).catch((error) => error)
      expect(refusal).toMatchObject({ code: 'NO_CREATEROLE', message: expect.stringContaining(refusal.sql) })
      expect(refusal.sql).not.toContain(decodeURIComponent(new URL(installationOf(options).workerUrl).password))
      await sqlAs(adminUrl, refusal.sql)
      const installation = await installDatabase(options)
      expect(await sqlAs(installation.serviceUrl('example'), 'SELECT * FROM person')).toEqual([])
    })

    it('says when the user may not create schemas', async () => {
      const { adminUrl, options } = await asUser('guest', 'CREATEROLE')
      await sqlAs(adminUrl, `REVOKE CREATE ON DATABASE ${new URL(adminUrl).pathname.slice(1)} FROM guest`)
      await expect(installDatabase(options)).rejects.toMatchObject({
        code: 'NO_CREATE_ON_DATABASE',
        sql: expect.stringMatching(/^GRANT CREATE/),
      })
    })
  })

  it.each([
    '',
    'not a url',
    'mysql://me:hidden@localhost/x',
    'postgresql://me:hidden@localhost',
    'postgresql://me:hidden@localhost/%E0%A4%A',
    'postgresql://localhost/a%20b',
    `postgresql://h/${'n'.repeat(41)}`,
  ])('refuses the connection string "%s", without its password', async (adminUrl) => {
    await expect(installDatabase(exampleOptions(adminUrl))).rejects.toMatchObject({
      code: 'BAD_DATABASE_URL',
      message: expect.not.stringContaining('hidden'),
    })
  })

  it('says when the database cannot be reached, without the password', async () => {
    const refusal: { code: string; message: string } = await installDatabase(
      exampleOptions('postgresql://me:hidden@127.0.0.1:1/x'),
    ).catch((error) => error)
    expect(refusal).toMatchObject({ code: 'UNREACHABLE' })
    expect(refusal.message).not.toContain('hidden')
  })
})
