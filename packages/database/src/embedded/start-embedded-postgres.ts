import { randomBytes } from 'node:crypto'
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { DatabaseSetupError } from '../database-setup-error.ts'
import { freePort } from './free-port.ts'
import { runProgram } from './postgres-programs.ts'

const superuser = 'candour'
const database = 'candour'

/** A running PostgreSQL of our own. `adopted` tells that an earlier process had left it running. */
export interface EmbeddedPostgres extends AsyncDisposable {
  url: string
  adopted: boolean
  stop(): Promise<void>
}

export interface EmbeddedPostgresOptions {
  /** Where the data, the password and the log live; made when missing. */
  folder: string
  /** A free one when left out. A server that is adopted keeps the port it has. */
  port?: number
  /** False trades the promise to survive a power loss for speed; for tests only. */
  durable?: boolean
}

/**
 * Starts the PostgreSQL that comes with the product, on loopback only, with its data in `folder`. A server that an earlier
 * process left behind on the same folder (it outlives a killed parent) is taken over rather than started twice.
 * @throws DatabaseSetupError EMBEDDED_UNSUPPORTED or EMBEDDED_FAILED, the latter with the end of the server's log.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { durable = true } = options
  const folder = resolve(options.folder)
  const data = join(folder, 'data')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const password = await initialise(folder, data, durable)

  const running = await serverOf(data)
  const port = running?.port ?? (await start(folder, data, durable, options.port))
  const url = `postgresql://${superuser}:${password}@127.0.0.1:${port}/${database}`
  await waitUntilAnswering(url, folder)

  const stop = async () => {
    const { status, output } = await runProgram('pg_ctl', ['stop', '-D', data, '-m', 'fast', '-w', '-t', '60'])
    if (status !== 0 && existsSync(join(data, 'postmaster.pid')))
      throw new DatabaseSetupError('EMBEDDED_FAILED', `PostgreSQL did not stop: ${output}`)
  }
  return { url, adopted: running !== null, stop, [Symbol.asyncDispose]: stop }
}

async function initialise(folder: string, data: string, durable: boolean): Promise<string> {
  const passwordFile = join(folder, 'password')
  if (existsSync(data)) {
    return readFile(passwordFile, 'utf8').catch((cause: unknown) => {
      throw new DatabaseSetupError('EMBEDDED_FAILED', `${passwordFile} is missing beside its data: restore it.`, { cause })
    })
  }
  // Laid out aside and then renamed: what stands under the final name is whole, and is never removed.
  const aside = join(folder, 'data-being-made')
  await rm(aside, { recursive: true, force: true })
  const password = randomBytes(24).toString('base64url')
  await writeFile(passwordFile, password, { mode: 0o600 })
  await chmod(passwordFile, 0o600)
  const { status, output } = await runProgram('initdb', [
    ...['-D', aside, '-U', superuser, '--pwfile', passwordFile, '--auth', 'scram-sha-256', '--encoding', 'UTF8'],
    ...['--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8', '--locale', 'C', '--set', 'timezone=UTC'],
    ...(durable ? [] : ['--no-sync']),
  ])
  if (status !== 0) throw new DatabaseSetupError('EMBEDDED_FAILED', `PostgreSQL could not lay out its data folder: ${output}`)
  await rename(aside, data)
  return password
}

async function start(folder: string, data: string, durable: boolean, wanted: number | undefined): Promise<number> {
  const attempts = wanted ? 1 : 5
  for (let attempt = 1; ; attempt += 1) {
    const port = wanted || (await freePort())
    const settings = [
      'listen_addresses=127.0.0.1',
      `port=${port}`,
      'unix_socket_directories=',
      'log_timezone=UTC',
      'timezone=UTC',
    ]
    if (!durable) settings.push('fsync=off', 'synchronous_commit=off', 'full_page_writes=off')
    const serverOptions = settings.map((setting) => `-c ${setting}`).join(' ')
    const log = join(folder, 'postgres.log')
    const { status, output } = await runProgram('pg_ctl', [
      'start',
      '-D',
      data,
      '-l',
      log,
      '-o',
      serverOptions,
      '-w',
      '-t',
      '120',
    ])
    if (status === 0) return port
    // Between finding a free port and using it another process may have taken it.
    if (attempt === attempts)
      throw new DatabaseSetupError('EMBEDDED_FAILED', `PostgreSQL did not start: ${output}\n${await endOfLog(folder)}`)
  }
}

/** The live server of a data folder; null when there is none. A stale lock file of a process that is no PostgreSQL is removed. */
async function serverOf(data: string): Promise<{ port: number } | null> {
  const { status } = await runProgram('pg_ctl', ['status', '-D', data])
  if (status !== 0) return null
  const [pid, , , port] = (await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n')
  // After a restart of the machine the number may belong to something else.
  const command = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => 'postgres')
  if (command.trim() === 'postgres') return { port: Number(port) }
  await rm(join(data, 'postmaster.pid'))
  return null
}

async function waitUntilAnswering(url: string, folder: string): Promise<void> {
  const deadline = performance.now() + 60_000
  for (;;) {
    const client = new pg.Client({ connectionString: url.replace(/[^/]*$/, 'postgres') })
    try {
      await client.connect()
      const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database])
      if (rowCount === 0) await client.query(`CREATE DATABASE ${database}`)
      return
    } catch (error) {
      const code = (error as { code?: string }).code
      // Starting up, recovering, or not yet listening: a server that was just adopted may be replaying its log.
      if (!(code === '57P03' || code === 'ECONNREFUSED') || performance.now() > deadline) {
        throw new DatabaseSetupError(
          'EMBEDDED_FAILED',
          `PostgreSQL runs but does not answer: ${String(error)}\n${await endOfLog(folder)}`,
          { cause: error },
        )
      }
      await pause(50)
    } finally {
      await client.end().catch(() => undefined)
    }
  }
}

async function endOfLog(folder: string): Promise<string> {
  const log = await readFile(join(folder, 'postgres.log'), 'utf8').catch(() => '')
  return log.split('\n').slice(-15).join('\n')
}
