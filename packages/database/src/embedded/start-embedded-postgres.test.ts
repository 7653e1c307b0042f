import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sqlAs } from '../../tests/support/example-database.ts'
import { startEmbeddedPostgres } from './start-embedded-postgres.ts'

describe('the embedded PostgreSQL', { timeout: 60_000 }, () => {
  let parent: string
  let folder: string

  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), 'candour-embedded-'))
    // As root's home is: nobody else may enter.
    folder = join(parent, 'closed', 'postgres')
    await mkdir(join(parent, 'closed'), { mode: 0o700 })
  })
  afterEach(() => rm(parent, { recursive: true }))

  it('keeps its data from one start to the next, on loopback only, with a password nobody else can read', async () => {
    const first = await startEmbeddedPostgres({ folder, durable: false })
    expect(first.adopted).toBe(false)
    expect(new URL(first.url).hostname).toBe('127.0.0.1')
    await sqlAs(first.url, 'CREATE TABLE kept (word text); INSERT INTO kept VALUES ($$still here$$)')
    expect(await sqlAs(first.url, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }])
    expect((await stat(join(folder, 'password'))).mode & 0o777).toBe(0o600)
    const wrong = new URL(first.url)
    wrong.password = 'guessed'
    await expect(sqlAs(wrong.href, 'SELECT 1')).rejects.toThrow(/password authentication failed/)
    await first.stop()
    await using again = await startEmbeddedPostgres({ folder, durable: false })
    expect(again.adopted).toBe(false)
    expect(await sqlAs(again.url, 'SELECT word FROM kept')).toEqual([{ word: 'still here' }])
  })

  it('takes over the server that a killed process left running', async () => {
    const script = fileURLToPath(new URL('../../tests/fixtures/start-and-wait.ts', import.meta.url))
    const child = spawn(process.execPath, [script, folder], { stdio: ['pipe', 'pipe', 'inherit'] })
    const [line] = (await once(child.stdout, 'data')) as [Buffer]
    const started = JSON.parse(line.toString()) as { url: string }
    await sqlAs(started.url, 'CREATE TABLE written_before (n int)')
    child.kill('SIGKILL')
    await once(child, 'exit')

    await using adopted = await startEmbeddedPostgres({ folder, durable: false })
    expect(adopted).toMatchObject({ adopted: true, url: started.url })
    expect(await sqlAs(adopted.url, 'SELECT n FROM written_before')).toEqual([])
  })

  it('starts although a lock file names a process that is no PostgreSQL', async () => {
    await (await startEmbeddedPostgres({ folder, durable: false })).stop()
    const lock = [process.pid, join(folder, 'data'), 1, 5432, '', '127.0.0.1', '', 'ready'].join('\n')
    await writeFile(join(folder, 'data', 'postmaster.pid'), `${lock}\n`, { mode: 0o600 })
    await using server = await startEmbeddedPostgres({ folder, durable: false })
    expect(server.adopted).toBe(false)
  })

  it('begins anew where an earlier start was interrupted before the data folder was laid out', async () => {
    await mkdir(join(folder, 'data-being-made', 'base'), { recursive: true })
    await using server = await startEmbeddedPostgres({ folder, durable: false })
    expect(await sqlAs(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  it('never makes a new password, or new data, over data that is there', async () => {
    await (await startEmbeddedPostgres({ folder, durable: false })).stop()
    await rm(join(folder, 'password'))
    await expect(startEmbeddedPostgres({ folder, durable: false })).rejects.toThrow(/password is missing beside its data/)
    expect((await stat(join(folder, 'data', 'PG_VERSION'))).isFile()).toBe(true)
  })

  it('says what the server said when it does not start', async () => {
    await using other = await startEmbeddedPostgres({ folder: join(parent, 'other'), durable: false })
    const port = Number(new URL(other.url).port)
    await expect(startEmbeddedPostgres({ folder, port, durable: false })).rejects.toMatchObject({
      code: 'EMBEDDED_FAILED',
      message: expect.stringContaining('Address already in use'),
    })
  })
})
