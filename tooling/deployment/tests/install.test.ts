import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startEmbeddedPostgres } from '@candour/database'
import { processNames, readEnvironmentFile, startProcess } from '../src/index.ts'

const run = promisify(execFile)
const program = fileURLToPath(new URL('../src/install.ts', import.meta.url))

describe('the installation for processes', { timeout: 120_000 }, () => {
  let postgres: Awaited<ReturnType<typeof startEmbeddedPostgres>>
  let folder: string
  let out: string
  const install = async () =>
    (await run(process.execPath, [program, '--out', out, '--public-url', 'https://records.example.org'], {
      env: { PATH: process.env['PATH'], DATABASE_URL: postgres.url },
    })) as { stdout: string }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'candour-install-'))
    out = join(folder, 'out')
    postgres = await startEmbeddedPostgres({ folder: join(folder, 'postgres'), durable: false })
  }, 60_000)
  afterAll(async () => {
    await postgres?.stop()
    await rm(folder, { recursive: true })
  })

  it('writes what each process reads, for its owner only, and tells who may sign in first', async () => {
    const { stdout } = await install()
    expect(stdout).toMatch(/user name {6}dmws\.administrator\n {2}password {7}\S{20}/)
    for (const entry of await readdir(out, { recursive: true, withFileTypes: true })) {
      const { mode } = await stat(join(entry.parentPath, entry.name))
      expect([entry.name, (mode & 0o777).toString(8)]).toEqual([entry.name, entry.isDirectory() ? '700' : '600'])
    }
    expect(await readdir(join(out, 'keys'))).toEqual(['key-encryption.key'])
  })

  it('gives each process its own database role, and secrets only where they are used', async () => {
    const master = (await readFile(join(out, 'installation', 'keys', 'master.secret'))).toString('base64')
    const roles: Record<string, string[]> = {}
    for (const name of processNames) {
      const environment = await readEnvironmentFile(out, name)
      const urls = Object.values(environment).filter((value) => value.startsWith('postgresql://'))
      roles[name] = urls.map((url) => new URL(url).username).toSorted()
      expect(Object.values(environment)).not.toContain(postgres.url)
      expect(Object.values(environment)).not.toContain(master)
      expect(environment['VIEWER_KEY_FILE'] !== undefined).toBe(name === 'gateway')
      expect(environment['IDENTITY_SECRET'] !== undefined).toBe(name === 'identity')
      expect(environment['AUDIT_SIGNING_SECRET'] !== undefined).toBe(name === 'access')
      expect(environment['NHS_NUMBER_INDEX_SECRET'] !== undefined).toBe(name === 'service-users')
    }
    const worker = 'candour_worker'
    expect(roles).toMatchObject({
      gateway: ['candour_gateway'],
      identity: ['candour_identity', worker],
      'service-users': ['candour_service_users', worker],
      access: ['candour_access', worker],
      consent: ['candour_consent', worker],
      complaints: ['candour_complaints', worker],
    })
  })

  it('can be repeated: the keys stay, nobody is made twice, and a process starts from its file', async () => {
    const key = () => readFile(join(out, 'viewer.private.pem'), 'utf8')
    const before = await key()
    expect((await install()).stdout).not.toContain('password')
    expect(await key()).toBe(before)
    const identity = await startProcess('identity', { ...(await readEnvironmentFile(out, 'identity')), PORT: '0' })
    expect((await fetch(`${identity.url}/healthz`)).status).toBe(200)
    const configuration = await (await fetch(`${identity.url}/identity/.well-known/openid-configuration`)).text()
    expect(JSON.parse(configuration)).toMatchObject({ issuer: 'https://records.example.org/identity' })
    expect(await identity.end()).toBe(0)
  })

  it('says how it is called when it is called otherwise', async () => {
    const refused = await run(process.execPath, [program, '--nonsense']).catch((error: { code: number; stderr: string }) => error)
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringMatching(/^Usage: node .*--out FOLDER/) })
  })
})
