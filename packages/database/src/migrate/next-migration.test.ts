import { execFile } from 'node:child_process'
import { appendFile, cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { examplePrisma } from '../../tests/support/example-database.ts'
import { manualClock } from '../clock.ts'
import { writeNextMigration } from './next-migration.ts'

const run = promisify(execFile)
const programOf = (name: string) => fileURLToPath(new URL(`../bin/${name}.ts`, import.meta.url))

describe('the next migration of a service', { timeout: 120_000 }, () => {
  const clock = manualClock('2026-11-23T10:20:30Z')
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'candour-migration-'))
    await cp(examplePrisma, join(folder, 'prisma'), { recursive: true })
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('is none when the migrations lead to the schema files, views and functions aside', async () => {
    const { stdout } = await run(process.execPath, [programOf('migrate-diff'), 'nothing'], { cwd: folder })
    expect(stdout).toContain('Nothing to do')
    expect(await readdir(join(folder, 'prisma', 'migrations'))).toHaveLength(3)
  })

  it('holds what was added to the schema files', async () => {
    await appendFile(
      join(folder, 'prisma', 'person.prisma'),
      'model Town {\n  name String @id\n\n  @@map("town")\n  @@schema("example")\n}\n',
    )
    const path = await writeNextMigration(join(folder, 'prisma'), 'towns', clock)
    expect(path).toBe(join(folder, 'prisma', 'migrations', '20261123102030_towns'))
    const sql = await readFile(join(path ?? '', 'migration.sql'), 'utf8')
    expect(sql).toContain('CREATE TABLE "example"."town"')
    expect(sql).not.toContain('person')
  })

  it('is refused a name that is no folder name, and tells of a migration that fails', async () => {
    await expect(writeNextMigration(join(folder, 'prisma'), '../elsewhere', clock)).rejects.toThrow(/lower-case/)
    await appendFile(join(folder, 'prisma', 'migrations', '20261122090100_facts', 'migration.sql'), 'SELECT no_such_function();')
    await expect(writeNextMigration(join(folder, 'prisma'), 'more', clock)).rejects.toThrow(/no_such_function/)
  })
})

describe('candour-prisma-generate', { timeout: 60_000 }, () => {
  it('writes the client and the types for the schema builder, without downloading an engine', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'candour-generate-'))
    await cp(examplePrisma, join(folder, 'prisma'), { recursive: true })
    const generators = fileURLToPath(new URL('../../node_modules/.bin', import.meta.url))
    await run(process.execPath, [programOf('prisma-generate')], {
      cwd: folder,
      env: { ...process.env, PATH: `${generators}:${process.env['PATH']}` },
    })
    expect(await readFile(join(folder, 'src/generated/prisma/client.ts'), 'utf8')).toContain('export type Person')
    expect(await readFile(join(folder, 'src/generated/pothos.ts'), 'utf8')).toContain('./prisma/client.ts')
    await rm(folder, { recursive: true })
  })
})
