import { chmod, mkdtempDisposable, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { startEmbeddedPostgres } from '@candour/database'
import { repositoryRoot } from '@candour/repo-rules'
import { ensurePortals } from '../src/portals-built.ts'
import { post } from '../src/api-client.ts'
import { newInstallation, type Ending, type Installation } from '../src/system-process.ts'

const minutes = 60_000

beforeAll(() => ensurePortals(), 5 * minutes)

/** Checks that a start was refused in one clear sentence, with nothing left running. */
async function expectRefused(ending: Ending, installation: Installation, sentence: RegExp): Promise<void> {
  expect(ending, ending.stderr).toMatchObject({ code: 1, signal: null })
  expect(ending.stderr.trim()).toMatch(sentence)
  expect(ending.stderr.trim().split('\n')).toHaveLength(1)
  expect(ending.stderr).not.toMatch(/\n\s+at |node:internal|\.ts:\d/)
  expect(ending.stdout).not.toContain('Candour is running')
  expect(await installation.postgres()).toBeUndefined()
  expect(await readdir(installation.folder).catch(() => [])).not.toContain('runtime.json')
}

const answers = (url: string) =>
  fetch(`${url}/healthz`).then(
    ({ status }) => status,
    () => 'nobody',
  )

describe('a start that cannot be', () => {
  it('because the port is taken, says so before it makes anything', async () => {
    await using installation = await newInstallation()
    const other = createServer().listen(installation.port, '127.0.0.1')
    await once(other, 'listening')
    try {
      const ending = await installation.start().ended
      await expectRefused(ending, installation, new RegExp(`^Port ${installation.port} is in use; .*PORT.*\\.$`))
      await expect(stat(installation.folder)).rejects.toThrow(/ENOENT/)
    } finally {
      other.close()
    }
  })

  // What else is refused of the command line and the environment: settings.test.ts. Here, that the refusal is all that is said.
  it('because of how it was called, says what there is', async () => {
    await using installation = await newInstallation()
    await expectRefused(await installation.start({ args: ['--emtpy'] }).ended, installation, /--empty/)
  })

  // What else is refused of it: install-database.test.ts.
  it('because DATABASE_URL is none, says so without its password', async () => {
    await using installation = await newInstallation()
    const DATABASE_URL = 'postgresql://me:hidden@127.0.0.1:1/%E0%A4%A'
    const ending = await installation.start({ environment: { DATABASE_URL } }).ended
    await expectRefused(ending, installation, /database/i)
    expect(ending.stderr).not.toContain('hidden')
  })

  it('because the password for DATABASE_URL is wrong, says so without it', async () => {
    await using installation = await newInstallation()
    const url = new URL(inject('seeded').adminUrl)
    url.password = 'guessed-wrongly'
    const ending = await installation.start({ environment: { DATABASE_URL: url.href } }).ended
    await expectRefused(ending, installation, /cannot be reached: password authentication failed/)
    expect(ending.stderr).not.toContain('guessed-wrongly')
  })

  it('because a profile has an unknown key, names file, line and reason', async () => {
    await using installation = await newInstallation()
    await using folder = await mkdtempDisposable(join(tmpdir(), 'candour-profiles-'))
    const written = await readFile(join(repositoryRoot, 'packages/organisations/profiles/dmws.yaml'), 'utf8')
    const file = join(folder.path, 'dmws.yaml')
    await writeFile(file, written.replace(/^id: dmws$/m, 'id: dmws\nmotto: Together'))
    const ending = await installation.start({ environment: { ORGANISATIONS_FOLDER: folder.path } }).ended
    await expectRefused(ending, installation, new RegExp(`^${RegExp.escape(file)}:4: .*motto`))
    await expect(stat(installation.folder)).rejects.toThrow(/ENOENT/)
  })
})

/** One installation from its first start on: what each test changes it puts back, so that at the end it starts as if nothing had been. */
describe('an installation of the demonstration', () => {
  let installation: Installation
  let asked: string[]
  const key = (name: string) => join(installation.folder, 'keys', name)
  beforeAll(async () => void (installation = await newInstallation()))
  afterAll(() => installation[Symbol.asyncDispose]())

  it(
    'stops at Ctrl-C also while it is starting, and leaves nothing running',
    async () => {
      for (const line of ['PostgreSQL started', 'added ']) {
        const early = installation.start()
        await early.says(line)
        early.child.kill('SIGINT')
        expect(await early.ended).toMatchObject({ code: 0, signal: null, stderr: '' })
        expect(early.stdout()).not.toContain('Candour is running')
        expect(await installation.postgres()).toBeUndefined()
      }
    },
    2 * minutes,
  )

  it(
    'begins again at the next start, tells where it is, and stops at Ctrl-C with nothing left',
    async () => {
      const first = installation.start()
      await first.says('Candour is running')
      expect(first.stdout()).toContain('The first start was interrupted: beginning again')
      expect(first.stdout()).toContain(installation.url)
      expect(first.stdout()).toMatch(/^ *dmws\. +support-worker, /m)
      expect(await answers(installation.url)).toBe(200)
      expect((await stat(installation.folder)).mode & 0o077).toBe(0)
      expect((await stat(join(installation.folder, 'runtime.json'))).mode & 0o077).toBe(0)

      const printed = await installation.token('dmws.support-worker', '--purpose', 'care')
      expect(printed, printed.stderr).toMatchObject({ code: 0, stderr: '' })
      expect(printed.stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/)
      const token = printed.stdout.trim()
      asked = await people(installation, token)
      expect(asked).toHaveLength(3)

      for (const args of [['nobody'], ['dmws.dpo', '--purpose', 'fun'], ['dmws.dpo', '--unknown']]) {
        const refused = await installation.token(...args)
        expect(refused, JSON.stringify(args)).toMatchObject({ code: 1, stdout: '' })
        expect(refused.stderr).toMatch(/^[^\n]*Usage: npm run -s token|\nUsage: npm run -s token/)
        expect(refused.stderr).not.toMatch(/\n\s+at /)
      }

      // The key-encryption key is changed while everybody works, and the log is verified.
      const keys = async (command: string) => {
        const { code, stdout, stderr } = await installation.keys(command)
        expect({ command, code, stderr }).toEqual({ command, code: 0, stderr: '' })
        return stdout
      }
      expect(await keys('status')).toMatch(/^version 1, made \S+, wraps [1-9]\d* keys: the newest: wraps what is new\n$/)
      expect(await keys('rotate')).toMatch(/^Made version 2\n[\s\S]*[1-9]\d* keys wrapped anew/)
      expect(await keys('status')).toMatch(
        /^version 1, .* wraps 0 keys: may be retired\nversion 2, .* wraps [1-9]\d* keys: the newest/,
      )
      expect(await people(installation, token)).toEqual(asked)
      expect((await installation.keys('retire')).stderr).toMatch(/^Version 2 is younger than an hour/)
      expect(await installation.audit('verify')).toMatchObject({
        code: 0,
        stdout: expect.stringMatching(/^The audit log is as it was written: \d+ entries in [\d.]+ s, \d+ more wait/),
      })

      first.child.kill('SIGINT')
      expect(await first.ended).toMatchObject({ code: 0, signal: null, stderr: '' })
      expect(await installation.postgres()).toBeUndefined()
      expect(await answers(installation.url)).toBe('nobody')
      const stopped = await installation.token('dmws.support-worker')
      expect(stopped).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/^Candour is not running here\./) })
    },
    3 * minutes,
  )

  it(
    'does not start over a schema that is newer than the code',
    async () => {
      const migration = '20991231000000_from_the_future'
      await statement(`INSERT INTO consent._prisma_migrations (id, checksum, migration_name, finished_at, started_at, applied_steps_count)
      VALUES ('future', 'x', '${migration}', now(), now(), 1)`)
      try {
        const ending = await installation.start().ended
        await expectRefused(ending, installation, new RegExp(`later version of consent .*${migration}`))
      } finally {
        await statement(`DELETE FROM consent._prisma_migrations WHERE id = 'future'`)
      }
    },
    minutes,
  )

  it.each(['key-encryption.key', 'master.secret'])(
    'does not start with a key that others may read: %s',
    async (name) => {
      await chmod(key(name), 0o644)
      try {
        await expectRefused(await installation.start().ended, installation, /may be read by others\. Run: chmod 600/)
      } finally {
        await chmod(key(name), 0o600)
      }
    },
    minutes,
  )

  it.each(['key-encryption.key', 'master.secret'])(
    'does not make a missing key anew: %s',
    async (name) => {
      await rename(key(name), key('elsewhere'))
      try {
        await expectRefused(await installation.start().ended, installation, /Restore it from its backup/)
        await expect(stat(key(name))).rejects.toThrow(/ENOENT/)
      } finally {
        await rename(key('elsewhere'), key(name))
      }
    },
    minutes,
  )

  it(
    'starts again with its data',
    async () => {
      const second = installation.start()
      await second.says('Candour is running')
      expect(second.stdout()).not.toContain('added')
      const anew = (await installation.token('dmws.support-worker', '--purpose', 'care')).stdout.trim()
      expect(await people(installation, anew)).toEqual(asked)
      second.child.kill('SIGTERM')
      expect(await second.ended).toMatchObject({ code: 0, signal: null, stderr: '' })
      expect(await installation.postgres()).toBeUndefined()
    },
    minutes,
  )

  /** Runs a statement on the database while the product is stopped. */
  async function statement(sql: string): Promise<void> {
    await using server = await startEmbeddedPostgres({ folder: join(installation.folder, 'postgres') })
    const client = new pg.Client({ connectionString: server.url })
    await client.connect()
    await client.query(sql)
    await client.end()
  }
})

/** Ids of the people on a caseload. */
async function people({ url }: Installation, token: string): Promise<string[]> {
  const { data } = await post<{ serviceUsers: { nodes: { id: string }[] } }>(
    url,
    JSON.stringify({ query: '{ serviceUsers { nodes { id } } }' }),
    {
      authorization: `Bearer ${token}`,
    },
  )
  return data.serviceUsers.nodes.map(({ id }) => id)
}

describe('an empty installation', () => {
  it(
    'holds the organisation and one administrator, whose credentials are shown once, before it counts as begun: anew when it was killed before',
    async () => {
      await using installation = await newInstallation()
      const killed = installation.start({ args: ['--empty'] })
      await killed.says('services started')
      killed.child.kill('SIGKILL')
      await killed.ended
      const first = installation.start({ args: ['--empty'] })
      await first.says('Candour is running')
      expect(first.stdout()).toMatch(/interrupted[\s\S]*password +\S{12,}[\s\S]*Candour is running/)
      const told = first.stdout()
      const username = /user name\s+(\S+)/.exec(told)?.[1]
      const password = /password\s+(\S{12,})/.exec(told)?.[1]
      const factor = /second factor\s+(\S+)/.exec(told)?.[1] ?? ''
      expect({ username, factor }).toEqual({
        username: 'dmws.administrator',
        factor: expect.stringMatching(/^otpauth:\/\/totp\//),
      })
      expect(password).toBeDefined()
      expect(told).not.toContain('Demonstration')

      const admin = await adminOf(installation)
      try {
        const count = async (table: string) =>
          (await admin.query<{ rows: number }>(`SELECT count(*)::int AS rows FROM ${table}`)).rows[0]?.rows
        expect(await count('identity.account')).toBe(1)
        expect(await count('access.staff_member')).toBe(1)
        expect(await count('identity.client')).toBe(0)
        expect(await count('service_users.service_user')).toBe(0)
        expect((await admin.query('SELECT role FROM access.role_grant')).rows).toEqual([{ role: 'administrator' }])
      } finally {
        await admin.end()
      }
      expect((await fetch(`${installation.url}/demonstration/codes`)).status).toBe(404)
      const token = await installation.token('dmws.administrator')
      expect(token).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/seeded for demonstration/) })

      first.child.kill('SIGINT')
      expect(await first.ended).toMatchObject({ code: 0 })
      const second = installation.start()
      await second.says('Candour is running')
      expect(second.stdout()).not.toContain(password ?? 'no password')
      expect(second.stdout()).not.toMatch(/second factor|Demonstration/)
      second.child.kill('SIGINT')
      expect(await second.ended).toMatchObject({ code: 0 })
    },
    3 * minutes,
  )
})

async function adminOf({ folder }: Installation): Promise<pg.Client> {
  const { adminUrl } = JSON.parse(await readFile(join(folder, 'runtime.json'), 'utf8')) as { adminUrl: string }
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  return client
}
